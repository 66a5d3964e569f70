"""Walking through an archive file record by record, over damage, in bounded memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from crawler.imports.containers import RECORD, events, packing
from crawler.imports.digests import algorithm, same
from crawler.imports.heads import Head, HeadError, read_head
from crawler.imports.tape import CLIPPED, Gap, Recorder, Tape

MOST = 40 * 2**20
"""Bytes of a block that is held in memory; of a longer one only the digest is checked."""
_NEXT = re.compile(rb"\n(?=WARC/\d|[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\S{1,8192} \S{1,64} \d{8,20} \S{1,200} \S{1,15}\r?\n)")
_WRONG_LENGTH = "the record's length is not the one it states"
_WINDOW = 2**16
_OVERLAP = 2**14
_REREAD = 512 * 2**20


@dataclass(frozen=True, slots=True)
class Damaged:
    """What cannot be imported: where it begins in the file (bytes), what it is as far as known, and why.

    ``member``: the whole member of the file at that offset is damaged, records before in the same member included.
    """

    offset: int
    reason: str
    record_id: str | None = None
    url: str | None = None
    member: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A record. ``raw`` is the whole of it as unpacked, None for one with a block longer than ``MOST``.

    ``offset`` is where it begins in the file, or where the member begins that holds its beginning. ``length`` is of
    the stored bytes where they hold this record alone, else None. The block begins in ``raw`` at ``start``.
    """

    head: Head
    raw: bytes | None
    start: int
    offset: int
    length: int | None

    @property
    def is_http(self) -> bool:
        """Whether the block begins like an HTTP answer."""
        return (self.raw or b"").startswith(b"HTTP/", self.start)

    @property
    def block(self) -> bytes:
        """What stands behind the head."""
        return (self.raw or b"")[self.start : self.start + self.head.length]


def walk(path: Path) -> Iterator[Found | Damaged]:
    """Yield every record of a file. Raises ``OSError``, ``UnknownFormatError``."""
    kind = packing(path)
    size = path.stat().st_size if kind == "plain" else None
    yield from _Walk(Tape(events(path, kind)), size).records()


class _Walk:
    """``size`` of the file where offsets are positions in it, None where it is packed."""

    def __init__(self, tape: Tape, size: int | None) -> None:
        self._tape = tape
        self._size = size
        self._budget = _REREAD
        self._named: Gap | None = None

    def records(self) -> Iterator[Found | Damaged]:
        tape = self._tape
        held: Damaged | None = None
        while True:
            self._skip_blank()
            if not tape.at_end():
                if held:
                    yield held
                found, held = self._record(), None
                if isinstance(found, Damaged):
                    held = found
                    self._seek()
                else:
                    yield found
            elif tape.gap is not None:
                yield from self._at_gap(tape.gap, held)
                held = None
                tape.pass_gap()
            else:
                if held:
                    yield held
                return

    def _at_gap(self, gap: Gap, held: Damaged | None) -> Iterator[Damaged]:
        """Name a gap, unless a record was named for its sake; a record in the same member is damaged by it."""
        if held and held.offset == gap.offset:
            yield replace(held, reason=gap.reason, member=gap.spoils)
            return
        if held:
            yield held
        if gap is not self._named:
            yield Damaged(gap.offset, gap.reason, member=gap.spoils)

    def _skip_blank(self) -> None:
        """Pass the empty lines between records."""
        while (byte := self._tape.take(1)) in (b"\r", b"\n"):
            pass
        self._tape.give_back(byte)

    def _record(self) -> Found | Damaged:
        tape, start = self._tape, self._tape.position
        offset = start if self._size is not None else tape.member(start)
        reader = Recorder(tape)
        try:
            head = read_head(reader)
        except HeadError as error:
            return Damaged(offset, self._gap_here() or str(error))
        damaged = partial(
            Damaged,
            offset,
            record_id=head.get("warc-record-id") or None,
            url=head.get("warc-target-uri") or None,
        )
        if self._size is not None and head.length > self._size - tape.position:
            return damaged("the record is longer than what is left of the file")
        if head.length > MOST:
            reason = self._pass_long(head)
            return damaged(reason) if reason else Found(head, None, 0, offset, None)
        length = len(reader.data)
        if reason := self._read_block(head, reader):
            self._give_back(bytes(reader.data[length:]))
            return damaged(reason)
        return Found(head, bytes(reader.data), length, offset, self._stored(start))

    def _read_block(self, head: Head, reader: Recorder) -> str | None:
        """Read the block and the line ends behind it; returns what is wrong with them."""
        if len(reader.take(head.length)) < head.length:
            return self._gap_here() or CLIPPED
        end = len(reader.data)
        whole = self._ending(head, reader)
        # A length that is one too great parts the line end behind the block.
        parted = not head.arc and reader.data[end - 1 : end + 1] == b"\r\n"
        if parted or not (whole or self._next_follows()):
            return _WRONG_LENGTH
        if self._tape.ends(self._tape.position) is None:
            return self._gap_here()
        return None

    def _pass_long(self, head: Head) -> str | None:
        """Pass a record that is not held in memory; returns what is wrong with it."""
        stated = head.get("warc-block-digest")
        name = algorithm(stated)
        hasher = hashlib.new(name or "md5", usedforsecurity=False)
        left = head.length
        while left and (piece := self._tape.piece(left)):
            hasher.update(piece)
            left -= len(piece)
            # A stated length beyond all bounds must not swallow the members that follow.
            if left and self._tape.starts(self._tape.position) is not None and self._next_follows():
                return _WRONG_LENGTH
        if left:
            return self._gap_here() or CLIPPED
        if name and not same(stated, hasher.digest()):
            return "the block digest does not match"
        return None

    def _gap_here(self) -> str | None:
        """The reason of the gap before which the tape stands; it is named once."""
        if self._tape.gap is None or not self._tape.at_end():
            return None
        self._named = self._tape.gap
        return self._named.reason

    def _ending(self, head: Head, reader: Recorder) -> bool:
        """Read the two line ends behind a block (one behind that of an ARC record); False if they are not there."""
        tape = self._tape
        for _ in range(1 if head.arc else 2):
            line = tape.take(2)
            ending = line if line == b"\r\n" else line[:1] if line[:1] == b"\n" else b""
            tape.give_back(line[len(ending) :])
            reader.data += ending
            if not ending:
                return False
        tape.settle()
        return True

    def _next_follows(self) -> bool:
        """Whether the file ends here or the next record begins at once."""
        tape = self._tape
        if tape.at_end():
            return True
        ahead = tape.take(_OVERLAP)
        tape.give_back(ahead)
        return RECORD.match(ahead) is not None

    def _stored(self, start: int) -> int | None:
        """The length of the stored bytes if they hold the record alone."""
        position = self._tape.position
        if self._size is not None:
            return position - start
        member, end = self._tape.starts(start), self._tape.ends(position)
        return end - member if end is not None and member is not None else None

    def _give_back(self, data: bytes) -> None:
        """Have the next record looked for inside a block too, within a bound for the whole file."""
        if len(data) <= self._budget:
            self._budget -= len(data)
            self._tape.give_back(data)

    def _seek(self) -> None:
        """Go to the next line that begins a record, or to the next gap or the end of the file."""
        tape = self._tape
        if self._next_follows():
            return
        while True:
            ahead = tape.take(_WINDOW)
            if found := _NEXT.search(ahead):
                tape.give_back(ahead[found.end() :])
                return
            if len(ahead) < _WINDOW:
                return
            tape.give_back(ahead[-_OVERLAP:])
