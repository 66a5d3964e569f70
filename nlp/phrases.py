"""Finds the phrases of a list in a text by words, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")
# Blanks, hyphens, slashes and low lines divide words and are not words; other signs are words of one character.
WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*|[^\w\s\-\u2010-\u2015\u2212/\u00ae\u2122]")
_GAP: Final = 3
"""Two words of a phrase stand at most so many characters apart."""


class PhraseTable(Generic[Value]):
    """Phrases with what they stand for. ``fold`` makes the form in which words are compared."""

    def __init__(self, phrases: Iterable[tuple[str, Value]], fold: Callable[[str], str] = str) -> None:
        self._fold = fold
        self._table: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            words = tuple(fold(word) for word in WORD.findall(phrase))
            if words:
                self._table.setdefault(words[0], []).append((words[1:], value))
        for choices in self._table.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Yield ``(start, end, value)`` of the longest phrase at each word, without overlaps."""
        fold, table = self._fold, self._table
        words = [(found.start(), found.end(), fold(found[0])) for found in WORD.finditer(text)]
        free = 0
        for place, (start, _, key) in enumerate(words):
            choices = table.get(key)
            if choices is None or place < free:
                continue
            for rest, value in choices:
                last = place + len(rest)
                if self._follows(words, place, rest):
                    yield start, words[last][1], value
                    free = last + 1
                    break

    @staticmethod
    def _follows(words: Sequence[tuple[int, int, str]], place: int, rest: tuple[str, ...]) -> bool:
        if place + len(rest) >= len(words):
            return False
        end = words[place][1]
        for offset, wanted in enumerate(rest, place + 1):
            start, following, key = words[offset]
            if key != wanted or start - end > _GAP:
                return False
            end = following
        return True
