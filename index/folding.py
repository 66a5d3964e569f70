"""Text without case and accents, as names and words are compared everywhere."""

from __future__ import annotations

import re
import unicodedata

# Accents, Arabic short vowels and Hebrew points go; the breve of Cyrillic short i makes another letter and stays.
_ACCENT = re.compile(
    "(?<![\u0438\u0443])\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640\u200d]"
)
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ς": "σ"}
)


def fold(text: str) -> str:
    """Return text without case and accents (compatibility forms resolved). It keeps signs and blanks."""
    if text.isascii():
        return text.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def keyword_form(text: str) -> str:
    """Return a keyword as compared: folded, blanks collapsed."""
    return " ".join(fold(text).split())
