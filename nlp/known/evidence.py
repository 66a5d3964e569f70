"""What a text says of a person beside the name: the year of birth, and whether it is about sanctions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_AROUND: Final = 160
_SANCTIONS: Final = re.compile(
    r"\b(?:sanction(?:s|ed)?|OFAC|blacklist(?:ed)?|Kingpin Act|designated (?:under|as|by|pursuant)|"
    r"Specially Designated|asset freeze|travel ban|sanciones|sancionad[oa]s?|sanctionnée?s?)\b"
)
_BORN: Final = re.compile(
    r"(?:\bborn\b|\bDOB\b|\bdate of birth\b|\bnacid[oa]\b|\bnée?\b|\bgeboren\b)[^.;\n\d]{0,30}"
    r"(?:\d{1,2}[./ -][\w]{1,9}[./ -]|[A-Z][a-z]+ \d{1,2},? )?((?:18|19|20)\d\d)"
)
_AGE: Final = re.compile(r",? ?(?:\(|aged? |, )?(\d{2})(?:\)|,| ?-year-old| years old|\.)")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)-")


@dataclass(frozen=True, slots=True)
class Evidence:
    """``born``: years in which the person may have been born, none where the text does not say; ``about_lists``:
    the text speaks of sanctions."""

    born: frozenset[int] = frozenset()
    about_lists: bool = False


NOTHING: Final = Evidence()
"""A text that says nothing of the person."""


def about_lists(text: str) -> bool:
    """Whether a text speaks of sanctions or designations."""
    return _SANCTIONS.search(text) is not None


def born_near(text: str, end: int, published: str | None) -> frozenset[int]:
    """Years of birth told right behind a name that ends at ``end``: outright, or by an age and the day of the text."""
    behind = text[end : end + _AROUND].split("\n\n")[0]
    if found := _BORN.search(behind):
        return frozenset({int(found[1])})
    age = _AGE.match(behind)
    year = _YEAR.match(published or "")
    if age and year and 14 <= int(age[1]) <= 99:
        born = int(year[1]) - int(age[1])
        return frozenset({born, born - 1})
    return frozenset()
