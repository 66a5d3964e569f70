"""Two persons' names laid beside each other, word by word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from index.resolve.persons import PersonName
from index.resolve.words import WORTH, How, likeness

_KEPT: Final = 100_000
_OUTER: Final = 0.8
_INNER: Final = 0.25
_MOST_MISSING: Final = 2
_DISORDER: Final = 0.4


class Laid(NamedTuple):
    """``pairs`` are the words that agree with how; ``cost`` are points off for words that only one has, and order."""

    pairs: tuple[tuple[str, str, How], ...]
    cost: float
    inverted: bool
    partial: bool


@lru_cache(_KEPT)
def lay(one: PersonName, other: PersonName) -> Laid | None:
    """Return how two names agree; None where each has a word that the other lacks, or their suffixes differ.

    Names of one word agree only with names of one word.
    """
    if (len(one.words), one.words) > (len(other.words), other.words):
        one, other = other, one
    if (one.suffix and other.suffix and one.suffix != other.suffix) or not one.words or one.is_full != other.is_full:
        return None
    found = _matched(one, other)
    if len(found) < len(one.words) or not _is_sound(one, other, found):
        return None
    places = [place for place, _ in found]
    if (
        min((place for place in places if place >= 0), default=0) > 1
        or len(other.words) - len(one.words) > _MOST_MISSING
    ):
        return None
    pairs = tuple((word, other.words[place] if place >= 0 else word, how)
                  for word, (place, how) in zip(one.words, found, strict=True))  # fmt: skip
    inverted = places != sorted(places)
    cost = _missing(len(other.words), set(places)) + (_DISORDER if inverted else 0.0)
    cost += 0.5 if one.suffix != other.suffix else 0.0
    partial = len(one.words) < len(other.words) or one.suffix != other.suffix
    return Laid(pairs, cost, inverted, partial or any(how == "initial" for _, how in found))


@lru_cache(_KEPT)
def rivals(one: PersonName, other: PersonName) -> bool:
    """Whether two full names share a word and yet name two persons: kinsmen, namesakes with another initial."""
    if not (one.is_full and other.is_full) or lay(one, other) is not None:
        return False
    return any(likeness(word, each) for word in one.words for each in other.words if len(word) > 1 < len(each))


def _matched(one: PersonName, other: PersonName) -> list[tuple[int, How]]:
    """Of each word of the first name, until one finds none, its place in the second; -1 for a nickname in quotes."""
    found: list[tuple[int, How]] = []
    free = set(range(len(other.words)))
    for at, word in enumerate(one.words):
        best = max(
            (
                (WORTH[how], -abs(place - at), place, how)
                for place in free
                if (how := likeness(word, other.words[place]))
            ),
            default=None,
        )
        if best is not None:
            free.remove(best[2])
            found.append((best[2], best[3]))
        elif word in other.nicknames:
            found.append((-1, "nickname"))
        elif called := [place for place in sorted(free) if other.words[place] in one.nicknames]:
            free.remove(called[0])
            found.append((called[0], "nickname"))
        else:
            break
    return found


def _is_sound(one: PersonName, other: PersonName, found: list[tuple[int, How]]) -> bool:
    """Some word is told in full by both, at most one is a slip, and initials stand where given names do."""
    if len(found) == 1:
        return found[0][1] in ("same", "spelling")
    if not any(how in ("same", "spelling") for _, how in found) or sum(how == "slip" for _, how in found) > 1:
        return False
    ends = len(one.words) - 1, len(other.words) - 1
    return all(
        (at == 0) == (place == 0) and at != ends[0] and place != ends[1]
        for at, (place, how) in enumerate(found)
        if how == "initial"
    )


def _missing(length: int, places: set[int]) -> float:
    """Points off for the words of the longer name that the shorter lacks: a middle name is often left out."""
    taken = [place for place in places if place >= 0]
    return sum(
        _INNER if min(taken) < place < max(taken) else _OUTER for place in range(length) if place not in places
    )  # fmt: skip
