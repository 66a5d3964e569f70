"""A text as selectors are looked for in it, with the way back to the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from nlp.marks import Mark

_INVISIBLE: Final = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_ZEROS: Final = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0E50, 0x0ED0, 0x17E0)
# Digits of other scripts, and the wide forms that stand beside Chinese and Japanese signs.
_PLAIN: Final = {zero + digit: 0x30 + digit for zero in _ZEROS for digit in range(10)} | {
    wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)
}
_OTHER: Final = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")
_BRACKETED: Final = re.compile(
    r"[ \t]?(?:\[ ?(at|@|dot|\.|://|:|punto|punkt|arroba) ?\]|\( ?(at|@|dot|\.|punto|punkt|arroba) ?\)"
    r"|\{ ?(at|@|dot|\.) ?\}|<(at|dot)>)[ \t]?|(?<!\w)(h(?:xx|XX|\*\*)p)(?=s?(?::|\[:))",
    re.IGNORECASE,
)
_SIGNS: Final = {"at": "@", "arroba": "@", "dot": ".", "punto": ".", "punkt": "."}


@dataclass(frozen=True, slots=True)
class View:
    """``places[n]`` is where sign n of ``text`` stands in the text as given; None where both are the same.

    ``altered`` are the places in ``text`` of signs that were written in a way that keeps an address from being
    clicked.
    """

    text: str
    places: Sequence[int] | None = None
    altered: Sequence[int] = ()

    def given(self, mark: Mark) -> Mark:
        """The mark in code points of the text as it was given."""
        if self.places is None:
            return mark
        return replace(mark, start=self.places[mark.start], end=self.places[mark.end - 1] + 1)


def readable(text: str) -> View:
    """Leave out signs without width and turn digits of other scripts into ours."""
    if text.isascii():
        return View(text)
    if _OTHER.search(text):
        text = text.translate(_PLAIN)
    if not _INVISIBLE.search(text):
        return View(text)
    places = [place for place, sign in enumerate(text) if not _INVISIBLE.match(sign)]
    return View("".join(text[place] for place in places), places)


def refanged(view: View) -> View | None:
    """Undo ``[.]``, ``(dot)``, ``[at]``, ``hxxp`` and the like; None where there is nothing to undo."""
    text = view.text
    if not ("[" in text or "(" in text or "{" in text or "<at>" in text or "xxp" in text.lower() or "**p" in text):
        return None
    parts: list[str] = []
    places: list[int] = []
    altered: list[int] = []
    last = 0
    for found in _BRACKETED.finditer(text):
        plain = _plain(found)
        parts += (text[last : found.start()], plain)
        places += range(last, found.start())
        altered.append(len(places))
        places += [found.start() + n for n in range(len(plain))]
        last = found.end()
    if not altered:
        return None
    places += range(last, len(text))
    if view.places is not None:
        places = [view.places[place] for place in places]
    return View("".join([*parts, text[last:]]), places, altered)


def _plain(found: re.Match[str]) -> str:
    sign = (found[found.lastindex or 0]).lower()
    return "http" if sign.startswith("h") else _SIGNS.get(sign, sign)
