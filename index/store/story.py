"""Which texts tell the same story: signatures whose likeness estimates the likeness of the texts (MinHash).

Signatures are kept in the store, so nothing here may change with a version of a library: the numbers come from
splitmix64 and CRC-32 alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

PERMUTATIONS = 128
BANDS = 16
SHINGLE = 5
SHORT = 40
SAME_STORY = 0.6
_CHARACTERS = 200_000
_WORDS = 20_000
_CHUNK = 4_096
# Scripts without blanks between words are read character by character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Signature:
    """``keys`` (signed 64-bit) are shared by texts that may be alike, ``data`` tells how much (see ``resemblance``)."""

    keys: tuple[int, ...]
    data: bytes


def sign(text: str) -> Signature | None:
    """Return the signature of a text by its first 20,000 words, None for a text without words.

    Texts of fewer than 40 words are alike only when their words are the same.
    """
    words = [match[0] for match in islice(_WORD.finditer(_fold(text[:_CHARACTERS])), _WORDS)]
    if not words:
        return None
    if len(words) < SHORT:
        digest = hashlib.sha256(" ".join(words).encode()).digest()
        return Signature((_key(b"short", digest),), digest)
    signature = _minima(_shingles(words)).astype("<u4")
    bands = signature.reshape(BANDS, -1)
    return Signature(tuple(_key(bytes([i]), band.tobytes()) for i, band in enumerate(bands)), signature.tobytes())


def resemblance(one: bytes, other: bytes) -> float:
    """Estimate the Jaccard likeness (0 to 1) of the texts behind two ``Signature.data``."""
    if len(one) != len(other) or len(one) != PERMUTATIONS * 4:
        return float(one == other)
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def _fold(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    marks = [character for character in set(decomposed) if unicodedata.combining(character)]
    return decomposed.translate(dict.fromkeys(map(ord, marks)))


def _key(kind: bytes, data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8, person=kind).digest(), "little", signed=True)


def _mix(values: _Numbers) -> _Numbers:
    """Scatter 64-bit numbers (the finaliser of splitmix64); overflow is meant."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_SEEDS = _mix(np.arange(1, 2 * PERMUTATIONS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_FACTORS = (_SEEDS[:PERMUTATIONS] | np.uint64(1))[:, None]
_TERMS = _SEEDS[PERMUTATIONS:][:, None]


def _shingles(words: list[str]) -> _Numbers:
    """Return one number for each different run of five words."""
    numbers = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    count = len(words) - SHINGLE + 1
    hashed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        hashed = _mix(hashed * np.uint64(31) + numbers[place : place + count] + np.uint64(1))
    return np.unique(hashed)


def _minima(shingles: _Numbers) -> NDArray[np.uint32]:
    """Return the least value of each permutation over all shingles, in bounded memory."""
    least = np.full(PERMUTATIONS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(shingles), _CHUNK):
        chunk = shingles[None, start : start + _CHUNK]
        values = ((_FACTORS * chunk + _TERMS) >> np.uint64(32)).astype(np.uint32)
        least = np.minimum(least, values.min(axis=1))
    return least
