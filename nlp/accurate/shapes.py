"""What a vocabulary without case loses of a word: how it is written, and what stands before it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

SHAPES: Final = 9
"""Small, Capital, one capital letter, CAPITALS, mIxed, digits, letters with digits, a sign, a script without case."""
GAPS: Final = 4
"""Before a word: nothing, blanks, a line's end, an empty line."""


@lru_cache(maxsize=20_000)
def shape_of(word: str) -> int:
    """Return the shape of a word, from 0 to ``SHAPES`` - 1."""
    if not word.isalnum():
        return 7
    if not word.isalpha():
        return 5 if word.isdigit() else 6
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if not any(sign.islower() or sign.isupper() for sign in word):
        return 8
    return 1 if word[0].isupper() and word[1:].islower() else 4


def gap_of(text: str, start: int, end: int) -> int:
    """Return what stands between two words, from 0 to ``GAPS`` - 1; ``start`` is 0 at the text's beginning."""
    if start == 0:
        return 3
    if start == end:
        return 0
    lines = text.count("\n", start, end)
    return min(lines, 2) + 1
