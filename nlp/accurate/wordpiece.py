"""Cuts a text into words and the words into pieces of a fixed vocabulary, without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from nlp.accurate.shapes import gap_of, shape_of

START: Final = "[CLS]"
END: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
# The end of a word of so many pieces tells nothing more of a name.
_MOST_PIECES: Final = 12
_LONGEST: Final = 60
_CACHED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in code points, with what the model reads of it."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    gap: int


class WordPieces:
    """Longest-match-first pieces (Schuster and Nakajima 2012; Devlin et al. 2019) of a vocabulary, one a line."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self._ids[sign] for sign in (START, END, UNKNOWN))
        self._pieces = lru_cache(maxsize=_CACHED)(self._cut)

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """Read a vocabulary file. Raises ``OSError``."""
        return cls(path.read_text("utf-8").splitlines())

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a text, in order: runs of letters and digits, and single signs."""
        last = 0
        for found in _WORD.finditer(text):
            start, end = found.span()
            word = found[0]
            yield Word(start, end, self._pieces(word[:_LONGEST]), shape_of(word[:_LONGEST]), gap_of(text, last, start))
            last = end

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = _plain(word)
        ids: list[int] = []
        start = 0
        while start < len(plain) and len(ids) < _MOST_PIECES:
            sign = "##" if start else ""
            end = len(plain)
            while end > start and sign + plain[start:end] not in self._ids:
                end -= 1
            if end == start:
                return (self.unknown,)
            ids.append(self._ids[sign + plain[start:end]])
            start = end
        return tuple(ids) or (self.unknown,)


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
