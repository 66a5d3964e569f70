"""Heads that no honest server sends, or none at all; connections that end when they should not."""

from __future__ import annotations

import time

from tests.services.misbehaving import Answer, Handler

_FINE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def without_head(body: bytes) -> Answer:
    """Answer as HTTP/0.9 did: the body alone."""
    return lambda handler: handler.raw(body)


def silent(handler: Handler) -> None:
    """Hang up without a word."""
    handler.raw(b"")


def drip(seconds: float) -> Answer:
    """Send one byte at a time, never so slowly that nothing comes for long."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(_FINE + b"Content-Length: 5000\r\n\r\n")
        handler.close_connection = True
        for _ in range(int(seconds / 0.2)):
            handler.wfile.write(b"<")
            handler.wfile.flush()
            time.sleep(0.2)

    return reply


def dripping_head(seconds: float) -> Answer:
    """Send one field of the head at a time."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        handler.close_connection = True
        for number in range(int(seconds / 0.2)):
            handler.wfile.write(b"X-Wait: %d\r\n" % number)
            handler.wfile.flush()
            time.sleep(0.2)

    return reply


def cookies(body: bytes, number: int, size: int) -> Answer:
    """Set many cookies, each of a size in bytes."""
    flood = b"".join(b"Set-Cookie: c%d=%s\r\n" % (n, b"x" * size) for n in range(number))
    return lambda handler: handler.raw(_FINE + flood + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def long_field(body: bytes, size: int) -> Answer:
    """Send one field of a size in bytes."""
    return lambda handler: handler.raw(_FINE + b"X-Long: " + b"x" * size + b"\r\n\r\n" + body)


def endless_head(handler: Handler) -> None:
    """Send fields for as long as anybody listens."""
    handler.wfile.write(_FINE)
    while True:
        handler.wfile.write(b"".join(b"X-More-%d: %s\r\n" % (n, b"y" * 200) for n in range(1000)))


def endless_informing(handler: Handler) -> None:
    """Announce an answer for as long as anybody listens."""
    while True:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </style>; rel=preload\r\n\r\n" * 500)


def informed(body: bytes) -> Answer:
    """Announce the answer, as servers may, and give it."""
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </style>; rel=preload\r\n\r\n"
    return lambda handler: handler.raw(hints + _FINE + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def hangs_up(body: bytes) -> Answer:
    """Promise to keep the connection, and close it all the same."""
    head = _FINE + b"Connection: keep-alive\r\nKeep-Alive: timeout=60\r\nContent-Length: %d\r\n\r\n" % len(body)
    return lambda handler: handler.raw(head + body)


def raw(data: bytes) -> Answer:
    """Answer with bytes as they are."""
    return lambda handler: handler.raw(data)
