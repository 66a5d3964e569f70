"""Ships: by IMO number and MMSI, and by name after a prefix or a kind of ship."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import Cued, lowered, table

_IMO: Final = re.compile(
    r"(?<![^\W_])(?:IMO|OMI|ИМО)(?:[ \u00a0](?:number|no\.?|num\.?|nr\.?|#|номер))?[\s:#.\u00a0-]{0,3}([0-9]{7})"
    r"(?![0-9])",
    re.IGNORECASE,
)
_MMSI: Final = re.compile(
    r"(?<![^\W_])MMSI(?:[ \u00a0](?:number|no\.?|code|nr\.?|#|номер))?[\s:#.\u00a0-]{0,3}([2-7][0-9]{8})(?![0-9])",
    re.IGNORECASE,
)
_NEAR: Final = 90
_PREFIX: Final = re.compile(r"(?:MV|MT|FV|SV|MS|SS|M/V|M/T|F/V)[ \u00a0](?=\w)")
_FURTHER: Final = re.compile(r"[ \u00a0]([^ \u00a0]+)")
_CAPITAL: Final = r"A-Z\u00c0-\u00de"
_WORD: Final = rf"[{_CAPITAL}0-9][\w'\u2019-]{{0,30}}"
_NAME: Final = (
    rf"(?P<name>[{_CAPITAL}][\w'\u2019-]{{1,30}}"
    rf"(?:[ \u00a0](?:(?:of|de|del|la|do|da|di)[ \u00a0](?=[A-Z]))?(?:[A-Z]\.(?= [A-Z])|{_WORD})){{0,4}})"
)
_QUOTED: Final = r"[\"\u201c\u201e\u00ab\u2018'](?P<quoted>[^\W\d_][\w .'\u2019-]{1,40}?)[\"\u201d\u201c\u00bb\u2019']"
_LOUD: Final = rf"[{_CAPITAL}\u0400-\u042f][{_CAPITAL}0-9\u0400-\u042f-]{{2,30}}"
_CAPITALS: Final = rf"(?P<capitals>{_LOUD}(?:[ \u00a0]{_LOUD}){{0,3}})(?!\w)"
_CALLED: Final = (
    r"(?:,? ?\(?(?:named|called|known as|identified as|the|llamado|llamada|denominado|nommé|baptisé|dénommé|namens"
    r"|genannt|denominata|chamado|названием|под названием)[ \u00a0]|,? )?"
)


def read_vessels(text: str) -> Iterator[Mark]:
    """Yield VESSEL marks: numbers with sound digits as ``IMO …`` and ``MMSI …``, names as they are written."""
    if "MO" in text or "mo" in text or "MMSI" in text or "OMI" in text:
        yield from read_ship_numbers(text)
    lower = lowered(text)
    for found in _after("kinds").find(text, lower):
        # "Ship Charters" is a heading.
        if found["quoted"] or found["cue"].islower() or found["cue"].startswith("Coast Guard"):
            yield from _named(found, "quoted" if found["quoted"] else "name")
    for found in _after("foreign").find(text, lower):
        if found["quoted"] or not found["cue"].isupper():
            yield from _named(found, "quoted" if found["quoted"] else "capitals")
    if any(ship in lower for ship in table("vessels")["ships"]):
        yield from _after_letters(text, lower)


def _after_letters(text: str, lower: str) -> Iterator[Mark]:
    for found in _after("prefixes").find(text, lower):
        if found["cue"].isupper():
            yield from _named(found, "name")
    for found in _after("short").find(text, lower):
        near = lower[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if found["cue"].isupper() and any(ship in near for ship in table("vessels")["ships"]):
            yield from _named(found, "name")


def read_ship_numbers(text: str) -> Iterator[Mark]:
    """Yield VESSEL marks of IMO numbers whose check digit is right, and of MMSI numbers."""
    for found in _IMO.finditer(text):
        if is_imo(found[1]):
            yield Mark(found.start(), found.end(), "VESSEL", f"IMO {found[1]}", 1.0, why="IMO number, check digit")
    for found in _MMSI.finditer(text):
        yield Mark(found.start(), found.end(), "VESSEL", f"MMSI {found[1]}", 0.95, why="MMSI of a ship station")


def is_imo(digits: str) -> bool:
    """Whether the last of seven digits is the check digit of a ship's IMO number (IMO resolution A.1117(30))."""
    return len(digits) == 7 and sum(
        int(d) * weight for d, weight in zip(digits, range(7, 1, -1), strict=False)
    ) % 10 == int(digits[6])


def _named(found: re.Match[str], group: str) -> Iterator[Mark]:
    start, end = found.span(group)
    prefix = _PREFIX.match(found[group])
    start += prefix.end() if prefix else 0
    name = found.string[start:end]
    barred = _not_names()
    if name.split()[0].removesuffix("'s").removesuffix("\u2019s") in barred:
        return
    for word in _FURTHER.finditer(name):
        if word[1] in barred:
            end = start + word.start()
            break
    name = found.string[start:end]
    for close in ("'s", "\u2019s", "'", "\u2019", "-", "."):
        name = name.removesuffix(close)
    if sum(map(str.isalpha, name)) > 1:
        yield Mark(
            start, start + len(name), "VESSEL", " ".join(name.split()), 0.85, why=f"ship's name after {found['cue']}"
        )


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("vessels")["not_names"])


@cache
def _after(key: str) -> Cued:
    forms = {
        "prefixes": rf"(?P<cue>{{words}})[ \u00a0][\"\u201c\u2018']?{_NAME}",
        "short": rf"(?P<cue>{{words}})[ \u00a0][\"\u201c\u2018']?{_NAME}",
        "kinds": rf"(?P<cue>{{words}}){_CALLED}(?:{_QUOTED}|{_NAME})",
        "foreign": rf"(?P<cue>{{words}}){_CALLED}(?:{_QUOTED}|{_CAPITALS})",
    }
    return Cued(forms[key], table("vessels")[key])
