"""All amounts of a text at once: it is cut into words and numbers only once."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.amounts.dates import read_dates
from nlp.amounts.folding import folded
from nlp.amounts.lexer import words_of
from nlp.amounts.money import read_money
from nlp.amounts.numbers import find_numbers
from nlp.amounts.quantities import read_quantities
from nlp.amounts.unspaced import read_unspaced
from nlp.marks import Mark


def read_amounts(
    text: str, language: str | None = None, published: str | None = None, marks: Sequence[Mark] = ()
) -> list[Mark]:
    """Return QUANTITY, MONEY and DATE marks; ``marks`` are the names read before, of which the drugs count."""
    text = folded(text)
    words = words_of(text)
    numbers = find_numbers(text, language, words)
    drugs = [mark for mark in marks if mark.label == "DRUG"]
    unspaced = list(read_unspaced(text, language, drugs))
    found = [*read_quantities(text, language, drugs, words, numbers), *read_money(text, language, words, numbers)]
    if unspaced:
        found = [*unspaced, *(mark for mark in found if not _meets(mark, unspaced))]
    return [*found, *read_dates(text, published, language, words, numbers)]


def _meets(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in others)
