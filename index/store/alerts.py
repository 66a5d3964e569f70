"""What watches found, and the documents that they have yet to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from index.store.cleaning import clean_json
from index.store.deliveries import list_deliveries
from index.store.joins import LATEST
from index.store.outbox import waiting_in
from index.store.part import Part
from index.store.rows import AlertRow, FoundByWatch, OutboxItem
from index.store.story_tables import story_members
from index.store.tables import annotated, documents, versions
from index.store.watch_tables import alerts, unwatched, watches

_CHUNK = 500
_AT_ONCE: Mapping[int, datetime] = {}
_UNSEEN = update(alerts).where(alerts.c.seen.is_(None))


class Alerts(Part):
    """What the watcher works off and what analysts read."""

    def unwatched(self, limit: int) -> list[OutboxItem]:
        """Return which documents no watch has looked at since they were read, lowest ``seq`` first.

        At most ``limit``, fewer where the documents are long.
        """
        return waiting_in(unwatched, self._database, limit)

    def settle_watched(
        self, seqs: Sequence[int], found: Sequence[FoundByWatch], now: datetime, due: Mapping[int, datetime] = _AT_ONCE
    ) -> int:
        """Keep what the watches found in documents and take these off the list, in one; return how many are told.

        What a watch found before is left as it is. Unless a watch asks for every telling, only the first document of
        a story is told. Channels are told at the time that ``due`` gives for a watch, else at once.
        """
        with self._database.write() as connection:
            known = _known(connection, {each.watch_id for each in found}, {each.document_id for each in found})
            fresh = [each for each in _sound(connection, found) if (each.watch_id, each.document_id) not in known]
            rows = _alerts(connection, fresh, now)
            if rows:
                adding = self._database.insert(alerts)
                adding = adding.on_conflict_do_nothing(index_elements=["watch_id", "document_id"])
                made = connection.execute(adding.returning(alerts.c.id, alerts.c.told), rows).tuples()
                list_deliveries(connection, [identity for identity, told in made if told], now, due)
            for some in _chunks(list(seqs)):
                connection.execute(delete(unwatched).where(unwatched.c.seq.in_(some)))
        return sum(row["told"] for row in rows)

    def found_before(self, documents: Iterable[str]) -> set[tuple[int, str]]:
        """Return which watches have found which of these documents already."""
        found: set[tuple[int, str]] = set()
        with self._database.read() as connection:
            for some in _chunks(sorted(documents)):
                query = select(alerts.c.watch_id, alerts.c.document_id).where(alerts.c.document_id.in_(some))
                found.update(connection.execute(query).tuples())
        return found

    def alerts(
        self, watch: str | None = None, *, before: int | None = None, limit: int = 50, untold: bool = False
    ) -> list[AlertRow]:
        """Return what watches (or the one of that name) found, the latest first, from below the id ``before``.

        ``untold`` adds further documents of stories that were told already.
        """
        query = _alert_rows()
        if watch is not None:
            query = query.where(watches.c.name == watch)
        if before is not None:
            query = query.where(alerts.c.id < before)
        if not untold:
            query = query.where(alerts.c.told)
        with self._database.read() as connection:
            return [_alert(row) for row in connection.execute(query.order_by(alerts.c.id.desc()).limit(limit))]

    def alerts_of(self, ids: Sequence[int]) -> list[AlertRow]:
        """Return the alerts of these ids, the first first; those that are gone are left out."""
        with self._database.read() as connection:
            return [
                _alert(row)
                for some in _chunks(sorted(ids))
                for row in connection.execute(_alert_rows().where(alerts.c.id.in_(some)).order_by(alerts.c.id))
            ]

    def mark_seen(self, ids: Iterable[int], now: datetime) -> int:
        """Mark alerts as seen; return how many were not before."""
        with self._database.write() as connection:
            marking = (_UNSEEN.where(alerts.c.id.in_(some)) for some in _chunks(list(ids)))
            return sum(connection.execute(each.values(seen=now)).rowcount for each in marking)

    def unseen_alerts(self) -> dict[str, int]:
        """Count what is told and not seen yet, by the name of the watch; watches without any are left out."""
        query = select(watches.c.name, func.count()).join(alerts, alerts.c.watch_id == watches.c.id)
        query = query.where(alerts.c.told, alerts.c.seen.is_(None)).group_by(watches.c.name).order_by(watches.c.name)
        with self._database.read() as connection:
            return {name: int(count) for name, count in connection.execute(query)}


def list_unwatched(connection: Connection, read: Iterable[tuple[str, int]]) -> None:
    """Have watches look at documents (id, version) that are about to get their first annotations of that version.

    A text that is only read again by a newer pipeline is not new.
    """
    wanted = dict(read)
    rows: dict[str, int] = {}
    for some in _chunks(sorted(wanted)):
        query = select(annotated.c.document_id, annotated.c.version).where(annotated.c.document_id.in_(some))
        rows |= dict(connection.execute(query).tuples().all())
    fresh = [{"document_id": identity} for identity, version in wanted.items() if rows.get(identity) != version]
    if fresh:
        connection.execute(insert(unwatched), fresh)


def _known(connection: Connection, watch_ids: set[int], document_ids: set[str]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for some in _chunks(sorted(document_ids)):
        query = select(alerts.c.watch_id, alerts.c.document_id).where(alerts.c.document_id.in_(some))
        found.update(pair for pair in connection.execute(query).tuples() if pair[0] in watch_ids)
    return found


def _sound(connection: Connection, found: Sequence[FoundByWatch]) -> list[FoundByWatch]:
    """What belongs to a watch that is still there, in the order in which the documents came."""
    alive = set(connection.execute(select(watches.c.id).with_for_update()).scalars())
    return [each for each in found if each.watch_id in alive]


def _alerts(connection: Connection, fresh: Sequence[FoundByWatch], now: datetime) -> list[dict[str, Any]]:
    stories = _stories(connection, {each.document_id for each in fresh})
    told = _told_stories(connection, set(stories.values()))
    every = set(connection.execute(select(watches.c.id).where(watches.c.every_telling)).scalars())
    rows = []
    for each in fresh:
        story = each.watch_id, stories[each.document_id]
        row = {"watch_id": each.watch_id, "document_id": each.document_id, "version": each.version}
        row |= {"fired": now, "told": each.watch_id in every or story not in told, "why": clean_json(dict(each.why))}
        rows.append(row)
        told.add(story)
    return rows


def _stories(connection: Connection, ids: set[str]) -> dict[str, str]:
    found = {identity: identity for identity in ids}
    for some in _chunks(sorted(ids)):
        query = select(story_members.c.document_id, story_members.c.story)
        query = query.where(story_members.c.document_id.in_(some))
        found |= dict(connection.execute(query).tuples().all())
    return found


def _told_stories(connection: Connection, stories: set[str]) -> set[tuple[int, str]]:
    """Which watches have found a document of which stories, as the stories are now."""
    found: set[tuple[int, str]] = set()
    joined = alerts.c.document_id == story_members.c.document_id
    for some in _chunks(sorted(stories)):
        query = select(alerts.c.watch_id, story_members.c.story).join(story_members, joined)
        found.update(connection.execute(query.where(story_members.c.story.in_(some)).distinct()).tuples())
    return found


def _alert_rows() -> Select[Any]:
    return (
        select(alerts, watches.c.name, versions.c.title, documents.c.source, documents.c.url, versions.c.published)
        .join(watches, watches.c.id == alerts.c.watch_id)
        .outerjoin(documents, documents.c.id == alerts.c.document_id)
        .outerjoin(versions, LATEST)
    )


def _alert(row: Row[Any]) -> AlertRow:
    return AlertRow(
        id=row.id,
        watch=row.name,
        document_id=row.document_id,
        version=row.version,
        fired=row.fired,
        told=row.told,
        seen=row.seen,
        why=row.why,
        title=row.title,
        source=row.source,
        url=row.url,
        published=row.published,
    )


def _chunks(values: list[Any]) -> list[list[Any]]:
    return [values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK)]
