"""Reading back what was archived."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crawler.archive.files import is_own
from crawler.archive.payload import payload_of
from crawler.archive.record import Record, RecordError, check_record
from crawler.archive.references import is_reference, referenced
from crawler.archive.scan import Member, read_member, walk
from index.model import Capture


class CaptureError(Exception):
    """A capture whose bytes are not there any more, or not as they were."""


def capture_path(data: Path, warc: str) -> Path:
    """The file a capture names, inside the data folder or referred to from there.

    Raises ``CaptureError`` for a name that leads outside, or a reference that is not known.
    """
    if is_reference(warc):
        if (path := referenced(data, warc)) is None:
            raise CaptureError(f"{warc!r} refers to a file that is not known")
        return path
    path = data / warc
    if not path.resolve().is_relative_to(data.resolve()):
        raise CaptureError(f"{warc!r} is outside the data folder")
    return path


def read_record(data: Path, warc: str, offset: int) -> Record:
    """Read and re-hash the record at ``offset`` (bytes) of a file. Raises ``CaptureError``."""
    return read_stored(data, warc, offset)[0]


def read_stored(data: Path, warc: str, offset: int) -> tuple[Record, bytes]:
    """Return the record at ``offset`` (bytes), re-hashed, and its bytes as they are in the file.

    Raises ``CaptureError``.
    """
    path = capture_path(data, warc)
    try:
        with path.open("rb") as file:
            member = read_member(file, offset, sealed=is_own(path.name))
            file.seek(offset)
            stored = file.read(member.length)
    except OSError as error:
        raise CaptureError(f"{warc} cannot be read: {error.strerror}") from error
    if member.record is None:
        raise CaptureError(f"{warc} at {offset}: {member.reason}")
    try:
        check_record(member.record)
    except RecordError as error:
        raise CaptureError(f"{warc} at {offset}: {error}") from error
    return member.record, stored


def read_payload(data: Path, capture: Capture) -> bytes:
    """Return the bytes a publisher sent (before content-encoding is undone). Raises ``CaptureError``.

    ``data`` is the data folder, to which ``capture.warc`` is relative.
    """
    payload = payload_of(read_record(data, capture.warc, capture.offset), capture.sha256)
    if payload is None:
        raise CaptureError(f"{capture.warc} at {capture.offset}: the payload is not the one that was captured")
    return payload


def records(path: Path) -> Iterator[Member]:
    """Every member of a file in order, the damaged ones included. Raises ``OSError``."""
    return walk(path)
