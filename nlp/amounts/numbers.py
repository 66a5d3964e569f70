"""Numbers as people write them: "3,5", "26,000", "1.2 million", "half a", "a dozen", "zweihundertfünfzig"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nlp.amounts.composing import Composer
from nlp.amounts.digits import digits_value
from nlp.amounts.folding import folded
from nlp.amounts.items import Item, Number
from nlp.amounts.lexer import Words, words_of
from nlp.amounts.number_words import Language, language_of
from nlp.amounts.separators import decimal_sign, may_be_either

__all__ = ["Number", "find_numbers", "parse_number"]
_LARGEST: Final = 1e15


def find_numbers(text: str, language: str | None = None, words: Words | None = None) -> list[Number]:
    """Return the numbers of a text in order, without overlaps; ``words`` if the text is cut already."""
    known = language_of(language)
    words = words or words_of(text)
    either = any(may_be_either(words.forms[place]) for place in words.digits)
    items = list(_items(words, known, decimal_sign(text, words, language) if either else "."))
    numbers: list[Number] = []
    place = 0
    while place < len(items):
        composer = Composer(text, items, place, known)
        number = composer.number()
        if number is not None and number.value < _LARGEST:
            numbers.append(number)
        place = max(place + 1, composer.place)
    return numbers


def parse_number(text: str, language: str | None = None) -> float | None:
    """Return the value of a text that is a number and nothing else; None where it is none."""
    stripped = folded(text).strip()
    found = find_numbers(stripped, language)
    whole = len(found) == 1 and found[0].end == len(stripped) and not found[0].article
    return found[0].value if whole else None


def _items(words: Words, language: Language, decimal: str | None) -> Iterator[Item]:
    # Most languages write no number words together: there the table itself answers.
    look_up = language.words.get if language.glue is None else language.look_up
    prefixed = language.prefixed
    for place, word in enumerate(words.forms):
        if place in words.digits:
            value = digits_value(word, decimal)
            if value is not None:
                yield Item(words.starts[place], words.ends[place], word, "digits", value)
        elif (found := look_up(word)) is not None:
            yield Item(words.starts[place] + (word in prefixed), words.ends[place], word, *found)
