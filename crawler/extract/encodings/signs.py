"""Signs that a text was read in the wrong encoding: letters and marks where no language writes them."""

from __future__ import annotations

import re

from crawler.extract.heuristics import heuristic

MISREAD = heuristic("encoding.misread", "does not believe a declaration that makes words of mixed scripts and symbols")
LEAST_SIGNS = 6
MOSTLY = 0.4
MAX_SAMPLE = 20_000

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_INSIDE = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x21-\x7e·\xad\u200c\u0300-\u036f\u064b-\u0652\u0e31-\u0e4e\u2010-\u2027](?=[^\W\d_])|"
    r"(?<=[^\W\d_])[¹²³¼½¾](?=[^\W\d_])"
)
_MIXED = re.compile("[A-Za-zÀ-ɏ][Ͱ-ῼ]|[Ͱ-ῼ][A-Za-zÀ-ɏ]")
_LOWER = "ß-öø-ÿăąćčďđęěğıłńňőœřśşšţťůűźżžά-ώа-џ"
_UPPER = "À-ÖØ-ÞĂĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŢŤŮŰŹŻŽΆ-ΏΑ-ΫА-ЯЀ-Џ"
_CAPITALS = re.compile(f"[{_LOWER}][{_UPPER}A-Z]|[a-z][{_UPPER}]|[{_UPPER}][{_UPPER}](?=[{_LOWER}])")
_RUN = re.compile("[À-ÖØ-öø-ɏ]{4,}")
_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
_ARABIC = "\u0621-\u064a\u066e-\u06d3"
_ARABIC_WRONG = re.compile(f"[ةى](?=[{_ARABIC}])|(?<![{_ARABIC}])[ءؤئ](?=[{_ARABIC}])|[إأآ][إأآؤئ]")
_THAI_RARE = "ฃฅฯฺๅ๎๏๚๛฿๐๑๒๓๔๕๖๗๘๙"
_THAI_WRONG = re.compile(f"[{_THAI_RARE}]|(?:^|[^ก-ฮ\u0e31-\u0e4e])[\u0e31\u0e33-\u0e3a\u0e47-\u0e4d]|[เ-ไ](?![ก-ฮ])")
_MISPLACED = {
    "he": re.compile("[ךםןףץ](?=[א-ת])"),
    "el": re.compile("ς(?=[α-ωά-ώ])|σ(?![α-ωά-ώ'’])|[άέήίόύώ][α-ω]*[άέήίόύώ]"),
    "ar": _ARABIC_WRONG,
    "fa": _ARABIC_WRONG,
    "ur": _ARABIC_WRONG,
    "th": _THAI_WRONG,
}


def oddities(text: str) -> int:
    """How often a symbol stands inside a word, scripts mix in one, capitals among small letters, or controls."""
    return sum(len(pattern.findall(text)) for pattern in (_INSIDE, _MIXED, _CAPITALS, _CONTROL))


def misplaced(language: str, text: str) -> int:
    """How often a letter stands where the language does not write it, as at the beginning or the end of words."""
    pattern = _MISPLACED.get(language)
    return len(pattern.findall(text)) if pattern else 0


def is_misread(text: str) -> bool:
    """Whether a text, read in an encoding of one byte a character, cannot be what was written."""
    text = text[:MAX_SAMPLE]
    foreign = len(_FOREIGN.findall(text))
    if not MISREAD or foreign < LEAST_SIGNS:
        return False
    controls = len(_CONTROL.findall(text))
    wrong = oddities(text) + sum(map(len, _RUN.findall(text)))
    return controls > 1 or wrong >= max(LEAST_SIGNS, MOSTLY * foreign)
