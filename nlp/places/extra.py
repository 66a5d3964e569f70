"""What the packed table of places lacks: islands, harbours, usual names of airports and of countries, kept by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.annotation import PlaceKind
from nlp.datafiles import lines_of
from nlp.places.folding import fold
from nlp.places.spot import Spot

_DATA: Final = files("nlp.places") / "data"


@cache
def lands() -> dict[str, tuple[Spot, ...]]:
    """Islands, stretches of land, harbours and airports without an id, by folded name. Raises ``OSError``."""
    made: dict[str, tuple[Spot, ...]] = {}
    for line in lines_of(_DATA / "lands.tsv"):
        kind, country, latitude, longitude, people, code, told = line.split("\t")
        names = told.split("|")
        spot = _land(names[0], kind, country, (float(latitude), float(longitude)), int(people or 0), code)  # type: ignore[arg-type]
        for name in {fold(name) for name in names}:
            made[name] = (*made.get(name, ()), spot)
    return made


def _land(name: str, kind: PlaceKind, country: str, where: tuple[float, float], people: int, code: str) -> Spot:
    return Spot(None, name, kind, country or None, "", "", *where, people, code or None, False, usual=kind == "airport")


@cache
def airport_names() -> dict[str, str]:
    """IATA codes by the folded names that texts use. Raises ``OSError``."""
    rows = (line.split("\t") for line in lines_of(_DATA / "airports.tsv"))
    return {fold(name): code for code, names in rows for name in names.split("|")}


@cache
def country_names() -> dict[str, str]:
    """What news calls a country, by ISO 3166-1 code, where the table has another name. Raises ``OSError``."""
    rows: Iterable[list[str]] = (line.split("\t") for line in lines_of(_DATA / "countries.tsv"))
    return dict(rows)


@cache
def exonyms() -> dict[str, str]:
    """The id of the city that an English name means, by the folded name. Raises ``OSError``."""
    return dict(_exonyms())


def _exonyms() -> Iterator[tuple[str, str]]:
    for line in lines_of(_DATA / "exonyms.tsv"):
        name, spot, *_ = line.split("\t")
        yield fold(name), spot


@cache
def region_names() -> dict[str, str]:
    """The ids of regions by what other languages call them, folded. Raises ``OSError``."""
    rows = (line.split("\t") for line in lines_of(_DATA / "regions.tsv"))
    return {fold(name): spot for spot, _, names in rows for name in names.split("|")}
