"""Which encoding the headers of a page and the page itself name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

_SCANNED = 16 * 1024
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta\b[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_REFUSED = frozenset({
    "utf-7", "hz", "iso2022_kr", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "charmap", "undefined",
    "mbcs", "oem", "palmos",
})  # fmt: skip
"""What the WHATWG Encoding Standard replaces or does not know, and Python would read: markup can be smuggled in it."""
_LABELS = {
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "unicode": "utf-16",
    "unicodefffe": "utf-16-be",
    "unicodefeff": "utf-16-le",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ukrainian": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-euc-kr": "cp949",
    "windows-949": "cp949",
    "ksc5601": "cp949",
    "iso-8859-1:1987": "cp1252",
    "dos-874": "cp874",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
}
"""Labels of the WHATWG Encoding Standard that Python does not know, and the encodings that they stand for."""
_DIGITS = re.compile(r"^(?:x-)?(?:win|windows|cp|ansi)[-_. ]?(125\d|874)$")
_LATIN = re.compile(r"^(?:x-)?iso[-_. ]?8859[-_. ]?(\d{1,2})$")


def stated_encodings(body: bytes, content_type: str | None) -> Iterator[str]:
    """Yield what the HTTP header names, then what the page declares, as Python's names."""
    header = http_content_type_encoding(content_type) or _first(_HEADER.findall((content_type or "")[:1000]))
    if header and header not in _REFUSED:
        yield header
    labels = (label.decode("ascii") for label in _DECLARED.findall(body[:_SCANNED])[:3] if label.isascii())
    declared = html_body_declared_encoding(body) or _first(labels)
    if declared and declared not in _REFUSED:
        yield declared


def encoding_of(label: str) -> str | None:
    """The encoding that a label means, None where none does."""
    label = label.strip().lower()
    digits, latin = _DIGITS.match(label), _LATIN.match(label)
    if digits:
        label = f"cp{digits[1]}"
    elif latin:
        label = f"iso-8859-{latin[1]}"
    found = _LABELS.get(label) or resolve_encoding(label)
    return None if found in _REFUSED else found


def _first(labels: Iterator[str] | list[str]) -> str | None:
    return next((found for label in labels if (found := encoding_of(label))), None)
