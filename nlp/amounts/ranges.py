"""Ranges of numbers: "10 to 15", "two to three million", "between 5 and 10", "44 mg to 50 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.amounts.number_words import Language
from nlp.amounts.numbers import Number

_DASH: Final = re.compile(r"\s?(?:-|\u2013|\u2014)\s?")
_ABOUT: Final = re.compile(r"\s?(?:\u00b1|\+/-)\s?")
_ARTICLE: Final = r"(?:(?:i|gli|le|los|las|les|os|as|de|the)\s)?"
_WORD: Final = re.compile(rf"\s([^\W\d_]+)\s{_ARTICLE}")
_UNIT_AND_WORD: Final = re.compile(r"\s?[^\W\d_]{1,12}\s?(?:[-\u2013]|\s([^\W\d_]{1,6})\s)\s?")
_LAST_WORD: Final = re.compile(rf"([^\W\d_]+)\s{_ARTICLE}$")
_THOUSANDTHS: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}$")


@dataclass(frozen=True, slots=True)
class Range:
    """A number, or two that are the ends of a range; ``value`` is the lower end.

    ``second`` is a further number that may be the upper end if it has the same unit. ``thousandths``: it is written
    with three decimals.
    """

    start: int
    end: int
    value: float
    digits: bool
    article: bool = False
    thousandths: bool = False
    scale: float = 1.0
    second: Number | None = None


def ranges(text: str, numbers: Sequence[Number], language: Language) -> Iterator[Range]:
    """Yield the numbers of a text, those that are the ends of a range as one."""
    place = 0
    while place < len(numbers):
        number = numbers[place]
        upper = numbers[place + 1] if place + 1 < len(numbers) else None
        if upper is not None and not upper.article and _joined(text, number, upper, language):
            yield _range(text, number, upper)
            place += 2
            continue
        second = upper if upper is not None and _units_joined(text, number, upper, language) else None
        yield _single(text, number, second)
        place += 1


def _single(text: str, number: Number, second: Number | None) -> Range:
    thousandths = _THOUSANDTHS.fullmatch(text, number.start, number.end) is not None
    return Range(
        number.start, number.end, number.value, number.digits, number.article, thousandths, number.scale, second
    )


def _range(text: str, lower: Number, upper: Number) -> Range:
    # "Two to three million": the scale stands once, behind the upper end.
    value = lower.value * (upper.scale if lower.scale == 1 and lower.value < 1000 else 1)
    thousandths = _THOUSANDTHS.fullmatch(text, lower.start, lower.end) is not None
    return Range(lower.start, upper.end, value, upper.digits, thousandths=thousandths, scale=upper.scale)


def _joined(text: str, lower: Number, upper: Number, language: Language) -> bool:
    if lower.article or upper.start - lower.end > 12:
        return False
    if _ABOUT.fullmatch(text, lower.end, upper.start):
        return True
    if _DASH.fullmatch(text, lower.end, upper.start):
        return lower.value * max(upper.scale, 1) < upper.value * max(lower.scale, 1) or lower.value < upper.value
    word = _WORD.fullmatch(text, lower.end, upper.start)
    return word is not None and _is_range_word(text, word[1].lower(), lower, language)


def _is_range_word(text: str, word: str, lower: Number, language: Language) -> bool:
    if word in language.ranges:
        return True
    before = _LAST_WORD.search(text[max(0, lower.start - 16) : lower.start])
    return word in language.range_ands and before is not None and before[1].lower() in language.between


def _units_joined(text: str, lower: Number, upper: Number, language: Language) -> bool:
    """Whether only a unit and a word for ranges stand between two numbers: "44 mg to 50 mg"."""
    if lower.article or upper.article or upper.start - lower.end > 24:
        return False
    found = _UNIT_AND_WORD.fullmatch(text, lower.end, upper.start)
    if found is None or lower.value >= upper.value:
        return False
    return found[1] is None or _is_range_word(text, found[1].lower(), lower, language)
