"""Text that was UTF-8, read in another encoding, and then kept so: mended where that is proved, else left alone."""

from __future__ import annotations

import re

from crawler.extract.heuristics import heuristic

MEND = heuristic(
    "encoding.mojibake", "mends text of which every character beyond ASCII is UTF-8 read as something else"
)
LEAST_MENDED = 2
MAX_TEXT = 2_000_000
TIMES = 2

_RUN = re.compile(r"[^\x00-\x7f]+")
_SUSPECT = re.compile(
    "[\u00c2-\u00f4\u0420\u0421\u0432][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u0402-\u045f\u0490\u0491\u2013-\u2122]"
)
_UNUSUAL = re.compile(
    "[\u0180-\u018e\u0190\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u0217\u021c-\u0258\u025a-\u02c5"
    "\u0363-\u036f\u0460-\u048f\u07c0-\u08ff\ufffd]"
)
"""Letters of few languages and of phonetics, which chance pairs give rather than what somebody wrote."""
_NEUTRAL = "\xa0"
_CYRILLIC_LEADS = (0xD0, 0xD1, 0xE2)


def is_suspect(text: str) -> bool:
    """Whether a text has a pair of characters that UTF-8 read as something else is full of."""
    return _SUSPECT.search(text) is not None


def mend(text: str) -> str:
    """Return what was written where ``text`` is proved to be UTF-8 that was read as windows-1252 or windows-1251.

    Proof is that each run of characters beyond ASCII, turned back into bytes, is sound UTF-8, and that this gives at
    least ``LEAST_MENDED`` characters out of runs that are no mere letters. Otherwise the text comes back as it was, as
    does one longer than ``MAX_TEXT`` characters. What was read wrongly twice is mended twice.
    """
    for _ in range(TIMES if MEND else 0):
        if text.isascii() or len(text) > MAX_TEXT or not is_suspect(text):
            return text
        mended = _mended(text, "cp1252") or _mended(text, "cp1251")
        if mended is None:
            return text
        text = mended
    return text


def _mended(text: str, encoding: str) -> str | None:
    pieces: list[str] = []
    place = count = 0
    for found in _RUN.finditer(text):
        pieces.append(text[place : found.start()])
        place = found.end()
        run = found[0]
        if not run.strip(_NEUTRAL):
            pieces.append(run)
            continue
        meant = _as_utf8(run, encoding)
        if meant is None:
            return None
        count += 0 if run.isalpha() else len(meant)
        pieces.append(meant)
    return "".join([*pieces, text[place:]]) if count >= LEAST_MENDED else None


def _as_utf8(run: str, encoding: str) -> str | None:
    """A run read as UTF-8 from the bytes that it came from; None where it did not come from UTF-8."""
    raw = _bytes_of(run, encoding)
    if raw is None:
        return None
    if encoding == "cp1251" and any(byte >= 0xC2 and byte not in _CYRILLIC_LEADS for byte in raw):
        return None  # pairs of Cyrillic letters can be UTF-8 by chance; what stands for Cyrillic begins with few bytes
    try:
        meant = raw.decode("utf-8")
    except UnicodeError:
        return None
    return None if _UNUSUAL.search(meant) else meant


def _bytes_of(run: str, encoding: str) -> bytes | None:
    """The bytes that were read as ``run``; those without a meaning in the encoding are kept as control characters."""
    try:
        return run.encode(encoding)
    except UnicodeError:
        pass
    raw = bytearray()
    for sign in run:
        try:
            raw += sign.encode(encoding)
        except UnicodeError:
            if not "\x80" <= sign <= "\x9f":
                return None
            raw.append(ord(sign))
    return bytes(raw)
