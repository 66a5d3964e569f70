"""Well-known places in scripts that do not divide words: Thai, Chinese, Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.places.gazetteer import gazetteer
from nlp.places.wellknown import CITY_NO_CASE, is_well_known

_CITY_SHORT: Final = 2_000_000
_UNSPACED: Final = re.compile("[\u0e00-\u0e7f]+|[\u30a0-\u30ff]+|[\u4e00-\u9fff]+")
_LONGEST: Final = 16


def places_in_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each place starts and ends, in order, without overlaps."""
    for run in _UNSPACED.finditer(text):
        katakana = "\u30a0" <= run[0][0] <= "\u30ff"
        at = 0
        while at < len(run[0]):
            length = _length(run[0], at, whole=katakana)
            if length:
                yield run.start() + at, run.start() + at + length
            at += max(length, 1)


def _length(run: str, at: int, whole: bool) -> int:
    """How long the longest well-known name at a position is; 0 where there is none."""
    if run[at : at + 2] not in _starts() or (whole and at):
        return 0
    thai = "\u0e00" <= run[at] <= "\u0e7f"
    lengths = (len(run),) if whole else range(min(_LONGEST, len(run) - at), (4 if thai else 2) - 1, -1)
    for length in lengths:
        least = _CITY_SHORT if length < 3 else CITY_NO_CASE
        if length > 1 and is_well_known(gazetteer().named(run[at : at + length]), least):
            return length
    return 0


@cache
def _starts() -> frozenset[str]:
    """The first two letters of every name in a script without blanks: most positions of a text begin none."""
    return gazetteer().starts("\u0e00")
