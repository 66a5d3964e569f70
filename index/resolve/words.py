"""How alike two words of persons' names are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from index.resolve.lists import groups_of, words_of
from index.resolve.spelling import bare_spelling, miswritten

How = Literal["same", "nickname", "spelling", "slip", "initial"]
_KEPT: Final = 100_000
WORTH: Final[dict[How, float]] = {"same": 1.0, "nickname": 0.75, "spelling": 0.95, "slip": 0.8, "initial": 0.3}
"""The share of a word's points that each kind of likeness earns."""


@lru_cache(_KEPT)
def likeness(one: str, other: str) -> How | None:
    """Return in which way two folded words can stand for one another; None where they cannot."""
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else None
    if given_names(one) & given_names(other):
        return "nickname"
    if bare_spelling(one) == bare_spelling(other):
        return "spelling"
    if _is_known(one) and _is_known(other):
        return None
    return "slip" if miswritten(one, other) else None


@lru_cache(_KEPT)
def given_names(word: str) -> frozenset[str]:
    """Return the names for which a given name can stand, itself not among them unless it heads a line of the list."""
    return groups_of("nicknames.txt").get(word, frozenset())


def _is_known(word: str) -> bool:
    """A common name is seldom another one miswritten."""
    return word in words_of("surnames.txt") or word in words_of("given_names.txt")
