"""The form in which names of places are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile("[\u0300-\u036f]+")
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# An apostrophe, the ayn and hamza of romanised Arabic, and dots belong to their word; other signs divide words.
_INSIDE: Final = re.compile("[.'\u2018\u2019\u02bb\u02bc\u02bf\u02be`\u200b-\u200f]+")
_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015/,()\"_&]+")
_SAINTS: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """The name in small letters without accents, dots and apostrophes; ``St.``, ``Ft.`` and ``Mt.`` written out."""
    folded = name.casefold()
    if not folded.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
        folded = unicodedata.normalize("NFKC", bare).casefold().translate(_LETTERS)
    words = _BETWEEN.sub(" ", _INSIDE.sub("", folded)).split()
    if len(words) > 1:
        words[0] = _SAINTS.get(words[0], words[0])
    return " ".join(words)
