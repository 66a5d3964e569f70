"""The table of places: who bears a name. Read from two packed files, and searched without building an index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
import zstandard

from nlp.annotation import PlaceKind
from nlp.datafiles import lines_of
from nlp.places.folding import fold

_DATA: Final = files("nlp.places") / "data"
_NEWLINE: Final = 10
_MOST_BYTES: Final = 64 * 2**20
_LONGEST_NAME: Final = 80
_SEAT: Final = 0.05
"""A city with such a share of the people of its region has the name before it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the table. ``region`` and ``county`` are ids of what it lies in; ``population`` counts people.

    ``own``: the name asked for is its chief name, an abbreviation, its name in another script or its usual English
    name, not just one of its names in other languages. ``seat``: for what is not a city, the inhabitants of the city
    that the same bare name rather means: Zürich is the city before the canton. 0 where there is none. ``usual``: the
    name is what English calls this large city. ``leads``: a region around the city is called after it.
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
    leads: bool = False

    def holds(self, other: Spot) -> bool:
        """Whether the other place lies in this one by the order of administration."""
        if self is other or self.kind not in _HOLDING:
            return False
        if self.kind == "country":
            return other.kind != "country" and other.country == self.country is not None
        return self.id is not None and self.id in (other.region, other.county)


_HOLDING: Final = frozenset({"country", "region", "county"})


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

    def starts(self, first: str) -> frozenset[str]:
        """The first two letters of every name from ``first`` on, in the order of UTF-8."""
        names = self._names[self._names.index(b"\n" + first.encode()[:2]) :].decode().split("\n")
        return frozenset(name[:2] for name in names if name)

    def _named(self, name: str) -> tuple[Spot, ...]:
        key = fold(name[:_LONGEST_NAME]).encode("utf-8", "replace")
        if not key or len(name) > _LONGEST_NAME:
            return ()
        found = self._line(key)
        if not found:
            return ()
        spots = tuple(self._spot(use) for use in found.split())
        usual = _exonyms().get(key.decode("utf-8", "replace"))
        return tuple(self._weighed(spot, spots, usual, _is_foreign(name)) for spot in spots)

    def _weighed(self, spot: Spot, namesakes: tuple[Spot, ...], usual: str | None, foreign: bool) -> Spot:
        """The place with what its namesakes say of it."""
        if spot.kind == "city":
            around = [one for one in namesakes if one.kind in ("region", "county") and self._is_seat(spot, one)]
            meant = spot.id == usual is not None
            # Napoli, by which the province is called, is the city of Naples too.
            own = spot.own or foreign or meant or any(one.own for one in around)
            return replace(spot, own=own, usual=meant, leads=any(one.kind == "region" for one in around))
        seat = max((one.population for one in namesakes if self._is_seat(one, spot)), default=0)
        return replace(spot, seat=seat, own=spot.own or foreign)

    def _is_seat(self, city: Spot, holder: Spot) -> bool:
        """Whether a city is what the name means before a region or county around it, or a smaller country elsewhere."""
        if city.kind != "city":
            return False
        if holder.kind == "country":
            smaller = holder.population < city.population
            return smaller and city.own and not holder.own and holder.country != city.country
        # Oklahoma City is called Oklahoma too, but in the United States such a name means the state.
        if holder.country == "US" or not holder.holds(city) or city.population <= _SEAT * holder.population:
            return False
        return city.own or any(self._spot(use).id == holder.id for use in self._line(fold(city.name).encode()).split())

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


def _is_foreign(name: str) -> bool:
    """Whether a name is in another script than the chief names of the table."""
    return name.strip()[:1] >= "\u0370" and not "\u1e00" <= name.strip()[:1] <= "\u1eff"


@cache
def _exonyms() -> dict[str, str]:
    """The city that an English name means, by the folded name."""
    rows = (line.split("\t")[:2] for line in lines_of(_DATA / "exonyms.tsv"))
    return {fold(name): spot for name, spot in rows}


def _unpacked(name: str) -> bytes:
    return zstandard.ZstdDecompressor().decompress((_DATA / name).read_bytes(), max_output_size=_MOST_BYTES)


def _parsed(line: bytes, own: bool) -> Spot:
    identity, name, kind, country, region, county, latitude, longitude, people, code = line.decode().split("\t")
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
