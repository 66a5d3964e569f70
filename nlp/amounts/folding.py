"""Digits of other scripts as the ones that all readers know: Arabic, Persian, Indian, Thai and wide ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ZEROS: Final = (
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0BE6, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10,
)  # fmt: skip
"""The zero of each script's ten digits, which follow one another (Unicode, general category Nd)."""
_TABLE: Final = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_FOREIGN: Final = re.compile(f"[{''.join(f'{chr(zero)}-{chr(zero + 9)}' for zero in _ZEROS)}]")
_BETWEEN: Final = re.compile(r"(?<=[0-9])[\u060c\u066b\u066c\uff0e\uff0c](?=[0-9])")
_DECIMALS: Final = {"\u060c": ",", "\u066b": ".", "\u066c": ",", "\uff0e": ".", "\uff0c": ","}


_EASTERN: Final = re.compile(r"[\u0600-\u18ff\u3000-\ud7ff\uff00-\uffef]")
"""Scripts from Arabic on, Greek and Cyrillic not among them."""


ARABIC_PREFIX: Final = re.compile(r"(?<!\w)[\u0648\u0628\u0644]$")
"""Arabic writes "and" and "of" to the number that follows."""


@lru_cache(16)
def is_eastern(text: str) -> bool:
    """Whether a text has signs of Arabic, an Indian or an Asian script."""
    return not text.isascii() and _EASTERN.search(text) is not None


def folded(text: str) -> str:
    """Return the text with digits and the signs between them in their Latin forms; nothing moves."""
    if not is_eastern(text) or not _FOREIGN.search(text):
        return text
    return _BETWEEN.sub(lambda sign: _DECIMALS[sign[0]], text.translate(_TABLE))
