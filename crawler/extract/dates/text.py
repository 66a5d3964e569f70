"""Text made ready for reading dates: one spelling of letters, digits and dashes for all scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKS = (
    (0x0300, 0x036F),  # accents
    (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0640, 0x0640),  # Arabic vowels, hamza
    (0x0591, 0x05C7),  # Hebrew points
    (0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0B3C, 0x0B3C),  # Indic dots below
    (0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF),  # not seen
)  # fmt: skip
_DROPPED = {code: None for first, last in _MARKS for code in range(first, last + 1)}
_ALIKE = str.maketrans("ıىیکةە‐‑‒–—−٬،", "iييكهه------,,")
_DIGITS = {
    code: str(digit) for code in range(0x660, 0x1B60) if (digit := unicodedata.decimal(chr(code), None)) is not None
}
_SIGNS = dict.fromkeys(range(0xE000, 0xE100), " ")
_LAST = _DIGITS | _ALIKE | _SIGNS
_CJK_NUMBER = re.compile(r"[〇零元一二三四五六七八九十]{1,4}(?=[年月日号號])")
_CJK_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}


def plain(text: str) -> str:
    """Return ``text`` in small letters, without accents and vowel points, with ASCII digits and on one line.

    Both sides of a comparison of words go through this, so that ``ΜΑΪΟΥ``, ``févr`` and ``ابريل`` are found however
    they are written. Characters of the private area that starts at U+E000 become blanks: they are signs of ours.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_DROPPED)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LAST)
    return " ".join(_CJK_NUMBER.sub(lambda found: _cjk_number(found[0]), text).split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, as ``plain`` spells them, longest first."""
    return "|".join(re.escape(word) for word in sorted({plain(word) for word in words}, key=lambda w: (-len(w), w)))


def _cjk_number(signs: str) -> str:
    """``二〇二四`` as digits, ``二十三`` as tens and ones."""
    if "十" not in signs:
        return "".join(str(_CJK_DIGITS[sign]) for sign in signs)
    tens, _, ones = signs.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return signs
    return str(_CJK_DIGITS.get(tens, 1) * 10 + _CJK_DIGITS.get(ones, 0))
