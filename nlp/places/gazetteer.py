"""The table of places: who bears a name. Read from two packed files, and searched without building an index."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Final

import numpy as np
import zstandard

from nlp.places.extra import airport_names, country_names, exonyms, lands, region_names
from nlp.places.folding import fold
from nlp.places.spot import Spot

_DATA: Final = files("nlp.places") / "data"
_NEWLINE: Final = 10
_MOST_BYTES: Final = 64 * 2**20
_LONGEST_NAME: Final = 80
_ARTICLES: Final = frozenset({"le", "la", "les", "el", "los", "las", "the", "o", "a", "il"})
_LEADS: Final = {"region": 0.4, "county": 0.2}
"""What a city gains that a region or a county around it is called after."""
_SEAT: Final = 0.05
"""A city with such a share of the people of its region has the name before it."""


class Gazetteer:
    """Finds places by name. Loading takes about 0.1 s and 20 MB."""

    def __init__(self) -> None:
        self._names = _unpacked("names.tsv.zst")
        self._rows = _unpacked("rows.tsv.zst")
        self._ends = np.flatnonzero(np.frombuffer(self._rows, np.uint8) == _NEWLINE)
        self.named = lru_cache(maxsize=20_000)(self._named)
        """``named(name)``: the places with that name in any spelling that folds alike; () where there are none."""
        self.regions = self._regions()
        """Names of first-order regions by id."""

    @cached_property
    def airports(self) -> dict[str | None, Spot]:
        """Airports by their IATA codes."""
        start = self._rows.rindex(b"\n", 0, self._rows.index(b"\tairport\t")) + 1
        lines = takewhile(_is_airport, self._rows[start:].split(b"\n"))
        return {spot.code: spot for spot in (_parsed(line, own=True) for line in lines)}

    @cached_property
    def served(self) -> frozenset[str | None]:
        """Ids of the cities that have an airport."""
        return frozenset(spot.id for spot in self.airports.values())

    def airport_of(self, city: Spot, key: str) -> Spot | None:
        """The airport that a city's folded name means: its only one, or the one that bears the name alone."""
        there = [spot for spot in self.airports.values() if spot.id == city.id is not None]
        plain = (f"{key} airport", f"{key} international airport", f"{fold(city.name)} international airport")
        called = [spot for spot in there if fold(spot.name) in plain]
        return there[0] if len(there) == 1 else next(iter(called), None)

    def starts(self, first: str) -> frozenset[str]:
        """The first two letters of every name from ``first`` on, in the order of UTF-8."""
        names = self._names[self._names.index(b"\n" + first.encode()[:2]) :].decode().split("\n")
        return frozenset(name[:2] for name in names if name)

    def _named(self, name: str) -> tuple[Spot, ...]:
        key = fold(name[:_LONGEST_NAME]).encode("utf-8", "replace")
        if not key or len(name) > _LONGEST_NAME:
            return ()
        told = key.decode("utf-8", "replace")
        usual, foreign = exonyms().get(told), _is_foreign(name)
        spots = tuple(self._spot(use) for use in self._line(key).split())
        if not spots and usual:
            spots = self._of_id(usual)
        found = [self._weighed(spot, spots, told, usual, foreign) for spot in spots]
        if (code := airport_names().get(told)) in self.airports:
            found = [one for one in found if one.kind != "airport"] + [replace(self.airports[code], usual=True)]
        region = region_names().get(told)
        if region and all(one.id != region for one in found):
            found += self._of_id(region)
        return (*found, *lands().get(told, ()))

    def _weighed(self, spot: Spot, namesakes: tuple[Spot, ...], key: str, usual: str | None, foreign: bool) -> Spot:
        """The place with what its namesakes, and the folded name asked for, say of it."""
        if spot.kind == "city":
            around = [one for one in namesakes if one.kind in ("region", "county") and self._is_seat(spot, one, key)]
            meant = spot.id == usual is not None
            # Napoli, by which the province is called, is the city of Naples too.
            own = spot.own or foreign or meant or any(one.own for one in around) or _is_without_article(key, spot)
            leads = max((_LEADS[one.kind] for one in around), default=0.0)
            return replace(spot, own=own, usual=meant, leads=leads, short=not own and _is_part(key, spot))
        seat = max((one.population for one in namesakes if self._is_seat(one, spot, key)), default=0)
        return replace(spot, seat=seat, own=spot.own or foreign)

    def _is_seat(self, city: Spot, holder: Spot, key: str) -> bool:
        """Whether a city is what the name means before a region or county around it, or a smaller country elsewhere."""
        if city.kind != "city":
            return False
        if holder.kind == "country":
            smaller = holder.population < city.population
            return smaller and city.own and not holder.own and holder.country != city.country
        # Oklahoma City is called Oklahoma too, but in the United States such a name means the state.
        if holder.country == "US" or not holder.holds(city) or city.population <= _SEAT * holder.population:
            return False
        if city.own or _is_part(key, city):
            return True
        return any(self._spot(use).id == holder.id for use in self._line(fold(city.name).encode()).split())

    def _line(self, key: bytes) -> bytes:
        """What stands behind a name; found by halving, as the lines are sorted by bytes."""
        names, low, high = self._names, 0, len(self._names) - 1
        while low < high:
            start = names.rfind(b"\n", 0, (low + high) // 2 + 1)
            end = names.find(b"\n", start + 1)
            name, _, uses = names[start + 1 : end].partition(b"\t")
            if name == key:
                return uses
            low, high = (end, high) if name < key else (low, start)
        return b""

    def _of_id(self, identity: str) -> tuple[Spot, ...]:
        start = self._rows.find(f"\n{identity}\t".encode()) + 1
        return (_parsed(self._rows[start : self._rows.index(b"\n", start)], own=True),) if start else ()

    def _spot(self, use: bytes) -> Spot:
        own = not use.startswith(b"~")
        row = int(use.lstrip(b"~"))
        start = int(self._ends[row - 1]) + 1 if row else 0
        return _parsed(self._rows[start : int(self._ends[row])], own)

    def _regions(self) -> dict[str, str]:
        # Countries and what they are divided into stand before the first city.
        head = self._rows[: self._rows.index(b"\tcity\t")].decode()
        rows = (line.split("\t", 3) for line in head.split("\n")[:-1])
        return {row[0]: row[1] for row in rows if row[2] == "region" and row[0]}


def _is_airport(line: bytes) -> bool:
    return b"\tairport\t" in line


def _is_part(key: str, spot: Spot) -> bool:
    """Whether a folded name is the beginning or the end of a place's chief name, by whole words: Newcastle, Hull."""
    name = fold(spot.name)
    return spot.country != "US" and (name.startswith(f"{key} ") or name.endswith(f" {key}"))


def _is_without_article(key: str, spot: Spot) -> bool:
    """Whether a folded name is the chief name without its article, as French says "au Havre"."""
    article, _, rest = fold(spot.name).partition(" ")
    return rest == key and article in _ARTICLES


def _is_foreign(name: str) -> bool:
    """Whether a name is in another script than the chief names of the table."""
    return name.strip()[:1] >= "\u0370" and not "\u1e00" <= name.strip()[:1] <= "\u1eff"


def _unpacked(name: str) -> bytes:
    return zstandard.ZstdDecompressor().decompress((_DATA / name).read_bytes(), max_output_size=_MOST_BYTES)


def _parsed(line: bytes, own: bool) -> Spot:
    identity, name, kind, country, region, county, latitude, longitude, people, code = line.decode().split("\t")
    if kind == "country":
        name = country_names().get(country, name)
    return Spot(
        identity or None,
        name,
        kind,  # type: ignore[arg-type]  # the table holds no other kinds, as its tests say
        country or None,
        region,
        county,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(people),
        code.rstrip("*") or None,
        code.endswith("*"),
        own,
    )


@cache
def gazetteer() -> Gazetteer:
    """The table, loaded when first asked for. Raises ``OSError`` where its files are missing."""
    return Gazetteer()
