"""Divides the words of a text into sections that the model reads at once, at the end of a sentence if there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nlp.accurate.wordpiece import Word

_STOPS: Final = frozenset(".?!\u2026")
_CLOSERS: Final = frozenset("\"')]\u2019\u201d")
_CLOSERS_BEFORE: Final = 4


def begins(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether a line or a sentence may begin at a word."""
    word = words[place]
    if place == 0 or word.gap > 1:
        return True
    if not word.gap or text[word.start].islower():
        return False
    signs = [text[one.start] for one in words[max(place - _CLOSERS_BEFORE, 0) : place]]
    while len(signs) > 1 and signs[-1] in _CLOSERS:
        signs.pop()
    return signs[-1] in _STOPS


def sections(text: str, words: Sequence[Word], room: int) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of runs of words, in order, each of at most ``room`` pieces (and at least one word)."""
    start = 0
    pieces = 0
    border = 0
    for place, word in enumerate(words):
        if place > start and begins(text, words, place):
            border = place
        while pieces + len(word.pieces) > room and place > start:
            end = border if border > start else place
            yield start, end
            start = end
            pieces = sum(len(one.pieces) for one in words[end:place])
        pieces += len(word.pieces)
    if start < len(words):
        yield start, len(words)
