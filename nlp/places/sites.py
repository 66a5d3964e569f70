"""The city of a street or a building: the one in its own name, or the one that the text speaks of there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from nlp.marks import Mark
from nlp.places.folding import fold
from nlp.places.gazetteer import Gazetteer
from nlp.places.kinds import kinds_of
from nlp.places.spot import Spot
from nlp.places.surface import Wanted

_LARGE: Final = 50_000
_BEHIND: Final = 60
_BEFORE: Final = 300
_IN: Final = re.compile(r",? (?:in|near|outside|at|of) (?:the |downtown |central )?|,? |, \w+ \w+,? ")
_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s|\n")

Known = Sequence[tuple[int, Spot]]


def city_of_site(table: Gazetteer, text: str, mark: Mark, wanted: Wanted, known: Known) -> Spot | None:
    """The city of a site; ``known`` are (start, place) of the resolved names in order. None where nothing tells.

    A name that is not known to be a street or building is placed only by what stands right behind it.
    """
    behind = _behind(text, mark, known)
    if behind or wanted not in ("site", "street"):
        return behind
    inside = _inside(table, text[mark.start : mark.end], known) if wanted == "site" else None
    return inside or _around(text, mark, known)


def _inside(table: Gazetteer, name: str, known: Known) -> Spot | None:
    """The place that a building is called after: "Orange County Jail"; streets are called after places far away."""
    words = name.split()
    names = {fold(spot.name): spot for _, spot in known}
    fronts = [" ".join(words[:last]) for last in range(min(len(words), 5) - 1, 0, -1)]
    # "HMP Manchester": what stands behind the word for it counts as much as two words before.
    cores = [core for kind, core in kinds_of(name) if kind == "site"]
    for part in (*cores, *fronts):
        if (spot := names.get(fold(part))) is not None:
            return spot
        large = [spot for spot in table.named(part) if spot.own and spot.population >= _LARGE]
        if part in cores:
            large = [spot for spot in large if _local(spot)]
        if large and (" " in part or part in cores) and all(map(_local, large)):
            return max(large, key=lambda spot: (_is_near(spot, known), spot.population))
    return None


def _is_near(spot: Spot, known: Known) -> int:
    """2 where a known place lies in the same region, 1 where one lies in the same country, else 0."""
    return max(
        (2 if spot.region in (one.region, one.id) else int(spot.country == one.country) for _, one in known), default=0
    )


def _behind(text: str, mark: Mark, known: Known) -> Spot | None:
    """The place that stands right behind: "… in Nashville"."""
    for start, spot in known:
        if mark.end <= start <= mark.end + _BEHIND:
            return spot if _local(spot) and _IN.fullmatch(text, mark.end, start) else None
    return None


def _around(text: str, mark: Mark, known: Known) -> Spot | None:
    """A city in the same sentence, else the one that the text names most, else the last one before."""
    near = [(start, spot) for start, spot in known if _local(spot) and abs(start - mark.start) <= _BEFORE]
    for start, spot in sorted(near, key=lambda one: abs(one[0] - mark.start)):
        first, last = sorted((start, mark.start))
        if not _SENTENCE_ENDS.search(text, first, last):
            return spot
    counted = Counter(spot.id for _, spot in known if spot.kind == "city")
    if counted:
        most = max(counted.values())
        often = [spot for _, spot in known if counted.get(spot.id) == most]
        before = [spot for start, spot in near if start < mark.start and counted.get(spot.id) == most]
        return before[-1] if before else often[0]
    return near[0][1] if near else None


def _local(spot: Spot) -> bool:
    return spot.kind in ("city", "county")
