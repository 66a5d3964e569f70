"""Which documents tell one story: those tied to each other by texts that are alike, directly or through others.

A story is known by the least id of its documents, and which documents belong to it is a matter of what was stored, not
of the order in which it came. Every text that a document ever had counts, so that a corrected one stays in its story.
Bounds that only contrived texts reach (of versions, publishers and candidates) may make the order matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, literal, select, text, tuple_

from index.store.story import LONE_KINDS, Signature, sign
from index.store.story_groups import Groups
from index.store.story_texts import KeptText, Near, Texts, publisher_of
from index.store.tables import documents, versions

# Any number that no other program on the same server takes for its own lock.
_LOCK = 0x77617464
_BATCH = 200
# Texts that share passages without being alike are few; these bound the work should a publisher contrive many.
_CANDIDATES = 24
_LARGEST_PARTED = 400
_LEAST_SHARED = 0.12
"""Of the passages of the one that has fewer: texts that share less are not compared."""


class Saved(NamedTuple):
    """A text that was just saved, of a ``new`` document if that is known; ``signature``: None for one like no other."""

    document: str
    source: str
    url: str
    signature: Signature | None
    new: bool = False


def tie(connection: Connection, saved: Iterable[Saved], now: datetime) -> None:
    """Find the stories of texts, and put documents of the engine that change their story by that into the outbox.

    On PostgreSQL one transaction at a time does this. It must be the last that the transaction does: it may wait for
    others, and makes others wait to its end.
    """
    _tied(connection, saved, now).groups.announce()


class _Ties:
    """Finds stories within one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.groups = Groups(connection, now)
        self._texts = Texts(connection)
        self._parted: set[str] = set()

    def add(self, saved: Saved) -> None:
        """Find the story of one text."""
        self.groups.admit(saved.document)
        if saved.signature is None:
            return
        arrival = self._texts.keep(saved.document, publisher_of(saved.source, saved.url), saved.signature)
        if arrival is None:
            return
        if arrival.parted:
            self._parted.update(arrival.parted)
        else:
            self._connect(arrival.text, arrival.equals, arrival.near)

    def end(self) -> None:
        """Find anew the stories of documents whose texts turned out to say what is widespread."""
        if self._parted:
            members = self.groups.scatter(self._parted, _LARGEST_PARTED)
            for kept in self._texts.of(members):
                self._connect(kept, self._texts.equals(kept.equal), self._texts.near(kept))

    def _connect(self, mine: KeptText, equals: Sequence[str], near: Sequence[Near]) -> None:
        """Join a text's story with the stories of the texts that are most like it."""
        for document in equals:
            self.groups.join(mine.document, document)
        for number, document in _candidates(mine, near):
            if not self.groups.together(mine.document, document) and self._texts.alike(mine, number):
                self.groups.join(mine.document, document)


def _candidates(mine: KeptText, near: Sequence[Near]) -> Sequence[tuple[int, str]]:
    """Number and document of the texts that share most passages, the most first."""
    worth = [
        each
        for each in near
        if each.document != mine.document and each.shared >= _LEAST_SHARED * min(each.passages, mine.passages)
    ]
    worth.sort(key=lambda each: (-each.shared, each.number))
    return [(each.number, each.document) for each in worth[:_CANDIDATES]]


def tie_all(connection: Connection, now: datetime) -> None:
    """Find the stories of every text in the store, for a store that has none yet. The engine is not told of any."""
    fields = [documents.c[name] for name in ("id", "source", "url")]
    fields += [versions.c[name] for name in ("version", "kind", "text")]
    query = select(*fields).join(versions, versions.c.document_id == documents.c.id)
    query = query.order_by(documents.c.id, versions.c.version)
    after = ("", 0)
    while rows := connection.execute(_after(query, after).limit(_BATCH)).all():
        _tied(connection, [Saved(row.id, row.source, row.url, _signed(row)) for row in rows], now)
        after = (rows[-1].id, rows[-1].version)


def _tied(connection: Connection, saved: Iterable[Saved], now: datetime) -> _Ties:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    ties = _Ties(connection, now)
    saved = list(saved)
    ties.groups.admit_new([each.document for each in saved if each.new])
    for each in saved:
        ties.add(each)
    ties.end()
    return ties


def _after(query: Select[Any], last: tuple[str, int]) -> Select[Any]:
    return query.where(tuple_(documents.c.id, versions.c.version) > tuple_(literal(last[0]), literal(last[1])))


def _signed(row: Row[Any]) -> Signature | None:
    return sign(row.text, alike=row.kind not in LONE_KINDS)
