"""The list of what was found in the files of an import, in a temporary database: it may outgrow memory."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from crawler.imports.model import Item

_TABLE = """
create table item (
    number integer primary key, file integer, ordinal integer, at text, kind text, warc integer, begins integer,
    size integer, url text, begins_at integer, digest text, record_id text, target integer, fields blob
)"""
_INDEXES = (
    "create index by_place on item (url, at)",
    "create index by_digest on item (digest)",
    "create index by_id on item (record_id)",
    "create index by_time on item (at, file, ordinal)",
)
_ONE = "select file, ordinal, at, warc, begins, size, target, fields from item where number = ?"
_PAGES = """
select file, ordinal, at, warc, begins, size, target, fields from item where kind = 'page' or (
    kind = 'revisit' and exists (select 1 from item as first where first.number = item.target and first.kind = 'page')
) order by at, file, ordinal"""
# A page wins over the same bytes sent as something else, as an error or an image may be.
_BY_PLACE = """
select number from item where url = :url and substr(at, 1, 19) = :at and kind != 'revisit'
    and (digest = :digest or :digest = '' or digest = '') order by kind = 'page' desc, number limit 1"""
_BY_ID = """
select number from item where record_id = :identity and kind != 'revisit'
    and (digest = :digest or :digest = '' or digest = '') order by kind = 'page' desc, number limit 1"""
_BY_DIGEST = """
select number from item where digest = :digest and kind != 'revisit' order by kind = 'page' desc, number limit 1"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed record. ``begins`` and ``size`` in bytes of file ``warc``, 1: the one written anew, 0: as it came.

    ``of`` is the record that a revisit repeats. ``at`` and ``ordinal`` give the order among the records of a file.
    """

    file: int
    ordinal: int
    at: str
    rewritten: bool
    begins: int
    size: int
    item: Item
    of: Entry | None = None


class Catalogue:
    """Add everything, then ``resolve``, then read ``pages``."""

    def __init__(self) -> None:
        # An empty name is a file that goes away with the connection, however that ends.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(_TABLE)
        self._database.execute("begin")
        self._ordinal = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def next_file(self) -> None:
        """What is added from here on is of another file."""
        self._ordinal = 0

    def add(self, file: int, item: Item, place: tuple[int, int], *, rewritten: bool) -> None:
        """List a record that begins at ``place[0]`` and is ``place[1]`` bytes long."""
        self._ordinal += 1
        row = (file, self._ordinal, item.at.isoformat(timespec="microseconds"), item.kind, rewritten, *place)
        self._database.execute(
            "insert into item (file, ordinal, at, kind, warc, begins, size, url, begins_at, digest, record_id, fields)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, item.url, item.offset, item.digest, item.record_id, pickle.dumps(item)),
        )

    def withdraw(self, file: int, offset: int) -> Iterator[Item]:
        """Strike the records out that nothing but the checksum of the member at ``offset`` could prove; yield them."""
        rows = self._database.execute(
            "select number, fields from item where file = ? and begins_at = ? order by number", (file, offset)
        )
        for number, fields in rows.fetchall():
            item: Item = pickle.loads(fields)  # noqa: S301
            if not item.checked:
                self._database.execute("delete from item where number = ?", (number,))
                yield item

    def resolve(self) -> Iterator[Entry]:
        """Find what revisits repeat; yields those for which there is nothing. Called once."""
        for index in _INDEXES:
            self._database.execute(index)
        numbers = [number for (number,) in self._database.execute("select number from item where kind = 'revisit'")]
        for number in numbers:
            entry = self._entry(number)
            target = self._target(entry)
            if target is None:
                yield entry
            self._database.execute("update item set target = ? where number = ?", (target, number))

    def pages(self) -> Iterator[Entry]:
        """Yield what becomes documents, in order of time; revisits of what is no page are left out."""
        for row in self._database.execute(_PAGES):
            yield self._made(row)

    def _target(self, revisit: Entry) -> int | None:
        identity, url, at = revisit.item.refers
        digest = revisit.item.digest
        values = {"url": url, "at": at[:19], "identity": identity, "digest": digest}
        for query, needed in ((_BY_PLACE, url and at), (_BY_ID, identity), (_BY_DIGEST, digest)):
            if needed and (row := self._database.execute(query, values).fetchone()):
                return int(row[0])
        return None

    def _entry(self, number: int) -> Entry:
        return self._made(self._database.execute(_ONE, (number,)).fetchone())

    def _made(self, row: tuple[int, int, str, int, int, int, int | None, bytes]) -> Entry:
        file, ordinal, at, rewritten, begins, size, target, fields = row
        # The bytes were pickled by this process a moment ago and lie in a file that has no name.
        item: Item = pickle.loads(fields)  # noqa: S301
        of = self._entry(target) if target is not None else None
        return Entry(file, ordinal, at, bool(rewritten), begins, size, item, of)
