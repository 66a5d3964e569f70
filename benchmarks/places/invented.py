"""Invented texts in many languages whose places were judged by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from nlp.annotation import Place, PlaceKind
from nlp.marks import Mark
from nlp.places import resolve
from nlp.places.folding import fold
from nlp.places.gazetteer import Gazetteer, gazetteer

TEXTS: Final = Path(__file__).with_name("invented.txt")
_MARKED: Final = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its places: ``(start, end, country, name or kind or "")``."""

    language: str
    country: str | None
    text: str
    places: tuple[tuple[int, int, str, str], ...]


def texts() -> Iterator[Told]:
    """Yield the texts. Raises ``OSError``."""
    language, country = "", "-"
    for line in TEXTS.read_text("utf-8").splitlines():
        if line.startswith("@"):
            _, language, country = line.split()
        elif line and not line.startswith("#"):
            yield _told(line, language, None if country == "-" else country)


def _told(line: str, language: str, country: str | None) -> Told:
    text, at, places = "", 0, []
    for found in _MARKED.finditer(line):
        text += line[at : found.start()]
        name, land, *more = found[1].split("|")
        places.append((len(text), len(text) + len(name), land, "".join(more[:1])))
        text, at = text + name, found.end()
    return Told(language, country, text + line[at:], tuple(places))


def measure() -> dict[str, Any]:
    """Score the places of the texts, each given its marks."""
    table = gazetteer()
    right = total = 0
    for told in texts():
        marks = [Mark(start, end, "PLACE") for start, end, *_ in told.places]
        for mark, wanted in zip(resolve(told.text, marks, told.language, told.country), told.places, strict=True):
            total += 1
            right += _is_right(table, mark.place, *wanted[2:])
    return {"mentions": total, "right": round(right / total, 3)}


def _is_right(table: Gazetteer, place: Place | None, country: str, told: str) -> bool:
    if place is None or place.country != country:
        return False
    if told in get_args(PlaceKind):
        return place.kind == told
    return not told or fold(told) in fold(place.name) or place.id in {spot.id for spot in table.named(told)}
