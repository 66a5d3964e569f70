"""The ways in which real sites misbehave, as answers for ``misbehaving.Site.routes``."""

from __future__ import annotations

import gzip
import socket
import struct
import time

from tests.services.misbehaving import Answer, Handler, article


def redirect(target: str, status: int = 302) -> Answer:
    """Send to another address."""

    def reply(handler: Handler) -> None:
        handler.reply(b"", status, Location=target)

    return reply


def unavailable_once(seconds: str, then: bytes) -> Answer:
    """Be busy at the first request and ask for a rest; answer later ones."""
    asked: list[bool] = []

    def reply(handler: Handler) -> None:
        if asked:
            handler.reply(then, 200, Content_Type="text/html")
        else:
            asked.append(True)
            handler.reply(b"busy", 503, Retry_After=seconds)

    return reply


def slow(seconds: float, head: bytes = b"") -> Answer:
    """Send a little, then nothing for a while."""

    def reply(handler: Handler) -> None:
        handler.raw(head)
        time.sleep(seconds)

    return reply


def slow_body(seconds: float) -> Answer:
    """Send the head at once and stop in the body."""
    return slow(seconds, b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Type: text/html\r\n\r\n<p>")


def reset(handler: Handler) -> None:
    """Break the connection off hard."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def truncated_gzip(handler: Handler) -> None:
    """Cut a compressed body short, with a length that fits what is sent."""
    body = gzip.compress(article("Half a story", *[f"Sentence number {n} of a long report." for n in range(400)]))
    handler.reply(body[: len(body) // 2], 200, Content_Encoding="gzip", Content_Type="text/html")


def gzip_bomb(handler: Handler) -> None:
    """Send little that unpacks to much."""
    handler.reply(gzip.compress(bytes(40 * 2**20)), 200, Content_Encoding="gzip", Content_Type="text/html")


def wrong_length(handler: Handler) -> None:
    """Announce more than is sent."""
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\nContent-Type: text/html\r\n\r\n<p>Short.</p>")


def announced(size: int) -> Answer:
    """Announce a body of a size, and begin to send it."""
    return slow(0.2, b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nContent-Type: text/html\r\n\r\n<p>" % size)


def endless(size: int) -> Answer:
    """Send a body of a size without announcing it."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        for _ in range(size // 65536 + 1):
            handler.wfile.write(b"<p>more</p>" * 5957)
        handler.close_connection = True

    return reply


def binary(handler: Handler) -> None:
    """Send a picture and call it a page."""
    handler.reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, 200, Content_Type="text/html")


def odd_head(body: bytes) -> Answer:
    """Answer with a head that no library would write: odd case, bare line feeds, a byte that is not ASCII."""
    head = (
        b"HTTP/1.1 200 Tr\xe8s bien\ncontent-TYPE: text/html; charset=utf-8\nX-Quay: \xe9\nno colon here\nX-Quay: 2\n"
    )
    return lambda handler: handler.raw(head + b"Connection: close\n\n" + body)


def chunked(body: bytes) -> Answer:
    """Answer in chunks."""

    def reply(handler: Handler) -> None:
        pieces = b"".join(
            b"%x\r\n%s\r\n" % (len(body[n : n + 100]), body[n : n + 100]) for n in range(0, len(body), 100)
        )
        handler.raw(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + b"0\r\n\r\n"
        )

    return reply
