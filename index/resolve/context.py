"""What two documents share besides a name, and what cannot be true of one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from index.resolve.collection import Collection
from index.resolve.mention import Mention

_LISTED: Final = 5.0
_BIRTHDAY: Final = 4.0
_BIRTH_YEAR: Final = 1.5
_STORY: Final = 3.0
_OTHERS_MOST: Final = 3.0
_PLACES_MOST: Final = 1.5
_REGION: Final = 0.5
_COUNTRY: Final = 0.25
_ABROAD: Final = -1.5
_ELSEWHERE: Final = -1.0
_WEEK: Final = 7
_SEASON: Final = 90
_DECADE: Final = 3650
_SHOWN: Final = 3
_COUNTED: Final = 8


class Finding(NamedTuple):
    """Points, below zero against one person, and what agrees in words."""

    points: float
    reason: str = ""


def contradict(one: Mention, other: Mention) -> bool:
    """Whether what is known of two mentions cannot be true of one: births, or entries of one list."""
    if one.birthday and other.birthday:
        return one.birthday != other.birthday
    first, second = _born(one), _born(other)
    if first and second and (first[1] < second[0] - 1 or second[1] < first[0] - 1):
        return True
    return _other_entries(one, other)


def compare_contexts(one: Mention, other: Mention, known: Collection) -> Iterator[Finding]:
    """Yield what the documents of two mentions say for and against their being one."""
    if shared := sorted(one.listed & other.listed):
        yield Finding(_LISTED, f"the same entry of a list: {shared[0]}")
    if one.birthday and one.birthday == other.birthday:
        yield Finding(_BIRTHDAY, f"the same day of birth, {one.birthday}")
    elif _born(one) and _born(other):
        yield Finding(_BIRTH_YEAR, "ages that fit")
    if one.story and one.story == other.story:
        yield Finding(_STORY, "told in one story")
    yield _others(one, other, known)
    yield _shared(one.selectors & other.selectors, known, "selectors", _OTHERS_MOST)
    yield _whereabouts(one, other, known)
    yield _days(one, other)


def _born(mention: Mention) -> tuple[int, int] | None:
    """The years between which somebody was born."""
    year = int(mention.birthday[:4]) if mention.birthday else None
    return (year, year) if year else mention.born


def _other_entries(one: Mention, other: Mention) -> bool:
    """Whether both are on one list under different identifiers, and share none."""
    if not one.listed or not other.listed or one.listed & other.listed:
        return False
    lists = {entry.partition(":")[0] for entry in one.listed}
    return any(entry.partition(":")[0] in lists for entry in other.listed)


def _others(one: Mention, other: Mention, known: Collection) -> Finding:
    shared = (one.others & other.others) - one.own - other.own
    return _shared(shared, known, "names", _OTHERS_MOST)


def _shared(shared: frozenset[str], known: Collection, what: str, most: float) -> Finding:
    worth = sorted(((known.context_points(each), each) for each in shared), key=lambda pair: (-pair[0], pair[1]))
    told = [each for points, each in worth if points > 0][:_SHOWN]
    # Names that stand together once do so again: each further one says half as much.
    points = min(most, sum(points / 2**place for place, (points, _) in enumerate(worth[:_COUNTED])))
    return Finding(points, f"shared {what}: {', '.join(told)}" if told else "")


def _whereabouts(one: Mention, other: Mention, known: Collection) -> Finding:
    if shared := one.places & other.places:
        found = _shared(shared, known, "places", _PLACES_MOST)
        return Finding(max(found.points, _REGION), "shared places")
    if one.regions & other.regions:
        return Finding(_REGION, "the same region")
    if one.countries and other.countries and not one.countries & other.countries:
        return Finding(_ABROAD)
    if one.regions and other.regions:
        return Finding(_ELSEWHERE)
    return Finding(_COUNTRY if one.countries & other.countries else 0.0)


def _days(one: Mention, other: Mention) -> Finding:
    if not one.published or not other.published:
        return Finding(0.0)
    apart = abs((one.published - other.published).days)
    if apart <= _WEEK:
        return Finding(0.5, "told within a week")
    if apart <= _SEASON:
        return Finding(0.25)
    return Finding(-0.5 if apart > _DECADE else 0.0)
