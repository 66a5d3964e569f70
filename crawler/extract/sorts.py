"""What sort of thing bytes are that were sent as a page: a page, plain text, or something that is neither."""

from __future__ import annotations

import json
import re
import zlib
from typing import Literal

from crawler.extract.model import MAX_SIZE, PageError

MAX_LAYERS = 2
HEAD = 4096
CONTROLS = 0.02
"""Share of control characters from which bytes are no text."""
LOST = 0.1
"""Share of characters that no encoding could read, from which text is none."""
SIGNS = 0.03
"""Share of braces and semicolons from which text is a program or a style sheet."""
FEW = 3
MAX_JSON = 2_000_000

GZIP = b"\x1f\x8b\x08"
_BINARY = re.compile(
    rb"\x89PNG\r|GIF8[79]a|\xff\xd8\xff|\x7fELF|MZ(?=.{0,60}?[\x00-\x08]).{60,}|RIFF....WEBP|\x00\x00\x00.ftyp|OggS\x00|"
    rb"ID3[\x02-\x04]|Rar!\x1a|7z\xbc\xaf|\x28\xb5\x2f\xfd|BZh[1-9]1AY&SY|\xfd7zXZ|wOF[2F]|"
    rb"\x00\x01\x00\x00\x00|SQLite format \d\x00|\x1aE\xdf\xa3",
    re.S,
)
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"<\x00", b"\x00<", b"\x4c\x6f\xa7\x94")
_CONTROL = bytes({*range(1, 9), 11, *range(14, 27), *range(28, 32)})
_OTHER_MEDIA = re.compile(
    r"(?:image/(?!svg)|audio/|video/|font/|application/(?:json|.*\+json|javascript|x-javascript|zip)|"
    r"text/(?:css|csv|javascript|calendar|vcard))"
)
_TAG = re.compile(
    r"</[a-z][a-z0-9]{0,20}\s*>|<(?:!--|!doctype\s|[a-z][a-z0-9]{0,20}(?:\s*/?>|\s+[\w:.-]{1,40}\s*=))", re.IGNORECASE
)
"""A tag; a letter behind a sign of comparison is none."""
_PAGE = re.compile(r"<(?:html|head|body|!doctype html)\b", re.IGNORECASE)
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml"})
_PROLOG = re.compile(r"(?:\s+|\ufeff|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_ELEMENT = re.compile(r"<([a-z][a-z0-9:_-]{0,40})[\s/>]", re.IGNORECASE)

Sort = Literal["page", "text"]


def unpacked(body: bytes) -> bytes:
    """Return a page that was sent packed once too often, unpacked; any other as it is.

    What is cut short gives what it holds. Raises ``PageError`` for what is too large when unpacked, or damaged.
    """
    for _ in range(MAX_LAYERS):
        if not body.startswith(GZIP):
            return body
        reader = zlib.decompressobj(wbits=31)
        try:
            body = reader.decompress(body, MAX_SIZE + 1)
        except zlib.error as error:
            raise PageError(f"a damaged gzip file: {str(error)[:200]}") from error
        if len(body) > MAX_SIZE:
            raise PageError(f"the page is larger than {MAX_SIZE // 2**20} MiB when unpacked")
    if body.startswith(GZIP):
        raise PageError("a gzip file, not a page")
    return body


def refuse_binary(body: bytes, content_type: str | None) -> None:
    """Raise ``PageError`` for what is no text, by its first bytes or, where these say nothing, by its media type."""
    if _BINARY.match(body):
        raise PageError("binary data, not a page")
    head = body[:HEAD]
    tags = b"<" in head
    media = _media(content_type)
    if _OTHER_MEDIA.match(media) and not (tags and _PAGE.search(head.decode("latin-1"))):
        raise PageError(f"{media}, not a page")
    if head.count(b"\x00") > len(head) // 3 and not tags:
        raise PageError("binary data, not a page")
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > CONTROLS * len(head) and not _is_wide(head, content_type or ""):
        raise PageError("binary data, not a page")


def _is_wide(head: bytes, content_type: str) -> bool:
    """Whether text may be of two or four bytes a character, or of a machine whose controls stand elsewhere."""
    stated = "utf-16" in content_type.lower() or "utf-32" in content_type.lower()
    return stated or head.startswith(_MARKS) or head.count(b"\x00") > len(head) // 20


def sort_of(text: str, content_type: str | None) -> Sort:
    """Return whether decoded text is a page or plain text. Raises ``PageError`` for feeds, data and programs."""
    head = text[: HEAD * 4]
    if _is_feed(text):
        raise PageError("a feed or sitemap, not a page")
    if _is_json(text):
        raise PageError("JSON, not a page")
    if _PAGE.search(head):
        return "page"
    if _media(content_type) == "text/plain":
        return "text"
    if _TAG.search(text):
        return "page"
    if head.count("\ufffd") > LOST * len(head):
        raise PageError("binary data, not a page")
    signs = [head.count(sign) for sign in "{};"]
    if min(signs) >= FEW and min(signs[0] * 4, sum(signs)) > SIGNS * len(head):
        raise PageError("a style sheet or program, not a page")
    return "text"


def _is_feed(text: str) -> bool:
    """Whether the first element is that of a feed: what it holds may look like a page."""
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    first = _ELEMENT.search(text, start, start + HEAD)
    return first is not None and first[1].lower() in _FEEDS


def _is_json(text: str) -> bool:
    begun = text[:HEAD].lstrip()[:1]
    if begun not in ("{", "[") or not text[-HEAD:].rstrip().endswith("}" if begun == "{" else "]"):
        return False
    if len(text) > MAX_JSON:
        return text[:HEAD].count('"') > HEAD // 100
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _media(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()
