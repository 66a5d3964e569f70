"""Walking through a WARC file member by member, over damage, in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.archive.member import MAGIC, Inflater, MemberError, check_seal, salvage
from crawler.archive.record import Record, RecordError, parse_record

MOST = 256 * 2**20
_PIECE = 2**18
_HEAD = 2**14
_PLAIN = b"WARC/"
_LENGTH = re.compile(rb"\r\nContent-Length: *(\d{1,12})", re.IGNORECASE)
_RECORD_ID = re.compile(rb"\r\nWARC-Record-ID: *(<[!-~]{1,200}>)\r\n", re.IGNORECASE)
_URL = re.compile(rb"\r\nWARC-Target-URI: *([!-~]{1,4000})\r\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of a file: a sound record, or what stands there instead and why (``reason``).

    ``torn`` means that the file ends before the member does. ``record_id`` and ``url`` are of the record; of a damaged
    one, as far as its beginning can still be read.
    """

    offset: int
    length: int
    record: Record | None
    reason: str | None = None
    torn: bool = False
    record_id: str | None = None
    url: str | None = None


def walk(path: Path, start: int = 0, *, sealed: bool = False) -> Iterator[Member]:
    """Yield every member from ``start`` on; after damage the next sound member is looked for. Raises ``OSError``.

    ``sealed``: every member must be one of this program's own.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        offset = start
        while offset < size:
            member = read_member(file, offset, sealed=sealed)
            if member.record is None:
                end = _next_sound(file, offset + 1, size, sealed=sealed)
                yield _damaged(file, member, end, size)
                offset = end
            else:
                yield member
                offset += member.length


def _damaged(file: BinaryIO, member: Member, end: int, size: int) -> Member:
    """The stretch that a damaged member takes, named by what is left of its head."""
    file.seek(member.offset)
    head = file.read(min(end - member.offset, _HEAD))
    text = head if head.startswith(_PLAIN) else salvage(head)
    named, about = _RECORD_ID.search(text), _URL.search(text)
    return Member(
        member.offset,
        end - member.offset,
        None,
        member.reason,
        member.torn and end == size,
        named[1].decode("ascii") if named else None,
        about[1].decode("ascii") if about else None,
    )


def read_member(file: BinaryIO, offset: int, *, sealed: bool = False) -> Member:
    """Read the member that begins at ``offset``; its length is 0 if it is damaged."""
    file.seek(offset)
    if file.read(len(_PLAIN)) == _PLAIN and not sealed:
        return _read_plain(file, offset)
    inflater = Inflater(MOST)
    raw: list[bytes] = []
    file.seek(offset)
    try:
        while not inflater.done:
            piece = file.read(_PIECE)
            if not piece:
                return Member(offset, 0, None, "the file ends inside this record", torn=True)
            raw.append(piece)
            inflater.feed(piece)
        member = b"".join(raw)
        member = member[: len(member) - len(inflater.rest)]
        check_seal(member, sealed=sealed)
        return _sound(offset, len(member), parse_record(inflater.data))
    except (MemberError, RecordError) as error:
        return Member(offset, 0, None, str(error))


def _sound(offset: int, length: int, record: Record) -> Member:
    return Member(offset, length, record, record_id=record.record_id or None, url=record.url)


def _read_plain(file: BinaryIO, offset: int) -> Member:
    """Read a record of an archive file that is not compressed, as other programs may write."""
    file.seek(offset)
    start = file.read(_PIECE)
    stated = _LENGTH.search(start.partition(b"\r\n\r\n")[0])
    length = start.find(b"\r\n\r\n") + 8 + int(stated[1]) if stated else 0
    if not 0 < length <= MOST:
        return Member(offset, 0, None, "the record does not state its length")
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        return Member(offset, 0, None, "the file ends inside this record", torn=True)
    try:
        return _sound(offset, length, parse_record(data))
    except RecordError as error:
        return Member(offset, 0, None, str(error))


def _next_sound(file: BinaryIO, start: int, size: int, *, sealed: bool) -> int:
    """The offset of the next sound member at or behind ``start``, else the size of the file."""
    position, carry = start, b""
    file.seek(0)
    mark = _PLAIN if not sealed and file.read(len(_PLAIN)) == _PLAIN else MAGIC
    while position < size:
        file.seek(position)
        piece = file.read(_PIECE)
        window = carry + piece
        base = position - len(carry)
        found = window.find(mark)
        while found >= 0:
            if read_member(file, base + found, sealed=sealed).record is not None:
                return base + found
            found = window.find(mark, found + 1)
        carry = window[-(len(mark) - 1) :]
        position += len(piece)
    return size
