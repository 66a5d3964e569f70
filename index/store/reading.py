"""Reading documents: a constant number of statements for each batch, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from index.model import Capture, Json, Post, StoredDocument, Version
from index.store.joins import LATEST, MADE
from index.store.part import Part
from index.store.rows import StoreCounts
from index.store.story_tables import story_members
from index.store.tables import annotated, captures, documents, events, outbox, refused, versions

# Both databases bound the parameters of a statement.
_IDS = 1_000
# A batch is cut short rather than hold more than this many characters of text.
BATCH_CHARACTERS = 32_000_000
_CAPTURE = ("warc", "offset", "length", "sha256", "record_id", "url", "status", "content_type", "fetched", "custody")
_CAPTURE_COLUMNS = [captures.c[name].label(f"capture_{name}") for name in _CAPTURE]


class Reading(Part):
    """What everyone reads."""

    def document(self, identity: str) -> StoredDocument | None:
        """Return a document in its latest version, None if there is none of that id."""
        return next(iter(self.documents([identity])), None)

    def documents(self, ids: Iterable[str]) -> list[StoredDocument]:
        """Return documents in the order of their ids; those that do not exist are left out."""
        with self._database.read() as connection:
            return _load(connection, list(ids))

    def scan(self, after: str = "", limit: int = 500) -> list[StoredDocument]:
        """Return the next documents by id, at most ``limit`` and fewer where they are long; none at the end."""
        with self._database.read() as connection:
            return _load(connection, _next(connection, documents.c.id > after, limit))

    def changed_since(self, when: datetime, after: str, limit: int) -> list[StoredDocument]:
        """Return like ``scan`` the documents whose text, annotations or story changed at or after a time."""
        with self._database.read() as connection:
            moved = select(story_members.c.document_id).where(story_members.c.changed >= when)
            changed = or_(documents.c.changed >= when, documents.c.id.in_(moved))
            wanted = and_(documents.c.id > after, changed)
            return _load(connection, _next(connection, wanted, limit))

    def versions(self, identity: str) -> list[Version]:
        """Return the versions of a document, oldest first."""
        query = (
            select(versions.c.version, versions.c.sha256, versions.c.captured, *_CAPTURE_COLUMNS)
            .join(captures, captures.c.id == versions.c.capture_id)
            .where(versions.c.document_id == identity)
            .order_by(versions.c.version)
        )
        with self._database.read() as connection:
            return [Version(r.version, r.sha256, r.captured, _capture(r)) for r in connection.execute(query)]

    def text_of(self, identity: str, version: int) -> str | None:
        """Return the text of one version of a document, None if there is no such version."""
        query = select(versions.c.text).where(versions.c.document_id == identity, versions.c.version == version)
        with self._database.read() as connection:
            return connection.execute(query).scalar()

    def counts(self) -> StoreCounts:
        """Count what the store holds and what waits."""
        waiting = select(func.count()).select_from(documents).where(documents.c.state.in_(("new", "leased")))
        unread = select(func.count()).select_from(annotated).where(annotated.c.error.is_not(None))
        with self._database.read() as connection:
            totals = {t.name: _count(connection, t) for t in (documents, versions, captures, outbox, refused)}
            return StoreCounts(
                documents=totals["documents"],
                versions=totals["versions"],
                captures=totals["captures"],
                waiting_annotation=connection.execute(waiting).scalar_one(),
                waiting_index=totals["outbox"],
                refused=totals["refused"],
                unread=connection.execute(unread).scalar_one(),
            )

    def documents_by_source(self) -> dict[str, int]:
        """Count the documents of each source that has any."""
        query = select(documents.c.source, func.count()).group_by(documents.c.source)
        with self._database.read() as connection:
            return {source: int(count) for source, count in connection.execute(query)}


def within_characters(rows: Iterable[Sequence[Any]], limit: int) -> list[str]:
    """Return the ids of rows ``(id, characters)`` up to ``limit`` characters in all, but at least one."""
    taken: list[str] = []
    total = 0
    for identity, characters in rows:
        total += characters
        if taken and total > limit:
            break
        taken.append(identity)
    return taken


def _count(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _next(connection: Connection, wanted: ColumnElement[bool], limit: int) -> list[str]:
    query = select(documents.c.id, versions.c.characters).join(versions, LATEST).where(wanted)
    return within_characters(connection.execute(query.order_by(documents.c.id).limit(limit)), BATCH_CHARACTERS)


def _load(connection: Connection, ids: list[str]) -> list[StoredDocument]:
    found: dict[str, StoredDocument] = {}
    for start in range(0, len(ids), _IDS):
        some = ids[start : start + _IDS]
        happened = _events(connection, some)
        found.update((row.id, _document(row, happened[row.id])) for row in connection.execute(_query(some)))
    return [found[identity] for identity in ids if identity in found]


def _query(ids: list[str]) -> Select[Any]:
    return (
        select(
            *[documents.c[name] for name in ("id", "source", "url", "collected", "version")],
            func.coalesce(story_members.c.story, documents.c.id).label("story"),
            *[documents.c[name] for name in ("gone", "gone_reason")],
            *[versions.c[name] for name in ("kind", "title", "text", "authors", "published", "tags")],
            *[versions.c[name] for name in ("posts", "partial", "details")],
            func.coalesce(annotated.c.language, versions.c.language).label("language"),
            annotated.c.entities,
            *_CAPTURE_COLUMNS,
        )
        .join(versions, LATEST)
        .join(captures, captures.c.id == versions.c.capture_id)
        .outerjoin(annotated, MADE)
        .outerjoin(story_members, story_members.c.document_id == documents.c.id)
        .where(documents.c.id.in_(ids))
    )


def _events(connection: Connection, ids: list[str]) -> defaultdict[str, list[Json]]:
    query = (
        select(events.c.document_id, events.c.details)
        .join(documents, documents.c.id == events.c.document_id)
        .join(annotated, MADE)
        .where(events.c.document_id.in_(ids))
        .order_by(events.c.document_id, events.c.position)
    )
    found: defaultdict[str, list[Json]] = defaultdict(list)
    for identity, details in connection.execute(query):
        found[identity].append(details)
    return found


def _document(row: Row[Any], happened: list[Json]) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        source=row.source,
        url=row.url,
        kind=row.kind,
        title=row.title,
        text=row.text,
        authors=tuple(row.authors),
        published=row.published,
        language=row.language,
        collected=row.collected,
        story=row.story,
        tags=tuple(row.tags),
        posts=tuple(Post(**post) for post in row.posts),
        partial=row.partial,
        version=row.version,
        capture=_capture(row),
        entities=None if row.entities is None else tuple(row.entities),
        events=tuple(happened),
        details=row.details,
        gone=row.gone,
        gone_reason=row.gone_reason,
    )


def _capture(row: Row[Any]) -> Capture:
    return Capture(**{name: getattr(row, f"capture_{name}") for name in _CAPTURE})
