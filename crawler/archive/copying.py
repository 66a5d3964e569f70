"""Copying single records out of the archive, bytes unchanged, into the one file of a package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from crawler.archive.cdxj import Index, Place, line, moment_of
from crawler.archive.files import is_own
from crawler.archive.member import pack
from crawler.archive.payload import payload_of
from crawler.archive.reader import CaptureError, capture_path, read_stored
from crawler.archive.record import Record, RecordError, check_record
from crawler.archive.scan import read_member

_MOST_COMPANIONS = 4


class Sink(Protocol):
    """Where records are written to."""

    def write(self, data: bytes) -> int:
        """Write all of ``data``."""


class RecordCopier:
    """Copies records to a compressed WARC file, each once. ``copied`` counts them all."""

    def __init__(self, data: Path, sink: Sink, index: Index, start: int, filename: str) -> None:
        self._data = data
        self._sink = sink
        self._index = index
        self._end = start
        self._filename = filename
        self.copied = 0

    def copy(self, warc: str, offset: int, sha256: str) -> Place:
        """Copy the record of a capture with those that belong to it, unless done before; returns where it is then.

        Raises ``CaptureError`` if it is damaged or its payload not the one of this hash (hex), ``OSError``.
        """
        if place := self._index.place(warc, offset):
            return place
        record, stored = read_stored(self._data, warc, offset)
        if payload_of(record, sha256) is None:
            raise CaptureError(f"{warc} at {offset}: the payload is not the one that was captured")
        member = _compressed(stored)
        place = Place(self._end, len(member), record.url or "", moment_of(record))
        self._write(member)
        for companion in self._companions(warc, offset + len(stored), record):
            self._write(_compressed(companion))
        self._index.add(warc, offset, place, line(record, place, sha256, self._filename))
        return place

    def _write(self, member: bytes) -> None:
        self._sink.write(member)
        self._end += len(member)
        self.copied += 1

    def _companions(self, warc: str, offset: int, record: Record) -> Iterator[bytes]:
        """The sound request and metadata records that follow a response and name it."""
        path = capture_path(self._data, warc)
        with path.open("rb") as file:
            for _ in range(_MOST_COMPANIONS):
                member = read_member(file, offset, sealed=is_own(path.name))
                if member.record is None or member.record.headers.get("warc-concurrent-to") != record.record_id:
                    return
                if _is_sound(member.record):
                    file.seek(offset)
                    yield file.read(member.length)
                offset += member.length


def _is_sound(record: Record) -> bool:
    try:
        check_record(record)
    except RecordError:
        return False
    return True


def _compressed(stored: bytes) -> bytes:
    """A record as one gzip member; one that the archive has so already stays as it is."""
    return pack(stored) if stored.startswith(b"WARC/") else stored
