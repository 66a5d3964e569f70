"""Keys by which people are known: PGP fingerprints and key numbers, Session and Tox addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.selectors.lists import table, words

_FINGERPRINT: Final = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}[ \u00a0:]{1,3}){9}[0-9A-Fa-f]{4}(?![0-9A-Za-z])")
_KEY_ID: Final = re.compile(r"(?<![0-9A-Za-z])(?:0x)?[0-9A-Fa-f]{16}(?![0-9A-Za-z])")
_HEX: Final = re.compile(r"(?:0x)?[0-9A-Fa-f]+")
_BEFORE: Final = 60
_LEAST_LETTERS: Final = 3
_SIZES: Final = {40: "pgp", 66: "session", 76: "tox"}


def read_fingerprints(text: str) -> Iterator[Mark]:
    """Yield HANDLE marks ``pgp:…`` with 40 digits in groups, or with 16 beside a cue."""
    for found in _FINGERPRINT.finditer(text):
        key = re.sub(r"[ \u00a0:]", "", found[0]).lower()
        # Ten years in a row are forty digits too.
        if sum(sign.isalpha() for sign in key) >= _LEAST_LETTERS:
            yield Mark(found.start(), found.end(), "HANDLE", f"pgp:{key}", 1.0, why="PGP fingerprint in groups")
    lower = text.lower()
    if any(cue in lower for cue in table("apps")["pgp"]):
        for found in _KEY_ID.finditer(text):
            if is_cued(text, found.start()) and not found[0].isdigit():
                key = found[0].lower().removeprefix("0x")
                yield Mark(found.start(), found.end(), "HANDLE", f"pgp:{key}", 0.9, why="PGP key number beside a cue")


def key_of(text: str, start: int, word: str) -> Mark | None:
    """What one unbroken word in hexadecimal is: a fingerprint beside a cue, a Session or a Tox address."""
    if _HEX.fullmatch(word) is None:
        return None
    digits = word.lower().removeprefix("0x")
    kind, end = _SIZES.get(len(digits)), start + len(word)
    if kind == "pgp" and is_cued(text, start):
        return Mark(start, end, "HANDLE", f"pgp:{digits}", 1.0, why="PGP fingerprint beside a cue")
    if kind == "session" and digits.startswith("05"):
        return Mark(start, end, "HANDLE", f"session:{digits}", 0.9, why="Session address, 66 digits")
    if kind == "tox" and is_tox(digits):
        return Mark(start, end, "HANDLE", f"tox:{digits}", 1.0, why="Tox address, checksum")
    return None


def is_cued(text: str, start: int) -> bool:
    """Whether a word for PGP stands shortly before."""
    return words("apps", "pgp").search(text, max(0, start - _BEFORE), start) is not None


def is_tox(digits: str) -> bool:
    """Whether the last two of 38 bytes are the others, folded by exclusive or (Tox specification, "Tox ID")."""
    data = bytes.fromhex(digits)
    even = odd = 0
    for place, byte in enumerate(data[:-2]):
        even, odd = (even ^ byte, odd) if place % 2 == 0 else (even, odd ^ byte)
    return len(data) == 38 and data[-2:] == bytes((even, odd))
