"""Texts as sequences of numbers, one for each word: what is left when case, accents, signs and addresses do not count.

The numbers are kept in the store, so nothing here may change with a version of a library: they are made of CRC-32.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

NAMES = 0x8000
"""The bit of a word that tells cases apart: numbers, and words written with a capital or in a script without any."""
_NUMBER = 0x7FFF
_CHARACTERS = 200_000
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,9}://\S+", re.IGNORECASE)
# Soft hyphens and blanks of no width come and go from copy to copy.
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_SYLLABIC = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
_IDEOGRAPHIC = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_UNSPACED = _SYLLABIC + _IDEOGRAPHIC
# Vowel signs and accents that the pattern for letters leaves out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0971-\u09fb\u0a01-\u0df3\u200c\u200d"
)
_PLAIN = re.compile(r"[A-Za-z0-9]+")
_USUAL = re.compile(r"[^\W_]+")
_UNUSUAL = re.compile(f"[{_UNSPACED}{_MARKS}]")
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]|[{_MARKS}])+")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHIC}]")
_SYLLABLE = re.compile(f"[{_SYLLABIC}]")
Words = NDArray[np.uint16]


def words_of(text: str, limit: int) -> list[str]:
    """Return the first ``limit`` words as written; of scripts without blanks each character is a word."""
    shown = text[:_CHARACTERS]
    if "://" in shown:
        shown = _ADDRESS.sub(" ", shown)
    if shown.isascii():
        return _PLAIN.findall(shown)[:limit]
    for sign in _INVISIBLE:
        shown = shown.replace(sign, "")
    shown = unicodedata.normalize("NFC", shown)
    return (_WORD if _UNUSUAL.search(shown) else _USUAL).findall(shown)[:limit]


def numbered(words: list[str]) -> Words:
    """Return the number of each word: 15 bits that hardly any other word has, and ``NAMES``."""
    return np.fromiter(map(_number, words), np.uint16, len(words))


def shingle_length(text: str) -> int:
    """Return how many words make a passage that is not met by chance: 5, of characters 8 or 16."""
    some = text[:4_000]
    if some.isascii():
        return 5
    letters = len(some) - some.count(" ")
    if 2 * len(_IDEOGRAPH.findall(some)) > letters:
        return 8
    return 16 if 2 * len(_SYLLABLE.findall(some)) > letters else 5


def folded(word: str) -> str:
    """Return a word without case and accents."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    return "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    number = zlib.crc32(folded(word).encode("utf-8", "surrogatepass")) & _NUMBER
    return number | NAMES if _may_be_name(word) else number


def _may_be_name(word: str) -> bool:
    if any(map(str.isdigit, word)) or word[0].isupper():
        return True
    return len(word) > 2 and word.upper() == word.lower()
