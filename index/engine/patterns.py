"""Words that are not given letter by letter, and words near one another, in the form that every engine compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from index.engine.analysis import SIGNS_COUNT, pieces, words
from index.folding import fold
from index.query.ast import SELECTOR_FIELDS, Fuzzy, Phrase, Regex, Wildcard
from index.query.pattern import ANY, ANY_OF_WORD, Pattern, wildcard_pattern
from index.query.regex import regex_pattern

_BLANKS = re.compile(r"\s+")


def pattern_of(node: Wildcard | Regex, exact: bool) -> Pattern:
    """Return the pattern that indexed words, or the ``exact`` terms of the node's field, must match whole."""
    if isinstance(node, Regex):
        return regex_pattern(node.text)
    return wildcard_pattern(literal_forms(node, exact), ANY if exact else ANY_OF_WORD)


def literal_forms(node: Wildcard, exact: bool) -> tuple[str, ...]:
    """Return the parts of a wildcard, the literal ones as they are indexed."""
    return tuple(
        part if number % 2 else _exact_form(node.field or "", part, number) if exact else "".join(words(part))
        for number, part in enumerate(node.parts)
    )


def _exact_form(field: str, literal: str, number: int) -> str:
    """A piece of a keyword as ``keyword_term`` has the whole."""
    form = _BLANKS.sub(" ", fold(literal))
    if field not in SELECTOR_FIELDS:
        return form.replace("_", "-") if field == "lang" else form
    form = form.replace(" ", "")
    if field in SIGNS_COUNT:
        return form if number else form.lstrip("@")
    return "".join(char for char in form if char.isalnum())


def fuzzy_word(node: Fuzzy) -> str:
    """Return the indexed form of a fuzzy word."""
    return "".join(words(node.text))


@dataclass(frozen=True, slots=True)
class Nearness:
    """Units (a word each, or characters that stand together) of which so many moves make the phrase."""

    units: tuple[tuple[str, ...], ...]
    moves: int

    @property
    def plain(self) -> bool:
        """Whether every unit is one word."""
        return all(len(unit) == 1 for unit in self.units)


def nearness(node: Phrase) -> Nearness:
    """Return what a phrase with slop asks for."""
    return Nearness(tuple(pieces(node.text)), node.slop)


def arrangements(near: Nearness) -> Iterator[list[tuple[int, str]]]:
    """Yield each way in which the units may stand: words with their distance from the first one.

    The places of the units, each less its place in the phrase, differ by at most ``moves``; units do not overlap. There
    are (moves + 1)^units - moves^units of them, less those that overlap.
    """
    bases = [sum(map(len, near.units[:number])) for number in range(len(near.units))]
    for shifts in product(range(near.moves + 1), repeat=len(near.units)):
        if min(shifts):
            continue
        starts = [base + shift for base, shift in zip(bases, shifts, strict=True)]
        placed = [
            (start + at, word) for start, unit in zip(starts, near.units, strict=True) for at, word in enumerate(unit)
        ]
        if len({place for place, _ in placed}) == len(placed):
            first = min(starts)
            yield sorted((place - first, word) for place, word in placed)
