"""Which payload of a record is meant: the HTTP body after transfer-encoding, before content-encoding."""

from __future__ import annotations

import hashlib

from crawler.archive import chunks
from crawler.archive.chunks import dechunk
from crawler.archive.record import Record

__all__ = ["dechunk", "is_broken", "is_chunked", "payload_of"]


def payload_of(record: Record, sha256: str) -> bytes | None:
    """The payload of a record whose hash is the one given (hex); None if there is none."""
    for payload in record.payloads():
        if hashlib.sha256(payload).hexdigest() == sha256:
            return payload
    return None


def is_chunked(record: Record) -> bool:
    """Whether the HTTP head of a record states a chunked body."""
    return chunks.is_chunked(record.head)


def is_broken(record: Record) -> bool:
    """Whether a body is stated to be chunked and is not soundly so."""
    return is_chunked(record) and chunks.begins_chunk(record.payload) and dechunk(record.payload) is None
