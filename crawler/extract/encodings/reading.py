"""From bytes to text: byte order mark, then HTTP header, then the page's own declaration, then detection.

What the bytes contradict does not count, and the next one is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from charset_normalizer import from_bytes
from w3lib.encoding import read_bom, to_unicode

from crawler.extract.encodings.labels import stated_encodings
from crawler.extract.encodings.legacy import guess
from crawler.extract.encodings.mojibake import is_suspect, mend
from crawler.extract.encodings.signs import is_misread

SAMPLE = 64 * 1024
TOLERATED = 0.1
"""Share of broken among the non-ASCII bytes up to which an encoding is believed: real pages are cut and patched."""
ENOUGH = 400
FOREIGN_SCRIPT = 0.15
"""Share of non-ASCII bytes below which a text is in Latin letters."""
WESTERN = "cp1252"

_ASCII = bytes(range(128))
_CONTROL_BYTES = bytes({*range(9), 0x0B, *range(0x0E, 0x20), 0x7F})
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_CODE = re.compile(rb"<(script|style)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_LANG = re.compile(rb"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?\s*([a-z]{2,3})\b", re.IGNORECASE)
_WIDE = ("utf-16", "utf-32")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_HEAD = 400
SELDOM, OFTEN = 0.05, 0.2
"""Shares of NUL bytes where characters have none and where those of markup have one."""
_NUL_PLACES: Mapping[tuple[bool, ...], str] = {
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}
_ONE_BYTE = ("iso8859-", "cp125", "mac", "koi8", "cp8")


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of a page or feed and the name of the encoding it was read in. Never raises.

    Control characters that no page means (NUL among them) are left out of the text; where all of the text was read
    wrongly before it was sent, it is mended.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return _CONTROL.sub("", to_unicode(body[len(mark) :], encoding)), encoding
    foreign = body.translate(None, _ASCII)
    text, encoding = _read(body, content_type, foreign)
    text = _without_controls(text, body, encoding)
    if encoding == "cp1258":
        text = unicodedata.normalize("NFC", text)  # Vietnamese Windows text writes tones as characters of their own
    if encoding == "utf-8" and is_suspect(foreign.decode("utf-8", "ignore")):
        text = mend(text)
    return text, encoding


def _without_controls(text: str, body: bytes, encoding: str) -> str:
    """Drop control characters; most pages have none, which their bytes tell faster."""
    plain = encoding == "utf-8" and len(body.translate(None, _CONTROL_BYTES)) == len(body)
    return text if plain and b"\xef\xbf\xbe" not in body and b"\xef\xbf\xbf" not in body else _CONTROL.sub("", text)


def _read(body: bytes, content_type: str | None, foreign: bytes) -> tuple[str, str]:
    utf8 = _reading(body, "utf-8", len(foreign)) if foreign else None
    for encoding in _stated(body, content_type):
        if utf8 is not None and len(foreign) > 3 and not encoding.startswith(_WIDE):
            break  # text that happens to be sound UTF-8 in that many places is UTF-8, whatever is stated
        text = _reading(body, encoding, len(foreign))
        if text is not None:
            return text, encoding
    if b"\x1b$" in body and (text := _reading(body, "iso2022_jp", 0)):
        return text, "iso2022_jp"
    if utf8 is not None or not foreign:
        return utf8 if utf8 is not None else body.decode("ascii"), "utf-8"
    encoding = _detected(body)
    return to_unicode(body, encoding), encoding


def _stated(body: bytes, content_type: str | None) -> Iterator[str]:
    wide = _wide(body[:_HEAD])
    if wide:
        yield wide  # markup with a NUL in each character can be nothing else
    if body.startswith(_EBCDIC):
        yield "cp037"
    for encoding in stated_encodings(body, content_type):
        # Without a byte order mark, "utf-16" means little-endian, as on the machines that leave the mark out.
        yield f"{encoding}-le" if encoding in _WIDE else encoding


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: where the NUL bytes of the markup's characters stand."""
    units = len(head) // 4
    if units < 2 or b"\x00" not in head:
        return None
    shares = [head[place : units * 4 : 4].count(0) / units for place in range(4)]
    if any(SELDOM < share < OFTEN for share in shares):
        return None
    return _NUL_PLACES.get(tuple(share >= OFTEN for share in shares))


def _reading(body: bytes, encoding: str, foreign: int) -> str | None:
    """The text in that encoding; None where the bytes contradict it. ``foreign`` counts the non-ASCII bytes."""
    if encoding.startswith(_WIDE) and b"\x00" not in body[:_HEAD]:
        return None
    try:
        text = to_unicode(body, encoding)
    except (UnicodeError, LookupError, ValueError):
        return None  # some codecs refuse "replace"; ``codecs`` also knows transforms that are no text encodings
    broken = text.count("\ufffd") - text.endswith("\ufffd")  # a page may be cut within a character
    if broken > 0 and encoding == "utf-8":
        broken -= body.count(b"\xef\xbf\xbd")
    if broken > foreign * TOLERATED:
        return None
    misread = encoding.startswith(_ONE_BYTE) and foreign and is_misread(_prose(body).decode(encoding, "replace"))
    return None if misread else text


def _prose(body: bytes) -> bytes:
    """The pieces of a page between its markup that are not ASCII alone; of a page that has few, others after them."""
    pieces = re.split(rb"[<>\n]+", _TAG.sub(b" ", _without_code(body[: SAMPLE * 8])))
    foreign = b" ".join(b" ".join(piece for piece in pieces if piece.translate(None, _ASCII)).split())[:SAMPLE]
    return foreign if len(foreign) > ENOUGH else foreign + b" " + b" ".join(b" ".join(pieces).split())[:ENOUGH]


def _without_code(page: bytes) -> bytes:
    """A page without scripts and styles, in one pass whatever the page holds."""
    lower, kept, place, open_ended = page.lower(), [], 0, set()
    for found in _CODE.finditer(page):
        name = found[1].lower()
        if found.start() < place or name in open_ended:
            continue
        end = lower.find(b"</" + name, found.end())
        if end < 0:
            open_ended.add(name)
            continue
        kept.append(page[place : found.start()])
        place = end
    return b" ".join([*kept, page[place:]])


def _detected(body: bytes) -> str:
    """Guess a legacy encoding from the pieces of the page that are not ASCII."""
    prose = _prose(body)
    stated = _LANG.search(body[:8192])
    found = guess(prose, stated[1].decode("ascii").lower() if stated else None)
    if found is not None:
        return found
    if len(prose.translate(None, _ASCII)) < FOREIGN_SCRIPT * len(prose):
        return WESTERN
    best = from_bytes(prose or body[:SAMPLE]).best()
    return best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else WESTERN
