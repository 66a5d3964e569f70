"""Which currency a sign, a code or a word names; from ``data/currencies.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

_DATA: Final = tomllib.loads((files("nlp.amounts") / "data" / "currencies.toml").read_text("utf-8"))
SIGNS: Final[dict[str, str]] = _DATA["signs"]
PREFIXES: Final[dict[str, str]] = _DATA["prefixes"] | {code: code for code in _DATA["codes"]["words"]}
GLUED: Final[dict[str, str]] = _DATA["glued"]
SCALES: Final[dict[str, float]] = _DATA["scales"]
_CODES: Final = {code: "CNY" if code == "RMB" else code for code in _DATA["codes"]["words"]}
_NAMES: Final = {name: currency for currency, names in _DATA["names"].items() for name in names}
_FAMILIES: Final = _DATA["families"]
_NATIONS: Final = {
    (family, nation): currency
    for family, entry in _FAMILIES.items()
    for currency, nations in entry["countries"].items()
    for nation in nations
}
_ADJECTIVES: Final = frozenset(nation for _, nation in _NATIONS)
_REGIONS: Final = {
    "AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS",
    "UY": "UYU",
}  # fmt: skip
_PESO_REGIONS: Final = frozenset({"MX", "CO", "CL", "AR", "UY"})
_SAMPLE: Final = 20_000


def by_words(words: list[str], as_written: str) -> tuple[str, int] | None:
    """The currency or family that words in small letters begin with, and how many of them name it."""
    if as_written in _CODES:
        return _CODES[as_written], 1
    for skipped in (0, 1, 2):
        nation = " ".join(words[:skipped])
        if skipped and nation not in _ADJECTIVES:
            continue
        for length in (2, 1):
            name = " ".join(words[skipped : skipped + length])
            if len(words) >= skipped + length and name in _NAMES:
                return _of_nation(_NAMES[name], nation, words[skipped + length :], skipped + length)
    return None


def _of_nation(currency: str, nation: str, behind: list[str], used: int) -> tuple[str, int]:
    if (currency, nation) in _NATIONS:
        return _NATIONS[currency, nation], used
    if behind and (currency, behind[0]) in _NATIONS:
        return _NATIONS[currency, behind[0]], used + 1
    return currency, used


def settled(currency: str, text: str, language: str | None) -> str:
    """The ISO 4217 code of a currency or family: by the language's region, else by the countries of the text."""
    if currency not in _FAMILIES:
        return currency
    base, _, region = (language or "").replace("_", "-").partition("-")
    region = region.upper()
    if currency == "dollar" and region in _REGIONS and (base == "es") == (region in _PESO_REGIONS):
        return _REGIONS[region]
    if currency == "peso" and region in _PESO_REGIONS:
        return _REGIONS[region]
    return _by_countries(currency, text[:_SAMPLE])


@lru_cache(16)
def _by_countries(family: str, text: str) -> str:
    entry = _FAMILIES[family]
    if family == "dollar":
        return str(entry["default"])
    low = text.lower()
    counts = {
        currency: sum(len(re.findall(rf"\b{re.escape(nation)}\b", low)) for nation in nations)
        for currency, nations in entry["countries"].items()
    }
    best = max(counts, key=lambda currency: counts[currency])
    return best if counts[best] else str(entry["default"])
