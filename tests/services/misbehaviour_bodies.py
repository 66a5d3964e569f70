"""Bodies that are not what their heads say: bombs, torn and broken encodings, wrong lengths."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from backports import zstd

from tests.services.misbehaving import Answer, Handler, article

brotli: Any = import_module("brotli")
BOMB = 40 * 2**20
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, 6),
    "deflate": lambda data: zlib.compress(data, 6),
    "br": lambda data: bytes(brotli.compress(data, quality=3)),
    "zstd": lambda data: bytes(zstd.compress(data)),
}
"""By the names that ``Content-Encoding`` has for them."""


@cache
def packed(encoding: str, data: bytes) -> bytes:
    """Compressed data; of several encodings with commas between, the last one is the outermost."""
    for name in encoding.split(", "):
        data = PACKERS[name](data)
    return data


def bomb(encoding: str, size: int = BOMB) -> Answer:
    """Send little that unpacks to much."""
    return lambda handler: handler.reply(
        packed(encoding, bytes(size)), 200, Content_Encoding=encoding, Content_Type="text/html"
    )


def whole(encoding: str, body: bytes) -> Answer:
    """Send a compressed body as it should be."""
    return lambda handler: handler.reply(
        packed(encoding, body), 200, Content_Encoding=encoding, Content_Type="text/html; charset=utf-8"
    )


def torn(encoding: str) -> Answer:
    """Send half of a compressed page, with a length that fits what is sent."""
    page = article("Half a story", *[f"Sentence number {n} of a long report, {n * 7919 % 1000}." for n in range(900)])
    half = packed(encoding, page)[: len(packed(encoding, page)) // 2]
    return lambda handler: handler.reply(half, 200, Content_Encoding=encoding, Content_Type="text/html")


def mislabelled(body: bytes, encoding: str) -> Answer:
    """Send a plain page and call it compressed."""
    return lambda handler: handler.reply(body, 200, Content_Encoding=encoding, Content_Type="text/html")


def broken_chunks(body: bytes, tail: bytes) -> Answer:
    """Send a first chunk as it should be, then ``tail`` instead of what should follow, and hang up."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return lambda handler: handler.raw(head + b"%x\r\n%s\r\n" % (len(body), body) + tail)


def endless_chunks(handler: Handler) -> None:
    """Send chunks for as long as anybody listens."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"10000\r\n" + b"<p>more news of the same kind</p>".ljust(2**16) + b"\r\n")


def surplus(body: bytes, more: bytes) -> Answer:
    """Send more than the length says: what follows looks like the answer to a question nobody asked yet."""

    def reply(handler: Handler) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
        forged = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(more)
        handler.wfile.write(head + body + forged + more)

    return reply


def lengths(body: bytes, *said: str) -> Answer:
    """Say several lengths, or one that is no number."""
    fields = "".join(f"Content-Length: {one}\r\n" for one in said)
    return lambda handler: handler.raw(
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n".encode("latin-1") + body
    )


def not_utf8(title: str, text: str) -> Answer:
    """A page that says UTF-8 and holds bytes that are none: single ones of Latin-1, a NUL, half a character."""
    body = (
        article(title, text).replace(b"</h1>", b" \xe9\xff\x00\xc3</h1>").replace(b"</article>", b"\xf0\x9f</article>")
    )
    return lambda handler: handler.reply(body, 200, Content_Type="text/html; charset=utf-8")
