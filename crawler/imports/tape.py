"""The unpacked bytes of an archive file in order, with the places where members of the file begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

CLIPPED = "the file ends inside this record"
_KEPT_MARKS = 10_000


@dataclass(frozen=True, slots=True)
class Start:
    """A member begins at ``offset`` of the file."""

    offset: int


@dataclass(frozen=True, slots=True)
class End:
    """The member that began last ends before ``offset`` of the file."""

    offset: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes of the file from ``offset`` on that cannot be unpacked, and why; what follows has nothing to do with it.

    ``spoils``: what was unpacked of the member before may be wrong too.
    """

    offset: int
    reason: str
    spoils: bool = False


Event = bytes | Start | End | Gap


class Tape:
    """Reads events as one stream of bytes. A gap stops it until ``pass_gap`` is called. Positions count from 0."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._buffer = bytearray()
        self._begin = 0
        self._base = 0
        self.gap: Gap | None = None
        self._starts = _Marks()
        self._ends = _Marks()

    @property
    def position(self) -> int:
        """Where the next byte stands among all that were unpacked."""
        return self._base + self._begin

    def member(self, position: int) -> int:
        """The offset in the file of the member that holds a position."""
        return self._starts.before(position)

    def starts(self, position: int) -> int | None:
        """The offset in the file of the member that begins exactly at a position."""
        return self._starts.at(position)

    def ends(self, position: int) -> int | None:
        """The offset in the file behind the member that ends exactly at a position."""
        return self._ends.at(position)

    def settle(self) -> None:
        """Look past the end of what was read: after it the end of a member or a gap there is known."""
        self._fill(1)

    def at_end(self) -> bool:
        """Whether no byte is left before the next gap or the end of the file."""
        return not self._fill(1)

    def take(self, number: int) -> bytes:
        """Read bytes, fewer only before a gap or at the end."""
        self._fill(number)
        data = bytes(self._buffer[self._begin : self._begin + number])
        self._begin += len(data)
        self._tidy()
        return data

    def line(self, most: int) -> bytes:
        """Read up to and with the next line feed; a line longer than ``most`` comes without one."""
        wanted = 512
        while True:
            enough = self._fill(wanted)
            end = self._buffer.find(b"\n", self._begin, self._begin + most)
            if end >= 0:
                return self.take(end + 1 - self._begin)
            if not enough or wanted >= most:
                return self.take(min(most, wanted))
            wanted = min(most, wanted * 2)

    def through(self, mark: bytes, most: int) -> bytes:
        """Read up to and with a mark, nothing if it is not within ``most`` bytes."""
        for wanted in (2_048, most):
            enough = self._fill(wanted)
            end = self._buffer.find(mark, self._begin, self._begin + most)
            if end >= 0:
                return self.take(end + len(mark) - self._begin)
            if not enough:
                break
        return b""

    def give_back(self, data: bytes) -> None:
        """Put back what was read last."""
        if self._begin >= len(data):
            self._begin -= len(data)
        else:
            self._buffer[: self._begin] = data
            self._base -= len(data) - self._begin
            self._begin = 0

    def piece(self, most: int) -> bytes:
        """Read what is at hand of one member, at least a byte unless a gap or the end of the file comes first."""
        self._fill(1)
        following = self._starts.after(self.position)
        here = len(self._buffer) - self._begin
        return self.take(min(most, here if following is None else min(here, following - self.position)))

    def pass_gap(self) -> None:
        """Go on behind the gap."""
        self.gap = None

    def _fill(self, number: int) -> bool:
        """Have that many bytes at hand; False where a gap or the end comes first."""
        while len(self._buffer) - self._begin < number:
            if self.gap is not None:
                return False
            event = next(self._events, None)
            if event is None:
                return False
            self._note(event)
        return True

    def _note(self, event: Event) -> None:
        end = self._base + len(self._buffer)
        if isinstance(event, bytes):
            self._buffer += event
        elif isinstance(event, Start):
            self._starts.add(end, event.offset)
        elif isinstance(event, End):
            self._ends.add(end, event.offset)
        else:
            self.gap = event

    def _tidy(self) -> None:
        """Let go of what was read, seldom, because what is left must be moved."""
        if self._begin > 2**20 and self._begin * 2 > len(self._buffer):
            del self._buffer[: self._begin]
            self._base += self._begin
            self._begin = 0


class Recorder:
    """Reads a tape and keeps what it read in ``data``."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self.data = bytearray()

    def line(self, most: int) -> bytes:
        """Read and keep a line."""
        return self._keep(self._tape.line(most))

    def head(self, most: int) -> list[bytes]:
        """Read and keep the lines up to and with the next empty one; none if they do not all end in the usual way."""
        lines = self._tape.through(b"\r\n\r\n", most)
        if b"\n\n" in lines or b"\n\r\r" in lines:
            self._tape.give_back(lines)
            return []
        return self._keep(lines)[:-4].split(b"\r\n") if lines else []

    def take(self, number: int) -> bytes:
        """Read and keep bytes."""
        return self._keep(self._tape.take(number))

    def _keep(self, data: bytes) -> bytes:
        self.data += data
        return data


class _Marks:
    """Offsets in the file by ascending position; the oldest are forgotten."""

    def __init__(self) -> None:
        self._positions: list[int] = []
        self._offsets: list[int] = []

    def add(self, position: int, offset: int) -> None:
        if len(self._positions) > _KEPT_MARKS:
            del self._positions[: _KEPT_MARKS // 2], self._offsets[: _KEPT_MARKS // 2]
        self._positions.append(position)
        self._offsets.append(offset)

    def before(self, position: int) -> int:
        index = bisect_right(self._positions, position) - 1
        return self._offsets[index] if index >= 0 else 0

    def after(self, position: int) -> int | None:
        index = bisect_right(self._positions, position)
        return self._positions[index] if index < len(self._positions) else None

    def at(self, position: int) -> int | None:
        index = bisect_right(self._positions, position) - 1
        return self._offsets[index] if index >= 0 and self._positions[index] == position else None
