"""Whether each response of a file still has the records that were written with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.archive.damage import CaptureRow, Damage, damage_at
from crawler.archive.record import COMPANIONS, Record
from crawler.archive.scan import Member

_KINDS = ("request", "metadata")


class Completeness:
    """Follows the members of one file of this program's own, in order.

    A response that no document cites may lack the others: a crash can leave it so.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._wanted: tuple[str, ...] = ("request",)
        self._rows: list[CaptureRow] = []
        self._response: Record | None = None
        self._left: list[str] = []

    def before(self, member: Member, inside: list[CaptureRow]) -> Iterator[Damage]:
        """Yield what is missing of the exchange that ended, if ``member`` begins another."""
        if inside or (member.record is not None and not self._belongs(member.record)):
            yield from self.end()

    def owners(self) -> Sequence[str]:
        """The documents of the response whose exchange is still incomplete, which a damaged member concerns."""
        return tuple(id_ for row in self._rows for id_ in row[5]) if self._left else ()

    def take(self, member: Member, inside: list[CaptureRow], *, sound: bool) -> None:
        """Note a member. A damaged one stands for one of the records that are expected; it is named as such."""
        record = member.record if sound else None
        if record is not None and record.kind == "warcinfo":
            self._wanted = _KINDS if COMPANIONS.encode() in record.block else ("request",)
        elif record is not None and record.kind == "response":
            self._response, self._rows, self._left = record, inside, list(self._wanted)
        elif record is not None and record.kind in self._left:
            self._left.remove(record.kind)
        elif self._left:
            self._left.pop(0)

    def end(self) -> Iterator[Damage]:
        """Yield what is missing of the exchange before the end of the file."""
        if self._left:
            words = " and ".join(f"its {kind} record" for kind in self._left)
            missing = "is" if len(self._left) == 1 else "are"
            yield from (damage_at(self._file, row, f"{words} {missing} missing") for row in self._rows)
        self._response, self._rows, self._left = None, [], []

    def _belongs(self, record: Record) -> bool:
        return self._response is not None and record.headers.get("warc-concurrent-to") == self._response.record_id
