"""Chunked transfer-encoding, as archives of other programs keep it."""

from __future__ import annotations

import re

_CHUNKED = re.compile(rb"\ntransfer-encoding:[^\n]*chunked", re.IGNORECASE)
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
_HEAD = 2**16


def is_chunked(head: bytes) -> bool:
    """Whether the head of an HTTP message states a chunked body."""
    return bool(_CHUNKED.search(head[:_HEAD]))


def begins_chunk(body: bytes) -> bool:
    """Whether a body begins with the size of a chunk."""
    return bool(_SIZE.match(body))


def dechunk(body: bytes) -> bytes | None:
    """Undo chunked transfer-encoding (RFC 9112, 7.1); None if the body is not soundly chunked."""
    parts: list[bytes] = []
    position = 0
    while stated := _SIZE.match(body, position):
        size, start = int(stated[1], 16), stated.end()
        if size == 0:
            return b"".join(parts)
        if start + size > len(body):
            return None
        parts.append(body[start : start + size])
        position = start + size
        position += 2 if body[position : position + 2] == b"\r\n" else 1
    return None
