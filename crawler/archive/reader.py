"""Reading back what was archived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from crawler.archive.record import Record, RecordError, check_record
from crawler.archive.scan import Member, read_member, walk
from index.model import Capture


class CaptureError(Exception):
    """A capture whose bytes are not there any more, or not as they were."""


def capture_path(data: Path, warc: str) -> Path:
    """The file a capture names, inside the data folder. Raises ``CaptureError`` for a name that leads outside."""
    path = data / warc
    if not path.resolve().is_relative_to(data.resolve()):
        raise CaptureError(f"{warc!r} is outside the data folder")
    return path


def read_record(data: Path, warc: str, offset: int) -> Record:
    """Read and re-hash the record at ``offset`` (bytes) of a file. Raises ``CaptureError``."""
    try:
        with capture_path(data, warc).open("rb") as file:
            member = read_member(file, offset)
    except OSError as error:
        raise CaptureError(f"{warc} cannot be read: {error.strerror}") from error
    if member.record is None:
        raise CaptureError(f"{warc} at {offset}: {member.reason}")
    try:
        check_record(member.record)
    except RecordError as error:
        raise CaptureError(f"{warc} at {offset}: {error}") from error
    return member.record


def read_payload(data: Path, capture: Capture) -> bytes:
    """Return the bytes a publisher sent (before content-encoding is undone). Raises ``CaptureError``.

    ``data`` is the data folder, to which ``capture.warc`` is relative.
    """
    payload = read_record(data, capture.warc, capture.offset).payload
    if hashlib.sha256(payload).hexdigest() != capture.sha256:
        raise CaptureError(f"{capture.warc} at {capture.offset}: the payload is not the one that was captured")
    return payload


def records(path: Path) -> Iterator[Member]:
    """Every member of a file in order, the damaged ones included. Raises ``OSError``."""
    return walk(path)
