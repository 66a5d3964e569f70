"""One place of the table, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nlp.annotation import PlaceKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the table. ``region`` and ``county`` are ids of what it lies in; ``population`` counts people.

    ``own``: the name asked for is its chief name, an abbreviation, its name in another script or its usual English
    name, not just one of its names in other languages. ``seat``: for what is not a city, the inhabitants of the city
    that the same bare name rather means: Zürich is the city before the canton. 0 where there is none. ``usual``: the
    name is what English calls this large city. ``leads``: what it is worth that a
    region around the city is called after it. ``short``: the
    name is a part of its chief name.
    """

    id: str | None
    name: str
    kind: PlaceKind
    country: str | None
    region: str
    county: str
    latitude: float | None
    longitude: float | None
    population: int
    code: str | None
    capital: bool
    own: bool = True
    seat: int = 0
    usual: bool = False
    leads: float = 0.0
    short: bool = False

    def holds(self, other: Spot) -> bool:
        """Whether the other place lies in this one by the order of administration."""
        if self is other or self.kind not in _HOLDING:
            return False
        if self.kind == "country":
            return other.kind != "country" and other.country == self.country is not None
        return self.id is not None and self.id in (other.region, other.county)


_HOLDING: Final = frozenset({"country", "region", "county"})
