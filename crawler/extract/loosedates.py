"""Last resort for dates in words: dateparser, held to complete dates so that it cannot invent one."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LANGUAGES = [
    "en",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "nl",
    "ru",
    "uk",
    "pl",
    "tr",
    "el",
    "hu",
    "ro",
    "cs",
    "sv",
    "ar",
    "fa",
]
_WHOLE = re.compile(r"(?=.*\b\d{1,2}\b)(?=.*\d{4})(?=.*[^\W\d_]{3})")


@lru_cache(maxsize=1)
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser  # half a second to import, and rarely needed

    return DateDataParser(
        languages=_LANGUAGES,
        settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
    )


@lru_cache(maxsize=1024)
def read_loose_date(text: str) -> str | None:
    """Return the day that ``text`` names in words (``12 novembra 2024``), as ISO-8601; None where it does not."""
    text = " ".join(text[:200].split())
    if not 8 <= len(text) <= 60 or not _WHOLE.match(text):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # dateparser's own use of strptime
        try:
            found = _parser().get_date_data(text).date_obj
        except (ValueError, OverflowError, TypeError):
            return None
    return found.date().isoformat() if found and str(found.year) in text else None
