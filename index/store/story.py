"""What the store keeps of a text to find others that tell the same story.

A text is a sequence of passages. Each is known by the least of the hash values of the overlapping runs of words in a
window (MinHash of each window, which is winnowing: Schleimer, Wilkerson and Aiken, 2003, "Winnowing: local algorithms
for document fingerprinting"), so that two texts with a window in common have a key in common, wherever it stands.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.store.story_words import NAMES, Words, numbered, shingle_length, words_of

SHORT = 40
LEAST = 8
WINDOW = 4
"""Length of a window, in runs of words for each word of a run: of five words, twenty."""
LONE_KINDS = frozenset({"listing", "other"})
"""Kinds of page that tell many stories or none: only the same words tie them."""
_WORDS = 1_200
_MOST_WORDS = 20_000
_Numbers = NDArray[np.uint64]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Signature:
    """Words of a text as numbers, and a key that only the same words have (signed 64-bit).

    ``words`` is empty for a text that only the same words can be alike; ``shingle`` is the length of its runs.
    """

    equal: int
    words: bytes
    shingle: int


@dataclass(frozen=True)
class Wording:
    """The words of a signed text as arrays. ``unit`` is how many words count as one: 1, of characters more."""

    words: Words
    shingle: int

    @property
    def unit(self) -> float:
        """How many words stand for one word of a script with blanks."""
        return self.shingle / 5

    @cached_property
    def plain(self) -> Words:
        """The words without the mark of names."""
        return self.words & _PLAIN

    @cached_property
    def is_name(self) -> _Flags:
        """Which words are names or numbers."""
        return self.words >= np.uint16(NAMES)

    @cached_property
    def vocabulary(self) -> _Flags:
        """Which words the text has at all, by number."""
        found = np.zeros(NAMES, dtype=np.bool_)
        found[self.plain] = True
        return found

    @cached_property
    def shingles(self) -> _Numbers:
        """A number for each run of words, in their order."""
        count = max(0, len(self.words) - self.shingle + 1)
        hashed = np.zeros(count, dtype=np.uint64)
        numbers = self.plain.astype(np.uint64)
        for place in range(self.shingle):
            hashed = hashed * _FACTOR + numbers[place : place + count] + _ONE
        return _mix(hashed)

    @cached_property
    def ordered(self) -> _Numbers:
        """The same numbers, ascending."""
        return np.sort(self.shingles)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where the passages begin that have keys, ascending."""
        count, window = len(self.shingles), WINDOW * self.shingle
        if count <= window:
            return np.array([int(np.argmin(self.shingles))] if count else [], dtype=np.intp)
        windows = np.lib.stride_tricks.sliding_window_view(self.shingles, window)
        return np.unique(np.argmin(windows, axis=1) + np.arange(count - window + 1))

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """The key (signed 64-bit) of the passage at each of ``places``."""
        return self.shingles[self.places].view(np.int64)


def sign(text: str, *, alike: bool = True) -> Signature | None:
    """Return the signature of a text; None for one of fewer than 8 words, which is like no other.

    Of fewer than 40 words, or unless it may be ``alike``, only a text of the same words tells the same story; of longer
    ones the first 1,200 words decide. Scripts without blanks count by characters, of which more are needed.
    """
    shingle = shingle_length(text)
    unit = shingle / 5
    words = words_of(text, _MOST_WORDS)
    if len(words) < LEAST * unit:
        return None
    numbers = numbered(words)
    kept = numbers[: int(_WORDS * unit)] if alike and len(words) >= SHORT * unit else numbers[:0]
    return Signature(_same(numbers), kept.tobytes(), shingle)


def wording(words: bytes, shingle: int) -> Wording:
    """Return the arrays of what ``Signature.words`` holds."""
    return Wording(np.frombuffer(words, np.uint16), shingle)


_FACTOR = np.uint64(0x100000001B3)
_ONE = np.uint64(1)
_PLAIN = np.uint16(NAMES - 1)


def _same(numbers: Words) -> int:
    digest = hashlib.blake2b((numbers & _PLAIN).tobytes(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _mix(values: _Numbers) -> _Numbers:
    """Scatter 64-bit numbers (the finaliser of splitmix64); overflow is meant."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
