"""What may be said of a text besides its words, checked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

_TAG: Final = re.compile(r"(?:[a-z]{2,3}|[ix](?=-))(?:-[a-z0-9]{1,8}){0,8}", re.ASCII | re.IGNORECASE)
_LONGEST: Final = 80


class SaidError(ValueError):
    """Something said of a text has the wrong type."""


def language_tag(given: str) -> str | None:
    """The tag as given where it has the form of BCP 47 (RFC 5646, section 2.1), else None; "english" has not."""
    return given if _TAG.fullmatch(given) else None


def published_day(given: str) -> str | None:
    """The ISO 8601 date, with the time where it has one, in its extended form; None where it is none."""
    try:
        return datetime.fromisoformat(given).isoformat() if len(given) > len("2024-05-03") else _day(given)
    except ValueError:
        return None


def _day(given: str) -> str:
    return datetime.fromisoformat(given).date().isoformat()


def country_code(given: str) -> str | None:
    """The code of the source's country in capitals where it has the form of ISO 3166-1 alpha-2, else None."""
    return given.upper() if len(given) == 2 and given.isascii() and given.isalpha() else None


CHECKS: Final[Mapping[str, tuple[Callable[[str], str | None], str]]] = {
    "language": (language_tag, "no BCP 47 tag"),
    "published": (published_day, "no ISO 8601 date"),
    "country": (country_code, "no ISO 3166-1 alpha-2 code"),
}
"""What may be said: how it is read, and what is told of it where it cannot be."""


def said_of(given: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """Return what can be believed of what was said, and a warning for each thing that cannot.

    Raises ``SaidError`` where one is neither absent, null nor a string.
    """
    believed: dict[str, str] = {}
    warnings: list[str] = []
    for name, (read, fault) in CHECKS.items():
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            raise SaidError(f"{name}: expected a string")
        value = (value or "").strip()
        if (kept := read(value)) is not None:
            believed[name] = kept
        elif value:
            warnings.append(f"{name}: {fault}, not used: {value[:_LONGEST]!r}")
    return believed, warnings
