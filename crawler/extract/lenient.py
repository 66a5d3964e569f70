"""JSON as templates write it: with comments, loose commas, quotes that were not escaped, or cut short."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

MAX_REPAIRED = 300_000
"""Characters up to which a text that is no JSON is mended."""

_NOISE = re.compile(r"^\s*(<!--|/\*.{0,80}?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>)\s*(?:;\s*)?$", re.S)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_ENTITIES = re.compile(r"\s*[{\[]\s*&(?:quot|#34);")
_SIGN = re.compile(r"[\"'{}\[\]]|//[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_STOP = re.compile(r"\\.?|[\"']|[\n\r\t]", re.S)
_VALUE = re.compile(r"\s*(?:[\]}:]|//|/\*|\Z|,\s*(?:[\"'{\[\]}\d-]|true|false|null|//|/\*|\Z))")
_READER = json.JSONDecoder(strict=False)
_PAIRS = {"{": "}", "[": "]"}
_WHITE = {"\n": "\\n", "\r": "", "\t": " "}


def loads(text: str) -> Any:
    """Return the objects or list that a text holds or was meant to; None where it cannot be mended."""
    text = _NOISE.sub("", _NOISE.sub("", text.strip())).strip()
    if text[:1] not in _PAIRS:
        return None
    value = _value(text)
    if value is None and _ENTITIES.match(text):
        value = _value(unescape(text))
    if value is None and len(text) <= MAX_REPAIRED:
        value = _value(_TRAILING_COMMA.sub("", text))
        value = _value(_TRAILING_COMMA.sub("", _mended(text))) if value is None else value
    return value


def _value(text: str) -> Any:
    """The values of a text, a list where there are several one after the other; None where it does not begin so."""
    found: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = _READER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = _after(text, at)
    return found[0] if len(found) == 1 else found or None


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in ",;"):
        at += 1
    return at


def _mended(text: str) -> str:
    """Comments left out, strings put in proper quotes, and what was opened closed."""
    pieces: list[str] = []
    opened: list[str] = []
    at = 0
    while found := _SIGN.search(text, at):
        pieces.append(text[at : found.start()])
        at, sign = found.end(), found[0]
        if sign in "\"'":
            string, at = _string(text, at, sign)
            pieces.append(string)
        elif sign in _PAIRS:
            opened.append(_PAIRS[sign])
            pieces.append(sign)
        elif opened and sign == opened[-1]:
            pieces.append(opened.pop())
    pieces.append(text[at:].rstrip().rstrip(",:"))
    return "".join(pieces + opened[::-1])


def _string(text: str, at: int, quote: str) -> tuple[str, int]:
    """The string that begins there, in proper form, and where it ends: at a quote behind which a value may end."""
    pieces = ['"']
    while found := _STOP.search(text, at):
        pieces.append(text[at : found.start()])
        at, sign = found.end(), found[0]
        if sign == quote and _VALUE.match(text, at):
            break
        if sign in _WHITE:
            pieces.append(_WHITE[sign])
        elif sign[0] == "\\":
            pieces.append(sign if sign[1:] and sign[1] in '"\\/bfnrtu' else sign[1:])
        else:
            pieces.append('\\"' if sign == '"' else sign)
    else:
        pieces.append(text[at:])
        at = len(text)
    return "".join(pieces) + '"', at
