"""Saving pages: a document, its versions, and the capture that proves them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from index.model import Capture, Draft, Outcome
from index.store import stories
from index.store.captures import keep
from index.store.content import Content, content_of
from index.store.part import Part
from index.store.tables import documents, versions

_WAITING = {"state": "new", "lease_owner": None, "lease_until": None}


class Documents(Part):
    """What the crawler writes."""

    def save_page(self, draft: Draft, capture: Capture, now: datetime) -> tuple[str, Outcome]:
        """Keep a page under the id of its source and address, and say whether that was new, updated or unchanged.

        A content that differs from the latest version becomes the next version and waits for annotation. The capture
        is kept in any case, once however often it is named; an unchanged document goes on naming the one that it was
        first read from. NUL and lone surrogates are left out of every text.
        """
        content = content_of(draft)
        with self._database.write() as connection:
            capture_id = keep(self._database, connection, capture)
            known = _lock(connection, content.id)
            if known is None:
                if self._begin(connection, content, now):
                    _add_version(connection, content, 1, capture, capture_id)
                    return content.id, "new"
                known = _lock(connection, content.id)
            assert known is not None
            if known.sha256 == content.sha256:
                return content.id, "unchanged"
            _add_version(connection, content, known.version + 1, capture, capture_id)
            _renew(connection, content, known, now)
            return content.id, "updated"

    def _begin(self, connection: Connection, content: Content, now: datetime) -> bool:
        """Write the row of a new document; False when another process has just done so."""
        row = {
            "id": content.id,
            "source": content.source,
            "url": content.url,
            "story": stories.find_or_begin(connection, content.signature, content.id),
            "collected": now,
            "changed": now,
            "queued": now,
            "version": 1,
            "sha256": content.sha256,
        } | _WAITING
        adding = self._database.insert_if_absent(documents).returning(documents.c.id)
        return connection.execute(adding, row).scalar() is not None


def _lock(connection: Connection, identity: str) -> Row[Any] | None:
    query = select(documents.c.version, documents.c.sha256, documents.c.story).where(documents.c.id == identity)
    return connection.execute(query.with_for_update()).one_or_none()


def _add_version(connection: Connection, content: Content, number: int, capture: Capture, capture_id: int) -> None:
    row = {
        "document_id": content.id,
        "version": number,
        "sha256": content.sha256,
        "captured": capture.fetched,
        "capture_id": capture_id,
    }
    connection.execute(insert(versions), [row | dict(content.columns)])


def _renew(connection: Connection, content: Content, known: Row[Any], now: datetime) -> None:
    # The story stays: a corrected article must not leave the one that it founded, but its new text belongs to it too.
    stories.find_or_begin(connection, content.signature, known.story)
    fresh = {"version": known.version + 1, "sha256": content.sha256, "changed": now, "queued": now} | _WAITING
    connection.execute(update(documents).where(documents.c.id == content.id).values(fresh))
