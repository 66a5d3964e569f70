"""Whether single words match what is not given letter by letter, for marking and explaining what an engine found."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from index.engine.patterns import fuzzy_word, pattern_of
from index.query.ast import Fuzzy, Regex, Wildcard
from index.query.automaton import Automaton
from index.query.fields import EXACT_FIELDS


@lru_cache(maxsize=256)
def test_of(node: Wildcard | Fuzzy | Regex) -> Callable[[str], bool]:
    """Return whether an indexed word, or the term of a keyword, is what the leaf asks for."""
    if isinstance(node, Fuzzy):
        asked = fuzzy_word(node)
        return lambda word: within(asked, word, node.edits)
    return Automaton(pattern_of(node, node.field in EXACT_FIELDS)).matches


def within(first: str, second: str, edits: int) -> bool:
    """Say whether so few edits (a letter put in, left out or replaced, neighbours swapped) make one word the other."""
    if abs(len(first) - len(second)) > edits:
        return False
    same = next((place for place, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), None)
    if same is None:
        return True
    first, second = first[same:], second[same:]
    if not edits:
        return False
    swapped = first[:2] == second[1::-1] and within(first[2:], second[2:], edits - 1)
    return (
        swapped
        or within(first[1:], second[1:], edits - 1)
        or within(first[1:], second, edits - 1)
        or within(first, second[1:], edits - 1)
    )
