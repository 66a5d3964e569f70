"""Saving pages: a document, its versions, and the capture that proves them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from index.model import Capture, Draft, Outcome
from index.store import stories
from index.store.captures import keep
from index.store.content import Content, content_of
from index.store.part import Part
from index.store.stories import Saved
from index.store.tables import documents, outbox, versions

_WAITING = {"state": "new", "lease_owner": None, "lease_until": None}
_STANDING = {"gone": None, "gone_reason": None}
# Made once: making a statement costs as much as running it.
_KNOWN = (
    select(*[documents.c[name] for name in ("version", "sha256", "gone")])
    .where(documents.c.id == bindparam("identity"))
    .with_for_update()
)
_ADD_VERSION = insert(versions)


class Documents(Part):
    """What the crawler writes."""

    def save_page(self, draft: Draft, capture: Capture, now: datetime) -> tuple[str, Outcome]:
        """Keep a page under the id of its source and address, and say whether that was new, updated or unchanged.

        A content that differs from the latest version becomes the next version and waits for annotation. The capture
        is kept in any case, once however often it is named; an unchanged document goes on naming the one that it was
        first read from. NUL and lone surrogates are left out of every text.
        """
        return self.save_pages([(draft, capture)], now)[0]

    def save_pages(self, pages: Sequence[tuple[Draft, Capture]], now: datetime) -> list[tuple[str, Outcome]]:
        """Keep several pages, all or none, and return what ``save_page`` would of each, in the order given."""
        contents = [(content_of(draft), capture) for draft, capture in pages]
        # Documents are locked in the order of ids by everyone who locks several, so that no two wait for each other.
        order = sorted(range(len(contents)), key=lambda number: contents[number][0].id)
        saved: dict[int, tuple[str, Outcome]] = {}
        with self._database.write() as connection:
            for number in order:
                content, capture = contents[number]
                saved[number] = content.id, self._save(connection, content, capture, now)
            told = [(contents[number][0], saved[number][1]) for number in order]
            stories.tie(connection, [_told(each, outcome) for each, outcome in told if outcome != "unchanged"], now)
        return [saved[number] for number in range(len(contents))]

    def _save(self, connection: Connection, content: Content, capture: Capture, now: datetime) -> Outcome:
        capture_id = keep(self._database, connection, capture)
        known = _lock(connection, content.id)
        if known is None:
            if self._begin(connection, content, now):
                _add_version(connection, content, 1, capture, capture_id)
                return "new"
            known = _lock(connection, content.id)
        assert known is not None
        if known.sha256 == content.sha256:
            _refresh(connection, content, known)
            return "unchanged"
        _add_version(connection, content, known.version + 1, capture, capture_id)
        _renew(connection, content, known, now)
        return "updated"

    def _begin(self, connection: Connection, content: Content, now: datetime) -> bool:
        """Write the row of a new document; False when another process has just done so."""
        row = {
            "id": content.id,
            "source": content.source,
            "url": content.url,
            "collected": now,
            "changed": now,
            "queued": now,
            "version": 1,
            "sha256": content.sha256,
        } | _WAITING
        adding = self._database.insert_if_absent(documents).returning(documents.c.id)
        return connection.execute(adding, row).scalar() is not None


def _told(content: Content, outcome: Outcome) -> Saved:
    return Saved(content.id, content.source, content.url, content.signature, outcome == "new")


def _lock(connection: Connection, identity: str) -> Row[Any] | None:
    return connection.execute(_KNOWN, {"identity": identity}).one_or_none()


def _add_version(connection: Connection, content: Content, number: int, capture: Capture, capture_id: int) -> None:
    row = {
        "document_id": content.id,
        "version": number,
        "sha256": content.sha256,
        "captured": capture.fetched,
        "capture_id": capture_id,
    }
    connection.execute(_ADD_VERSION, [row | dict(content.columns)])


def _refresh(connection: Connection, content: Content, known: Row[Any]) -> None:
    """Take over what may change without the text: counters and the like; and a document that is back is not gone."""
    current = and_(versions.c.document_id == content.id, versions.c.version == known.version)
    connection.execute(update(versions).where(current).values(details=content.columns["details"]))
    if known.gone is not None:
        connection.execute(update(documents).where(documents.c.id == content.id).values(_STANDING))
        connection.execute(insert(outbox), {"document_id": content.id})


def _renew(connection: Connection, content: Content, known: Row[Any], now: datetime) -> None:
    fresh = (
        {"version": known.version + 1, "sha256": content.sha256, "changed": now, "queued": now} | _WAITING | _STANDING
    )
    connection.execute(update(documents).where(documents.c.id == content.id).values(fresh))
