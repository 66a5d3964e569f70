"""Which languages a text can be in by the script it is written in. Ranges are those of the Unicode blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crawler.extract.encodings.alphabets import LETTERS

_ARABIC = "ar fa ur ps sd ug ku sdh ckb ks pnb"
_SCRIPTS: Mapping[str, str] = {
    "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ": "",
    "Ͱ-Ͽἀ-῿": "el",
    "Ѐ-ԯ": "ru uk bg mk sr be kk ky mn tg tt ba uz sh bs ce cv os sah ab av",
    "԰-֏": "hy",
    "֐-׿": "he yi",
    "؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-﻿": _ARABIC,
    "ऀ-ॿ": "hi mr ne sa gom bho mai kok doi",
    "ঀ-৿": "bn as",
    "਀-੿": "pa",
    "઀-૿": "gu",
    "଀-୿": "or",
    "஀-௿": "ta",
    "ఀ-౿": "te",
    "ಀ-೿": "kn",
    "ഀ-ൿ": "ml",
    "඀-෿": "si",
    "฀-๿": "th",
    "຀-໿": "lo",
    "ༀ-࿿": "bo dz",
    "က-႟": "my",
    "Ⴀ-ჿᲐ-Ჿ": "ka",
    "ሀ-፿": "am ti",
    "ក-៿": "km",
    "ᄀ-ᇿ㄰-㆏가-힣": "ko",
    "぀-ヿㇰ-ㇿ": "ja",
    "㐀-鿿豈-﫿": "zh ja",
}
"""Languages by the letters of a script; Latin is that of all others."""
_LATIN = next(iter(_SCRIPTS))
_JAPANESE, _HAN = list(_SCRIPTS)[-2:]
_PATTERNS = {letters: re.compile(f"[{letters}]") for letters in _SCRIPTS}
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_NOT_LATIN = re.compile(f"[^\x00-\x7f{_LATIN}\u2000-\u206f]")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
HAN = frozenset({"zh", "ja"})
LEAST_KANA = 0.05
LONG_WITHOUT_KANA = 40
"""So many signs of a Japanese text have kana among them."""
TOLERATED = 0.02
LEAST_STRANGE = 3


def languages_of_script(text: str) -> frozenset[str] | None:
    """The languages written in the script of a text; None for Latin and for a text without letters.

    Texts in all scripts name people, firms and things in Latin letters: a third of others is enough.
    """
    other = "".join(_NOT_LATIN.findall(text))
    if not other or len(other) * 2 < len(_LATIN_LETTER.findall(text)):
        return None
    counts = {letters: len(pattern.findall(other)) for letters, pattern in _PATTERNS.items()}
    kana, han = counts[_JAPANESE], counts[_HAN]
    counts[_HAN] = kana + han
    most = max(counts, key=lambda letters: counts[letters])
    if not counts[most]:
        return None
    if most == _HAN:
        if kana > LEAST_KANA * (kana + han):
            return frozenset({"ja"})
        return HAN if han < LONG_WITHOUT_KANA else frozenset({"zh"})
    return frozenset(_SCRIPTS[most].split())


def is_possible(language: str, allowed: frozenset[str] | None) -> bool:
    """Whether a language can be that of a text, of which ``languages_of_script`` said ``allowed``."""
    return language in allowed if allowed is not None else language not in _NO_LATIN


def has_strange_letters(text: str, language: str) -> bool:
    """Whether a text in Latin letters has more than a few that the language is not written with."""
    letters = LETTERS.get(language)
    if letters is None:
        return False
    strange = sum(letter not in letters for letter in _FOREIGN_LETTER.findall(text.lower()))
    return strange >= LEAST_STRANGE and strange >= TOLERATED * len(text)


_NO_LATIN = frozenset(
    language for letters, names in _SCRIPTS.items() if letters != _LATIN for language in names.split()
) - frozenset({"sr", "bs", "sh", "uz", "kk", "tt", "ku", "mn", "tg"})  # fmt: skip
