"""When a word or a list of words matches, straight from the definitions and without regard to speed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product

from index.folding import fold
from index.query.ast import SELECTOR_FIELDS, Wildcard


def contains(text: Sequence[str], part: Sequence[str]) -> bool:
    """Say whether the words of ``part`` stand next to each other in a text."""
    return bool(places(text, part))


def places(text: Sequence[str], part: Sequence[str]) -> list[int]:
    """Return where ``part`` begins in a text."""
    part = list(part)
    return [at for at, word in enumerate(text) if word == part[0] and list(text[at : at + len(part)]) == part]


def near(text: Sequence[str], units: Sequence[Sequence[str]], moves: int) -> bool:
    """Say whether units stand so that this many moves make them the phrase: Lucene's slop, without overlaps.

    A unit's shift is its place less its place in the phrase; the greatest and the least shift differ by the moves.
    """
    bases = [sum(len(unit) for unit in units[:number]) for number in range(len(units))]
    for starts in product(*(places(text, unit) for unit in units)):
        shifts = [start - base for start, base in zip(starts, bases, strict=True)]
        taken = [start + at for start, unit in zip(starts, units, strict=True) for at in range(len(unit))]
        if max(shifts) - min(shifts) <= moves and len(set(taken)) == len(taken):
            return True
    return False


def regex_test(text: str) -> Callable[[str], bool]:
    """Return whether a word matches a regular expression from end to end."""
    pattern = re.compile(fold(text))
    return lambda word: pattern.fullmatch(word) is not None


def wildcard_test(node: Wildcard) -> Callable[[str], bool]:
    """Return whether a word or term is of the wildcard's form."""
    form = ""
    for number, part in enumerate(node.parts):
        if number % 2:
            form += part.replace("*", ".*").replace("?", ".")
        else:
            form += re.escape(_as_indexed(part, node.field))
    pattern = re.compile(form)
    return lambda word: pattern.fullmatch(word) is not None


def _as_indexed(literal: str, field: str | None) -> str:
    folded = fold(literal)
    if field in SELECTOR_FIELDS and field not in ("email", "ip", "onion", "handle"):
        return "".join(char for char in folded if char.isalnum())
    return folded


def fuzzy_test(word: str, edits: int) -> Callable[[str], bool]:
    """Return whether another word is so few edits away."""
    return lambda other: abs(len(word) - len(other)) <= edits and distance(word, other) <= edits


def distance(first: str, second: str) -> int:
    """Return the optimal string alignment distance: letters put in, left out, replaced, or neighbours swapped."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for one, letter in enumerate(first, 1):
        rows = (before, row)
        before, row = row, [one]
        for two, other in enumerate(second, 1):
            best = min(before[two - 1] + (letter != other), before[two] + 1, row[two - 1] + 1)
            if one > 1 and two > 1 and letter == second[two - 2] and first[one - 2] == other:
                best = min(best, rows[0][two - 2] + 1)
            row.append(best)
    return row[-1]
