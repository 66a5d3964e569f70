"""The outbox: which documents the search engine must be told of."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Table, delete, func, select

from index.store.cleaning import clean_text
from index.store.database import Database
from index.store.joins import LATEST
from index.store.part import Part
from index.store.reading import BATCH_CHARACTERS, within_characters
from index.store.rows import OutboxItem, Refusal
from index.store.tables import documents, outbox, refused, versions

_REASON = 2_000


class Outbox(Part):
    """What the indexer works off."""

    def outbox(self, limit: int) -> list[OutboxItem]:
        """Return what waits, lowest ``seq`` first: at most ``limit``, fewer where the documents are long."""
        return waiting_in(outbox, self._database, limit)

    def acknowledge(self, seqs: Sequence[int]) -> None:
        """Take items out that the engine has; an earlier refusal of the same documents is settled by that."""
        with self._database.write() as connection:
            for start in range(0, len(seqs), 1_000):
                settled = outbox.c.seq.in_(seqs[start : start + 1_000])
                done = select(outbox.c.document_id).where(settled)
                connection.execute(delete(refused).where(refused.c.document_id.in_(done)))
                connection.execute(delete(outbox).where(settled))

    def refuse(self, seq: int, reason: str) -> None:
        """Set an item aside that the engine refused. An item that is out of the outbox already is left as it is."""
        with self._database.write() as connection:
            taken = delete(outbox).where(outbox.c.seq == seq).returning(outbox.c.document_id)
            identity = connection.execute(taken).scalar()
            if identity is None:
                return
            row = {"seq": seq, "reason": clean_text(reason, _REASON)}
            adding = self._database.insert(refused).values(row | {"document_id": identity})
            connection.execute(adding.on_conflict_do_update(index_elements=["document_id"], set_=row))

    def refusals(self, limit: int = 50) -> list[Refusal]:
        """Return the documents that the engine refused when it was last told of them, the newest first."""
        query = select(refused.c.document_id, refused.c.reason).order_by(refused.c.seq.desc()).limit(limit)
        with self._database.read() as connection:
            return [Refusal(*row) for row in connection.execute(query)]


def waiting_in(listed: Table, database: Database, limit: int) -> list[OutboxItem]:
    """Return what a list of documents (``seq``, ``document_id``) holds, lowest ``seq`` first.

    At most ``limit``, fewer where the documents are long; at least one if there is any.
    """
    sizes = func.coalesce(versions.c.characters, 0)
    query = select(listed.c.seq, sizes, listed.c.document_id)
    query = query.outerjoin(documents, documents.c.id == listed.c.document_id).outerjoin(versions, LATEST)
    with database.read() as connection:
        rows = list(connection.execute(query.order_by(listed.c.seq).limit(limit)))
    taken = within_characters(((seq, size) for seq, size, _ in rows), BATCH_CHARACTERS)
    return [OutboxItem(seq, identity) for seq, _, identity in rows[: len(taken)]]
