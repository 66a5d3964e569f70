"""What a date is the date of, by the words beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crawler.extract.dates.text import any_of, plain
from crawler.extract.dates.words import date_words

Label = Literal["published", "changed", "other"]
LABELS: tuple[Label, ...] = ("published", "changed", "other")

SHORT = 4
"""Letters up to which a label must be the whole word."""
_NO_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")


def label_of(text: str) -> Label | None:
    """Return what the last label in ``plain`` text before a date says of it; None where there is none."""
    last: tuple[int, int, Label] | None = None
    for kind in LABELS:
        for found in _pattern(kind).finditer(text):
            if last is None or (found.end(), found.end() - found.start()) > last[:2]:
                last = (found.end(), found.end() - found.start(), kind)
    return last[2] if last else None


def without_labels(text: str) -> str:
    """``plain`` text without the words that say what a date is of."""
    for kind in LABELS:
        text = _pattern(kind).sub(" ", text)
    return text


@lru_cache(maxsize=4)
def _pattern(kind: Label) -> re.Pattern[str]:
    words = {plain(word) for word in date_words(kind)}
    joined = {word for word in words if _NO_BLANKS.search(word)}
    short = {word for word in words if len(word) <= SHORT} - joined
    begun = words - joined - short
    return re.compile(rf"(?<![^\W_])(?:{any_of(begun)}|(?:{any_of(short)})(?![^\W_]))|(?:{any_of(joined)})")
