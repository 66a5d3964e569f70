"""What the language of a text and its source say of the places it names: where its news is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

Home = Mapping[str, float]
"""What places of a country gain before anything else is known, by ISO 3166-1 code."""

EXONYM: Final = "*"
"""Beside the codes, what a large city gains that is called by a name of another language than its own."""
_FOREIGN: Final = 0.8
_SOURCE: Final = 1.7
"""What the country of a source adds: a town is meant before a city elsewhere that is up to fifty times as large."""
_CLUES: Final = 2.0
"""What demonyms, agencies and money add, at most, to the places of a country."""
_TAGGED: Final = 1.2
"""What the country of a language tag adds, as in en-GB."""
_LANGUAGES: Final[Mapping[str, Home]] = {
    "en": {"US": 0.6, "GB": 0.5, "IE": 0.3, "CA": 0.3, "AU": 0.3, "NZ": 0.3},
    "es": {"ES": 0.6, "MX": 0.5, "CO": 0.4, "AR": 0.4, "PE": 0.3, "CL": 0.3, "EC": 0.3, "VE": 0.3, "CR": 0.2}
    | {"UY": 0.2},
    "pt": {"BR": 0.6, "PT": 0.5},
    "fr": {"FR": 0.6, "BE": 0.3, "CH": 0.3, "CA": 0.3},
    "de": {"DE": 0.6, "AT": 0.4, "CH": 0.4},
    "nl": {"NL": 0.6, "BE": 0.5},
    "it": {"IT": 0.6, "CH": 0.3},
    "ru": {"RU": 0.6, "UA": 0.3, "BY": 0.3, "KZ": 0.3},
    "uk": {"UA": 0.6},
    "pl": {"PL": 0.6},
    "cs": {"CZ": 0.6},
    "sk": {"SK": 0.6},
    "hu": {"HU": 0.6},
    "ro": {"RO": 0.6, "MD": 0.3},
    "bg": {"BG": 0.6},
    "sr": {"RS": 0.6, "BA": 0.3, "ME": 0.3},
    "hr": {"HR": 0.6, "BA": 0.3},
    "sv": {"SE": 0.6},
    "da": {"DK": 0.6},
    "no": {"NO": 0.6},
    "fi": {"FI": 0.6},
    "el": {"GR": 0.6, "CY": 0.3},
    "tr": {"TR": 0.6},
    "id": {"ID": 0.6},
    "th": {"TH": 0.6},
    "vi": {"VN": 0.6},
    "ja": {"JP": 0.6},
    "ko": {"KR": 0.6},
    "zh": {"CN": 0.6, "TW": 0.3, "HK": 0.3},
}
"""What a language adds to the places of the countries in which most of its news is written."""


def home_of(language: str | None, country: str | None = None) -> Home:
    """What places gain by a text's language (BCP 47, English where absent) and its source's country (ISO 3166-1).

    A source that is known says more than its language.
    """
    name, *rest = (language or "en").replace("_", "-").split("-")
    gains = _LANGUAGES.get(name.lower(), {})
    tagged = {part.upper(): _TAGGED for part in rest if len(part) == 2 and part.isalpha()}
    # English has its own names for large cities in a list; other languages have theirs among many that nobody uses.
    home = {**gains, **tagged} if name.lower() == "en" else {**gains, **tagged, EXONYM: _FOREIGN}
    return home | {country.upper(): home.get(country.upper(), 0.0) + _SOURCE} if country else home


def with_clues(home: Home, clues: Counter[str]) -> Home:
    """What places gain where words of the text speak of countries too, each as much as is given."""
    total = clues.total()
    gains = {country: _CLUES * (0.5 + 0.5 * count / total) for country, count in clues.items()}
    return {country: home.get(country, 0.0) + gains.get(country, 0.0) for country in {*home, *gains}}
