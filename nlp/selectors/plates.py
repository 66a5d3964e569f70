"""Licence plates of vehicles, only beside a word for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import Cued, lowered, table

_VALUE: Final = (
    r"(?P<plate>[A-Z0-9\u0400-\u042f]{1,4}(?:[ \u00a0\u00b7.-]?[A-Z0-9\u0400-\u042f]{1,5}){1,3})(?![\w]|-\w)"
)
_LEAST, _MOST = 4, 9


def read_plates(text: str) -> Iterator[Mark]:
    """Yield HANDLE marks ``plate:…`` without blanks; a plate has digits and, mostly, letters."""
    for found in _pattern().find(text, lowered(text)):
        plate = re.sub(r"[ \u00a0\u00b7.-]", "", found["plate"])
        has_digits = any(map(str.isdigit, plate))
        if _LEAST <= len(plate) <= _MOST and has_digits and not plate.isdigit():
            start, end = found.span("plate")
            yield Mark(start, end, "HANDLE", f"plate:{plate}", 0.85, why="licence plate beside a cue")


@cache
def _pattern() -> Cued:
    between = (
        r"(?:\s?[:#,(]?\s?(?:(?:is|was|reads?|reading|no\.?|nr\.?|number|num\.?|nº|n°|of|con|de|mit|met|von|con la)"
        r"\s){0,2}[\"'\u201c\u2018(]?)"
    )
    return Cued(rf"{{words}}{between}\s?{_VALUE}", table("plates")["words"])
