"""Handles with their sign: ``@name``, and ``@name@host`` of the Fediverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import table

_HANDLE: Final = re.compile(
    r"(?<![\w@.+/=%&:)-])@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]))(@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})?"
    r"(?![A-Za-z0-9_@]|[/&][A-Za-z]|\()"
)
_AFTER_SCHEME: Final = re.compile(r"(?<=:)@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]))(?![\w@/(.:])")
# Prices, times and speeds are written with the sign as well.
_RATE: Final = re.compile(
    r"[0-9][0-9.,-]*(?:am|pm|a\.m|p\.m|h|hrs|x|k|m|mph|kph|km|kg|g|mg|c|p|hz|ghz|mhz|fps|usd)?", re.IGNORECASE
)
_SOUND: Final = re.compile(r"[A-Za-z]")


def read_handles(text: str) -> Iterator[Mark]:
    """Yield HANDLE marks in lower case with their sign."""
    if "@" not in text:
        return
    for pattern in (_HANDLE, _AFTER_SCHEME):
        for found in pattern.finditer(text):
            if is_name(found[1]):
                why = "handle with its host" if "@" in found[0][1:] else "handle"
                yield Mark(found.start(), found.end(), "HANDLE", found[0].lower(), 0.9, why=why)


def is_name(name: str) -> bool:
    """Whether a word after the sign can be somebody's name: no price, no time, no word of a programming language."""
    return (
        _RATE.fullmatch(name) is None
        and name.lower() not in table("apps")["plain"]["signs"]
        and _SOUND.search(name) is not None
    )
