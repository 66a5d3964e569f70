"""From bytes to text: byte order mark, then HTTP header, then the page's own declaration, then detection.

What the bytes contradict does not count, and the next one is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

from crawler.extract import western

SAMPLE = 64 * 1024
TOLERATED = 0.1
"""Share of broken among the non-ASCII bytes up to which an encoding is believed: real pages are cut and patched."""

_ASCII = bytes(range(128))
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_XML_BEGINNINGS = {
    b"<\x00?\x00": "utf-16-le",
    b"\x00<\x00?": "utf-16-be",
    b"<\x00\x00\x00": "utf-32-le",
    b"\x00\x00\x00<": "utf-32-be",
    b"\x4c\x6f\xa7\x94": "cp037",
}
_WIDE = ("utf-16", "utf-32")


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of a page or feed and the name of the encoding it was read in. Never raises.

    Control characters that no page means (NUL among them) are left out of the text.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return _cleaned(to_unicode(body[len(mark) :], encoding)), encoding
    foreign = body.translate(None, _ASCII)
    utf8 = _reading(body, "utf-8", len(foreign)) if foreign else None
    for encoding in _stated(body, content_type):
        if utf8 is not None and len(foreign) > 3 and not encoding.startswith(_WIDE):
            break  # text that happens to be sound UTF-8 in that many places is UTF-8, whatever is stated
        text = _reading(body, encoding, len(foreign))
        if text is not None:
            return _cleaned(text), encoding
    if b"\x1b$" in body and (text := _reading(body, "iso2022_jp", 0)):
        return _cleaned(text), "iso2022_jp"
    if utf8 is not None or not foreign:
        return _cleaned(utf8 if utf8 is not None else body.decode("ascii")), "utf-8"
    encoding = _detected(body)
    return _cleaned(to_unicode(body, encoding)), encoding


def _cleaned(text: str) -> str:
    return _CONTROL.sub("", text)


def _stated(body: bytes, content_type: str | None) -> Iterator[str]:
    header = http_content_type_encoding(content_type)
    if header:
        yield _twin(header)
    beginning = _XML_BEGINNINGS.get(body[:4])
    if beginning:
        yield beginning
    declared = html_body_declared_encoding(body)
    if declared:
        yield _twin(declared)


def _twin(encoding: str) -> str:
    """Without a byte order mark, ``utf-16`` means little-endian, as on the machines that leave the mark out."""
    return f"{encoding}-le" if encoding in _WIDE else encoding


def _reading(body: bytes, encoding: str, foreign: int) -> str | None:
    """The text in that encoding; None where the bytes contradict it. ``foreign`` counts the non-ASCII bytes."""
    if encoding.startswith(_WIDE) and b"\x00" not in body[:400]:
        return None
    try:
        text = to_unicode(body, encoding)
    except (UnicodeError, LookupError, ValueError):
        return None  # some codecs refuse "replace"; ``codecs`` also knows transforms that are no text encodings
    broken = text.count("\ufffd")
    if encoding == "utf-8":
        broken -= body.count(b"\xef\xbf\xbd")
    return text if broken <= foreign * TOLERATED else None


def _detected(body: bytes) -> str:
    """Guess a legacy encoding from the pieces of the page that are not ASCII."""
    prose = re.sub(rb"<(script|style)\b.{0,200000}?</\1|<[^<>]{0,2000}>", b" ", body[: SAMPLE * 8], flags=re.S | re.I)
    pieces = [piece for piece in re.split(rb"[<>\n]+", prose) if piece.translate(None, _ASCII)]
    if western.is_western(body, b" ".join(b" ".join(re.split(rb"[<>\n]+", prose)).split())[:SAMPLE]):
        return western.ENCODING
    best = from_bytes(b"\n".join(pieces)[:SAMPLE] or body[:SAMPLE]).best()
    return best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else western.ENCODING
