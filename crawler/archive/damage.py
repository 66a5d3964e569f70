"""What verification finds, and what it asks of the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from crawler.archive.files import is_own
from crawler.archive.payload import is_broken, payload_of
from crawler.archive.record import Record
from crawler.archive.scan import Member

CaptureRow = tuple[int, int, str, str, str, Sequence[str]]


class CaptureIndex(Protocol):
    """What verification asks of the store."""

    def captures_in(self, warc: str) -> Sequence[CaptureRow]:
        """(offset, length, sha256, record id, address, document ids) of each capture in a file."""

    def capture_files(self) -> Sequence[str]:
        """Every file a capture names."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One record that is not as it was written. ``file`` is relative to the data folder.

    ``document_ids``: those that were read from the record, or from the response that it belongs to.
    """

    file: str
    offset: int
    record_id: str | None
    url: str | None
    document_ids: tuple[str, ...]
    reason: str


def damage_at(file: str, row: CaptureRow, reason: str) -> Damage:
    """The damage of a record that the store names."""
    return Damage(file, row[0], row[3], row[4], tuple(row[5]), reason)


def mismatches(file: str, member: Member, inside: Sequence[CaptureRow]) -> Iterator[Damage]:
    """Yield the rows whose record is another than a sound member at their place."""
    assert member.record is not None
    for row in inside:
        if reason := _mismatch(member, member.record, row, own=is_own(file.rpartition("/")[2])):
            yield damage_at(file, row, reason)


def _mismatch(member: Member, record: Record, row: CaptureRow, *, own: bool) -> str | None:
    offset, length, sha256, record_id, url, _ = row
    stated = (offset, length, record_id, url)
    if stated != (member.offset, member.length, record.record_id, record.url):
        return "the record at this place is not the one the store names"
    # How the importer read a body with broken chunks is not told by the record, whose own digests were compared before.
    if payload_of(record, sha256) is None and (own or not is_broken(record)):
        return "the payload is not the one that was captured"
    return None
