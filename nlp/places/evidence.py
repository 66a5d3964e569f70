"""How likely a place is meant, before and after looking at the other places of the text.

The weights were set by hand: a unit is about a factor of ten in the number of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, hypot, log10, radians
from typing import Final

from nlp.places.home import EXONYM, Home
from nlp.places.spot import Spot
from nlp.places.surface import Wanted

CONTAINED: Final = 10.0
"""What "…, Texas" behind a name adds to a place in Texas."""
_OTHER_NAME: Final = 1.2
_EXONYM: Final = 100_000
_SHORTENED: Final = 0.4
"""What a place loses that a part of its chief name means: Hull for Kingston upon Hull."""
_USUAL: Final = 1.0
"""What the English name of a large city adds: Venice in Italy before those in America."""
_CAPITAL: Final = 1.5
_SEATED: Final = 1.2
"""How far a region stands behind the city that its bare name means."""
_WIDE: Final = 8.0
"""Seas and continents."""
_STRANGE: Final = 1.2
"""What a place loses of which nothing else in a text speaks."""
_FAMOUS: Final = 500_000
_LITTLE_STRANGE: Final = 0.3
"""The same of a city that all the world speaks of."""
_LISTED: Final = 2.5
"""What "Arkansas, Nevada and Washington" adds to a state among states."""
_KIND: Final = 6.0
_NAMED_WATER: Final = 5.0
"""A river or an estuary inside a country; seas are _WIDE."""
_HARBOUR: Final = 1.5
_NAMED_SITE: Final = 4.4
"""An airport or a harbour by the name that texts use: before a town that has the same one."""
NOWHERE: Final[Home] = {}
_NEAR_KM: Final = 120
_MOST_CITIES: Final = 50
"""So many cities are measured against each place."""
_FITTING: Final[dict[Wanted, frozenset[str]]] = {
    "region": frozenset({"region", "county", "country"}),
    "county": frozenset({"county", "region"}),
    "city": frozenset({"city"}),
    "port": frozenset({"city", "port"}),
    "airport": frozenset({"airport", "city"}),
    "site": frozenset({"city", "county"}),
}


def prior(spot: Spot, wanted: Wanted = "any", home: Home = NOWHERE) -> float:
    """How often the place is meant by its name in any text whose ``home`` is known, as a logarithm."""
    people = log10(spot.population + 10)
    value = {
        "country": 8.5 + people / 10,
        "region": 3.6 + 0.38 * people,
        # A county of the United States is called one; elsewhere its bare name means it.
        "county": 1.5 + people / 4 if spot.country == "US" else 2.8 + 0.38 * people,
        "airport": _NAMED_SITE if spot.usual else 1.0 + people / 10,
        "port": _NAMED_SITE,
        "water": _NAMED_WATER,
    }.get(spot.kind, people + _CAPITAL * spot.capital * (1.0 if spot.own else 0.5))
    if spot.country is None:
        value = _WIDE
    if spot.seat and wanted == "any":
        value = min(value, log10(spot.seat + 10) - _SEATED)
    value += _USUAL * spot.usual + spot.leads
    if not spot.own:
        value -= _SHORTENED if spot.short else _OTHER_NAME
        value += home.get(EXONYM, 0.0) * (spot.population >= _EXONYM)
    value += home.get(spot.country or "", 0.0)
    if wanted == "port":
        value += _HARBOUR if spot.code else -_HARBOUR
    fitting = _FITTING.get(wanted)
    if fitting is not None:
        value += _KIND if spot.kind in fitting else -_KIND
    return value


@dataclass(slots=True)
class Surroundings:
    """What the other places of a text say: how often each region, county and country is named or lived in."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    counties: Counter[str] = field(default_factory=Counter)
    cities: dict[str | None, Spot] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    """Countries that the text speaks of in other ways than by places."""
    beside: dict[str, set[tuple[str, str | None]]] = field(default_factory=dict)
    """Kind and country of what stands in one list with a name, by the folded name."""

    def add(self, spots: Iterable[Spot], times: int = 1) -> None:
        """Count places that the text surely names; with -1 take them back."""
        for spot in spots:
            for counted, key in (
                (self.countries, spot.country),
                (self.regions, spot.id if spot.kind == "region" else spot.region),
                (self.counties, spot.id if spot.kind == "county" else spot.county),
            ):
                if key:
                    counted[key] += times
            if spot.kind == "city" and len(self.cities) < _MOST_CITIES:
                self.cities[spot.id] = spot

    def support(self, spot: Spot, key: str = "") -> float:
        """What they add to a place that is named by the folded name ``key``; less than 0 where they speak against."""
        region = spot.id if spot.kind == "region" else spot.region
        value = 2.0 * _share(self.countries, spot.country) + 2.5 * _share(self.regions, region)
        value += 1.5 * _share(self.counties, spot.county)
        value += self._near(spot) + (_LISTED if (spot.kind, spot.country) in self.beside.get(key, ()) else 0.0)
        if value or spot.country in self.told or not (self.countries or self.told):
            return value
        famous = spot.usual or spot.population >= _FAMOUS or spot.kind == "port"
        return -_LITTLE_STRANGE if famous else -_STRANGE

    def _near(self, spot: Spot) -> bool:
        return spot.kind == "city" and any(
            other.id != spot.id and kilometres(spot, other) < _NEAR_KM for other in self.cities.values()
        )


def _share(counted: Counter[str], key: str | None) -> float:
    """0 where it is not named, else less than 1: by how much of the text it is, and how often it is named."""
    count = counted.get(key, 0) if key else 0
    return (0.5 + 0.5 * count / counted.total()) * (count + 1) / (count + 1.5) if count else 0.0


def kilometres(one: Spot, other: Spot) -> float:
    """The distance of two places, on a plane: good for some hundred kilometres. Infinite where one has no position."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    assert one.latitude is not None and other.latitude is not None  # noqa: PT018
    assert one.longitude is not None and other.longitude is not None  # noqa: PT018
    across = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(one.latitude - other.latitude, across)
