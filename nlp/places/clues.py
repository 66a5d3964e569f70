"""Which countries a text speaks of without naming them: by demonyms, agencies, money, telephone numbers, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

import phonenumbers

from nlp.datafiles import lines_of
from nlp.marks import Mark
from nlp.phrases import PhraseTable

_FILE: Final = files("nlp.places") / "data" / "clues.tsv"
_TOLD: Final = 20_000
"""A text is of what its beginning speaks of."""
_SELECTOR: Final = 2
_HOST: Final = re.compile(r"(?:^|//|@|\.)[\w-]+\.([a-z]{2})(?:[/:?#]|$)", re.IGNORECASE)
_NO_COUNTRY: Final = frozenset(
    {"EU", "IO", "AI", "TV", "ME", "CC", "LY", "TO", "SU", "CO", "GG", "IM", "TK", "WS", "FM"}
)
"""Domains that anybody takes, or that are no country's."""
_DOMAINS: Final = {"UK": "GB", "EL": "GR"}
_NO_MONEY: Final = frozenset({"US", "EU", "XO", "XA", "XC"})
"""Currencies that are paid in many countries, by what their ISO 4217 codes begin with."""


def clues(text: str, marks: Iterable[Mark] = ()) -> Counter[str]:
    """How much the words of a text, and its money and selectors among ``marks``, speak of each country (ISO 3166-1)."""
    found: Counter[str] = Counter()
    seen: Counter[tuple[str, ...]] = Counter()
    for _, _, (countries, weight) in _table().find(text[:_TOLD]):
        seen[countries] += 1
        # What is said ten times is not ten times as true.
        if seen[countries] <= 3:
            found.update(dict.fromkeys(countries, weight))
    for mark in marks:
        if country := _of_mark(text, mark):
            found[country] += _SELECTOR if mark.label != "MONEY" else 1
    return found


def _of_mark(text: str, mark: Mark) -> str | None:
    if mark.label == "MONEY":
        country = (mark.unit or "")[:2]
        return None if country in _NO_MONEY or not country else country
    if mark.label == "PHONE":
        return _of_number(mark.canonical or "")
    if mark.label in ("URL", "EMAIL") and (host := _HOST.search(text[mark.start : mark.end][:100])):
        country = host[1].upper()
        return None if country in _NO_COUNTRY else _DOMAINS.get(country, country)
    return None


def _of_number(number: str) -> str | None:
    """The country of a number in E.164; +1 alone tells none."""
    for length in (3, 2, 1) if number.startswith("+") and number[1:4].isdigit() else ():
        if (regions := phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(number[1 : 1 + length]))) is not None:
            return regions[0] if number[1] != "1" and regions[0] != "001" else None
    return None


@cache
def _table() -> PhraseTable[tuple[tuple[str, ...], int]]:
    rows: dict[str, tuple[set[str], int]] = {}
    for line in lines_of(_FILE):
        codes, weight, phrases = line.split("\t")
        for phrase in phrases.split("|"):
            countries, most = rows.get(phrase, (set(), 0))
            rows[phrase] = (countries | set(codes.split()), max(most, int(weight)))
    return PhraseTable((phrase, (tuple(sorted(countries)), weight)) for phrase, (countries, weight) in rows.items())
