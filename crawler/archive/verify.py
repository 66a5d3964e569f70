"""Re-hashing everything that was archived, and comparing it with what the store says."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crawler.archive.files import archive_files, is_held
from crawler.archive.record import Record, RecordError, check_record
from crawler.archive.scan import Member, walk

CaptureRow = tuple[int, int, str, str, str, Sequence[str]]


class CaptureIndex(Protocol):
    """What verification asks of the store."""

    def captures_in(self, warc: str) -> Sequence[CaptureRow]:
        """(offset, length, sha256, record id, address, document ids) of each capture in a file."""

    def capture_files(self) -> Sequence[str]:
        """Every file a capture names."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One record that is not as it was written. ``file`` is relative to the data folder."""

    file: str
    offset: int
    record_id: str | None
    url: str | None
    document_ids: tuple[str, ...]
    reason: str


def verify(folder: Path, store: CaptureIndex, files: Sequence[str] | None = None) -> Iterator[Damage]:
    """Re-hash every record of every file in the archive ``folder``; yield each that is damaged, missing or torn.

    ``files`` (relative to the data folder) limits the check. Raises ``OSError``, and the store's own errors.
    """
    present = {f"{folder.name}/{path.name}" for path in archive_files(folder)}
    for file in sorted(present | set(store.capture_files())) if files is None else files:
        # The rows are read before the file, so that records written meanwhile are no surprise.
        cited = deque(sorted(store.captures_in(file), key=lambda row: row[0]))
        path = folder.parent / file
        if path.is_file():
            yield from _verify_file(path, file, cited)
        else:
            yield from (_damage(file, row, "the file is missing") for row in cited)


def _verify_file(path: Path, file: str, cited: deque[CaptureRow]) -> Iterator[Damage]:
    """``cited`` is by offset, as the members come: each row is looked at once, however many there are."""
    held = is_held(path)
    for member in walk(path):
        if member.torn and held and not cited:
            return
        inside = []
        while cited and cited[0][0] < member.offset + member.length:
            inside.append(cited.popleft())
        reason = member.reason or _record_reason(member)
        if reason:
            yield from _member_damages(file, member, inside, reason)
        else:
            yield from _mismatches(file, member, inside)
    yield from (_damage(file, row, "the file ends before this record") for row in cited)


def _member_damages(file: str, member: Member, inside: list[CaptureRow], reason: str) -> Iterator[Damage]:
    if inside:
        yield from (_damage(file, row, reason) for row in inside)
    else:
        record = member.record
        yield Damage(
            file, member.offset, record.record_id if record else None, record.url if record else None, (), reason
        )


def _record_reason(member: Member) -> str | None:
    assert member.record is not None
    try:
        check_record(member.record)
    except RecordError as error:
        return str(error)
    return None


def _mismatches(file: str, member: Member, inside: list[CaptureRow]) -> Iterator[Damage]:
    assert member.record is not None
    for row in inside:
        if reason := _mismatch(member, member.record, row):
            yield _damage(file, row, reason)


def _mismatch(member: Member, record: Record, row: CaptureRow) -> str | None:
    offset, length, sha256, record_id, url, _ = row
    stated = (offset, length, record_id, url)
    if stated != (member.offset, member.length, record.record_id, record.url):
        return "the record at this place is not the one the store names"
    if hashlib.sha256(record.payload).hexdigest() != sha256:
        return "the payload is not the one that was captured"
    return None


def _damage(file: str, row: CaptureRow, reason: str) -> Damage:
    return Damage(file, row[0], row[3], row[4], tuple(row[5]), reason)
