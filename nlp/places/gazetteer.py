"""The table of places: who bears a name. Read from two packed files, and searched without building an index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
import zstandard

from nlp.annotation import PlaceKind
from nlp.places.folding import fold

_DATA: Final = files("nlp.places") / "data"
_NEWLINE: Final = 10
_MOST_BYTES: Final = 64 * 2**20
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the table. ``region`` and ``county`` are ids of what it lies in; ``population`` counts people.

    ``own``: the name asked for is its chief name or an abbreviation, not one of its names in other languages.
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
        return tuple(self._spot(use) for use in found.split()) if found else ()

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
