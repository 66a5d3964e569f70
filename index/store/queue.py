"""The queue of texts that wait for annotation: new → leased → annotated, and new again with each version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, or_, select, update

from index.model import Json, PendingText
from index.store.alerts import list_unwatched
from index.store.cleaning import clean_json, clean_or_none
from index.store.joins import LATEST
from index.store.part import Part
from index.store.reading import within_characters
from index.store.rows import AnnotatedText
from index.store.tables import annotated, documents, events, leases, outbox, sources, versions

# A lease is cut short rather than hold more than this many characters of text.
LEASE_CHARACTERS = 8_000_000
_ERROR = 2_000
_NUMBERS = ("quantity", "kilograms", "value")
_TEXTS = ("substance", "unit", "currency", "place", "date", "agency")
_WAITING = {"state": "new", "lease_owner": None, "lease_until": None}


class Queue(Part):
    """What the enrichment worker takes and gives back."""

    def lease_texts(self, owner: str, limit: int, now: datetime, ttl: timedelta) -> list[PendingText]:
        """Take texts that wait, oldest first, for ``ttl``: at most ``limit``, fewer where they are long.

        Nobody else is given them meanwhile; texts whose lease has expired come before those never leased.
        """
        with self._database.write() as connection:
            expired = and_(documents.c.state == "leased", documents.c.lease_until <= now)
            rows = list(connection.execute(_free(expired, limit)))
            if len(rows) < limit:
                rows += connection.execute(_free(documents.c.state == "new", limit - len(rows)))
            ids = within_characters(rows, LEASE_CHARACTERS)
            taken = {"state": "leased", "lease_owner": owner, "lease_until": now + ttl}
            connection.execute(update(documents).where(documents.c.id.in_(ids)).values(taken))
            return _pending(connection, ids)

    def save_annotations(self, owner: str, items: Sequence[AnnotatedText], now: datetime) -> int:
        """Keep annotations and put their documents into the outbox, all in one; return how many were kept.

        Skipped is what somebody else leased or annotated meanwhile, and what a newer version has replaced.
        """
        with self._database.write() as connection:
            kept = _still_wanted(connection, owner, items)
            if kept:
                list_unwatched(connection, ((item.document_id, item.version) for item in kept))
                self._replace(connection, kept, now)
                _replace_events(connection, kept)
                ids = [item.document_id for item in kept]
                done = _WAITING | {"state": "annotated", "changed": now}
                connection.execute(update(documents).where(documents.c.id.in_(ids)).values(done))
                connection.execute(insert(outbox), [{"document_id": identity} for identity in ids])
            return len(kept)

    def _replace(self, connection: Connection, kept: Sequence[AnnotatedText], now: datetime) -> None:
        rows = [
            {
                "document_id": item.document_id,
                "version": item.version,
                "language": clean_or_none(item.language),
                "error": clean_or_none(item.error, _ERROR),
                "made": now,
                "entities": clean_json(list(item.entities)),
            }
            for item in kept
        ]
        adding = self._database.insert(annotated)
        changes = {name: adding.excluded[name] for name in rows[0] if name != "document_id"}
        connection.execute(adding.on_conflict_do_update(index_elements=["document_id"], set_=changes), rows)

    def release_dead_leases(self, alive: Callable[[str], bool]) -> int:
        """Free the texts and named leases held by processes that are gone; return how many there were."""
        with self._database.write() as connection:
            leased = select(documents.c.lease_owner).where(documents.c.state == "leased").distinct()
            owners = connection.execute(leased.union(select(leases.c.owner))).scalars()
            dead = [owner for owner in owners if not alive(owner)]
            held = and_(documents.c.state == "leased", documents.c.lease_owner.in_(dead))
            texts = connection.execute(update(documents).where(held).values(_WAITING)).rowcount
            return int(texts + connection.execute(delete(leases).where(leases.c.owner.in_(dead))).rowcount)

    def mark_for_annotation(self, ids: Iterable[str] | None) -> int:
        """Have documents (None: all) annotated again; return how many will be that were not waiting already.

        What was read out of them before stays visible until then.
        """
        wanted = documents.c.state != "new"
        with self._database.write() as connection:
            if ids is None:
                return _mark(connection, wanted)
            named = sorted(set(ids))
            chunks = [named[start : start + 1_000] for start in range(0, len(named), 1_000)]
            return sum(_mark(connection, and_(wanted, documents.c.id.in_(chunk))) for chunk in chunks)


def _free(wanted: ColumnElement[bool], limit: int) -> Select[Any]:
    query = select(documents.c.id, versions.c.characters).join(versions, LATEST).where(wanted)
    query = query.order_by(documents.c.queued, documents.c.id).limit(limit)
    return query.with_for_update(of=documents, skip_locked=True)


def _mark(connection: Connection, wanted: ColumnElement[bool]) -> int:
    # Rows are locked in the order of ids by everyone who locks several, so that no two wait for each other.
    ids = select(documents.c.id).where(wanted).order_by(documents.c.id).with_for_update()
    return int(connection.execute(update(documents).where(documents.c.id.in_(ids)).values(_WAITING)).rowcount)


def _pending(connection: Connection, ids: list[str]) -> list[PendingText]:
    fields = [versions.c[name] for name in ("document_id", "version", "title", "text", "published")]
    fields += [versions.c.language, versions.c.details, sources.c.details["country"].as_string()]
    query = select(*fields).join(documents, LATEST).outerjoin(sources, sources.c.id == documents.c.source)
    query = query.where(documents.c.id.in_(ids))
    found = {row.document_id: PendingText(*row) for row in connection.execute(query)}
    return [found[identity] for identity in ids]


def _still_wanted(connection: Connection, owner: str, items: Sequence[AnnotatedText]) -> list[AnnotatedText]:
    query = (
        select(documents.c.id, documents.c.version)
        .where(documents.c.id.in_([item.document_id for item in items]), documents.c.state != "annotated")
        .where(or_(documents.c.lease_owner.is_(None), documents.c.lease_owner == owner))
        .order_by(documents.c.id)
        .with_for_update()
    )
    current = dict(connection.execute(query).tuples().all())
    # Of two results for one document the later one counts.
    latest = {item.document_id: item for item in items if current.get(item.document_id) == item.version}
    return list(latest.values())


def _replace_events(connection: Connection, kept: Sequence[AnnotatedText]) -> None:
    ids = [item.document_id for item in kept]
    connection.execute(delete(events).where(events.c.document_id.in_(ids)))
    rows = [_event(item.document_id, i, event) for item in kept for i, event in enumerate(item.events)]
    if rows:
        connection.execute(insert(events), rows)


def _event(identity: str, position: int, event: Json) -> dict[str, Any]:
    details = clean_json(dict(event))
    return (
        {"document_id": identity, "position": position, "type": str(details.get("type", "")), "details": details}
        | {"aggregate": bool(details.get("aggregate", False))}
        | {name: _number(details.get(name)) for name in _NUMBERS}
        | {name: None if details.get(name) is None else str(details[name]) for name in _TEXTS}
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None
