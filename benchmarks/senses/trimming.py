"""Brings the labels of other sets to the rule of ``gold-news``, and our answers with them.

A label is divided at brackets, commas, "and" and "or"; from both ends of each part words are cut that say form, amount,
doubt or colour (``trimming.txt``): "fentanyl pills" is "fentanyl". What is left counts unless it is no drug by that
rule (``excluded.txt``), such as "pills" or "naloxone".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

Place = tuple[int, int]
"""``(start, end)`` in code points."""

_FOLDER: Final = Path(__file__).parent
_WORD: Final = re.compile(r"[^\W_]+(?:[-.'\u2019][^\W_]+)*")
_DIVIDERS: Final = re.compile(r"[()\[\]/;,\"\u201c\u201d\u00ab\u00bb\n]|\b(?:and|or|known as|mixed with|laced with)\b")
_JOINED: Final = re.compile(r"-(?:type|like|based|related|laced)$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\d.,]+(?:kg|g|mg|s)?")


def _lines(name: str) -> list[str]:
    return [line for line in (_FOLDER / name).read_text("utf-8").splitlines() if not line.startswith("#")]


@cache
def _cut_words() -> frozenset[str]:
    return frozenset(word for line in _lines("trimming.txt") for word in line.split())


@cache
def _excluded() -> frozenset[str]:
    return frozenset(name.strip() for line in _lines("excluded.txt") for name in line.split(";"))


def trimmed(text: str, places: Iterable[Place]) -> set[Place]:
    """Return the places that are left of labels or answers by the rule."""
    return {part for start, end in places for part in _parts(text, start, end)}


def _parts(text: str, start: int, end: int) -> Iterable[Place]:
    at = start
    for cut in [*_DIVIDERS.finditer(text, start, end), None]:
        until = cut.start() if cut else end
        words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text, at, until)]
        while words and _is_cut(words[0][2]):
            words.pop(0)
        while words and _is_cut(words[-1][2]):
            words.pop()
        if words:
            first, last = words[0][0], words[-1][1]
            last -= len(joined[0]) if (joined := _JOINED.search(text[first:last])) else 0
            if text[first:last].lower() not in _excluded():
                yield first, last
        at = cut.end() if cut else end


def _is_cut(word: str) -> bool:
    return word.lower() in _cut_words() or bool(_NUMBER.fullmatch(word))
