"""How close a text or a title is to the known one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeVar

_WORD = re.compile(r"\w+")
_Item = TypeVar("_Item")
SHINGLE = 4


def word_f1(given: str, known: str) -> tuple[float, float, float]:
    """F1, precision and recall over words as multisets, case-insensitive; all 1.0 where both are empty."""
    return _agreement(
        Counter(_WORD.findall(given.casefold())),
        Counter(_WORD.findall(known.casefold())),
    )


def shingle_score(given: str, known: str) -> tuple[float | None, float | None]:
    """Precision and recall over runs of four words as multisets, in their case; None where there is nothing to count.

    A text of fewer words is one run. A set's figure is the harmonic mean of the two means over its pages, as
    scrapinghub/article-extraction-benchmark computes it: see ``harmonic``.
    """
    one, other = shingles(given), shingles(known)
    _, precision, recall = _agreement(one, other)
    return (precision if one else None), (recall if other else None)


def harmonic(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four neighbouring words; one shorter run where the text has fewer."""
    words = _WORD.findall(text)
    runs = [tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))]
    return Counter(run for run in runs if run)


def _agreement(one: Counter[_Item], other: Counter[_Item]) -> tuple[float, float, float]:
    if not one and not other:
        return 1.0, 1.0, 1.0
    common = (one & other).total()
    precision = common / one.total() if one else 0.0
    recall = common / other.total() if other else 0.0
    return harmonic(precision, recall), precision, recall


def same_title(given: str, known: str) -> bool:
    """Whether titles are equal but for blanks, case and the form of quotes and dashes."""
    return _plain(given) == _plain(known)


def _plain(text: str) -> str:
    text = re.sub(r"[‘’`]", "'", re.sub(r"[“”]", '"', re.sub(r"[–—‐-]", "-", text)))
    return " ".join(text.split()).casefold()
