"""Cuts a long text into windows that fit into memory, at the end of a paragraph or sentence where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

WINDOW: Final = 20_000
_SEARCHED: Final = 5_000
_ENDS: Final = ("\n\n", "\n", ". ", "? ", "! ", "\u3002", " ")


def windows(text: str, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of windows of at most ``size`` code points that together make up the text."""
    start = 0
    while len(text) - start > size:
        end = _cut(text, start + max(size - _SEARCHED, size // 2), start + size)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, first: int, last: int) -> int:
    for sign in _ENDS:
        found = text.rfind(sign, first, last)
        if found != -1:
            return found + len(sign)
    return last
