"""Who did what with a document, and what its publisher took away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from index.model import Relation, document_id
from index.store.cleaning import clean_or_none, clean_text
from index.store.part import Part
from index.store.tables import documents, outbox, relations

_LONGEST = 2_000


class Relations(Part):
    """What is told of documents after they were read."""

    def add_relations(self, source: str, told: Sequence[Relation]) -> int:
        """Keep relations, each once however often it is told; return how many were new."""
        rows = {row["key"]: row for row in (_row(source, one) for one in told)}
        adding = self._database.insert(relations).on_conflict_do_nothing().returning(relations.c.key)
        with self._database.write() as connection:
            return sum(connection.execute(adding, row).scalar() is not None for row in _sorted(rows.values()))

    def relations(self, identity: str) -> list[Relation]:
        """Return who did what with a document, by time and name; ``document`` is its address."""
        fields = [documents.c.url, *(relations.c[name] for name in ("type", "by", "url", "at"))]
        query = select(*fields).join(documents, documents.c.id == relations.c.document_id)
        query = query.where(relations.c.document_id == identity).order_by(
            relations.c.at, relations.c.by, relations.c.key
        )
        with self._database.read() as connection:
            return [Relation(*row) for row in connection.execute(query)]

    def mark_gone(self, ids: Iterable[str], reason: str, now: datetime) -> int:
        """Note that documents were taken away; what is known of them stays. Returns how many were there until now."""
        with self._database.write() as connection:
            return sum(_mark_gone(connection, identity, reason, now) for identity in sorted(set(ids)))

    def standing_documents(self, source: str) -> list[str]:
        """Return the ids of a source's documents that are not gone, sorted."""
        query = select(documents.c.id).where(documents.c.source == source, documents.c.gone.is_(None))
        with self._database.read() as connection:
            return list(connection.execute(query.order_by(documents.c.id)).scalars())


def _mark_gone(connection: Connection, identity: str, reason: str, now: datetime) -> int:
    standing = update(documents).where(documents.c.id == identity, documents.c.gone.is_(None))
    marked = connection.execute(standing.values(gone=now, gone_reason=clean_text(reason, _LONGEST), changed=now))
    if marked.rowcount:
        connection.execute(insert(outbox), {"document_id": identity})
    return int(marked.rowcount)


def _row(source: str, one: Relation) -> dict[str, str | None]:
    identity = document_id(clean_text(source), clean_text(one.document))
    said = {name: clean_or_none(value, _LONGEST) for name, value in asdict(one).items() if name != "document"}
    # The time is left out of the key: platforms round it differently from answer to answer.
    key = document_id(identity, "\n".join((said["type"] or "", said["by"] or "", said["url"] or "")))
    return said | {"key": key, "document_id": identity}


def _sorted(rows: Iterable[dict[str, str | None]]) -> list[dict[str, str | None]]:
    """Rows in the order in which everyone writes them, so that no two writers wait for each other."""
    return sorted(rows, key=lambda row: row["key"] or "")
