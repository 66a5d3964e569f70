"""One door for all feed formats."""

from __future__ import annotations

import re

from crawler.extract.encodings.reading import decode
from crawler.feeds.jsonfeed import read_json_feed
from crawler.feeds.model import Feed, NotAFeedError
from crawler.feeds.xmlfeed import read_xml_feed

MAX_SIZE = 32 * 2**20
_HTML = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.{0,4000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_BINARY = re.compile(rb"\x89PNG|GIF8|\xff\xd8\xff|%PDF|PK\x03\x04|\x1f\x8b|\x7fELF")


def read_feed(body: bytes, url: str | None = None, content_type: str | None = None) -> Feed:
    """Read a feed of any format. ``url`` is its address, against which links are resolved.

    Raises ``NotAFeedError`` with a reason: empty, too large, a web page, binary, or XML or JSON of another kind.
    """
    if len(body) > MAX_SIZE:
        raise NotAFeedError(f"larger than {MAX_SIZE // 2**20} MiB")
    if not body.strip(b"\x00 \t\r\n"):
        raise NotAFeedError("the body is empty")
    if _BINARY.match(body):
        raise NotAFeedError("binary data, not a feed")
    text = decode(body, content_type)[0].lstrip("\ufeff \t\r\n")
    if not text:
        raise NotAFeedError("the body is empty")
    if text.startswith(("{", "[")):
        return read_json_feed(text, url)
    feed, recognised = read_xml_feed(text, url)
    if not recognised:
        raise NotAFeedError(_what_else(text))
    return feed


def _what_else(text: str) -> str:
    if _HTML.match(text[:20_000]):
        return "a web page, not a feed"
    if "<" not in text[:20_000]:
        return "plain text or binary data, not a feed"
    root = re.search(r"<([A-Za-z_][\w.:-]{0,60})", text)
    return f"XML of another kind, not a feed (root element {root[1]!r})" if root else "markup without an element"
