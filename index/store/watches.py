"""Watches: saved queries that are asked of every new or changed document."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from index.store.cleaning import clean_json, clean_text
from index.store.errors import StoreError
from index.store.part import Part
from index.store.rows import WatchRow
from index.store.watch_tables import alerts, deliveries, watches

_NAME = 200
_QUERY = 20_000


def one_line(name: str) -> str:
    """A name as it is kept: on one line, without what a database or a terminal cannot take."""
    return " ".join("".join(char if char.isprintable() else " " for char in clean_text(name)).split())


class Watches(Part):
    """What analysts keep."""

    def add_watch(
        self,
        name: str,
        query: str,
        channels: Sequence[str],
        every_telling: bool,
        now: datetime,
        digest: str | None = None,
    ) -> WatchRow:
        """Keep a watch under a new name. Raises ``StoreError`` when the name is taken or query or name are too long."""
        name = one_line(name)
        if not name or len(name) > _NAME or len(query) > _QUERY:
            raise StoreError(f"a watch needs a name of at most {_NAME} characters and a query of at most {_QUERY:,}")
        row = {"name": name, "query": clean_text(query), "channels": clean_json(list(channels))}
        row |= {"every_telling": every_telling, "created": now, "digest": digest}
        row |= {"secret": secrets.token_urlsafe(24), "key": secrets.token_urlsafe(32)}
        adding = self._database.insert(watches).values(row).on_conflict_do_nothing(index_elements=["name"])
        with self._database.write() as connection:
            made = connection.execute(adding.returning(*watches.c)).first()
        if made is None:
            raise StoreError(f"there is a watch {name!r} already; remove it first, or take another name")
        return _watch(made)

    def watches(self) -> list[WatchRow]:
        """Return all watches, by name."""
        with self._database.read() as connection:
            return [_watch(row) for row in connection.execute(select(watches).order_by(watches.c.name))]

    def watch(self, name: str) -> WatchRow | None:
        """Return the watch of that name, None if there is none."""
        with self._database.read() as connection:
            row = connection.execute(select(watches).where(watches.c.name == one_line(name))).first()
        return None if row is None else _watch(row)

    def watch_of(self, secret: str) -> WatchRow | None:
        """Return the watch whose feed has that secret, None if there is none."""
        with self._database.read() as connection:
            row = connection.execute(select(watches).where(watches.c.secret == secret)).first()
        return None if row is None else _watch(row)

    def remove_watch(self, name: str) -> bool:
        """Forget a watch and what it found; False if there was none of that name."""
        with self._database.write() as connection:
            identity = connection.execute(
                select(watches.c.id).where(watches.c.name == one_line(name)).with_for_update()
            ).scalar()
            mine = select(alerts.c.id).where(alerts.c.watch_id == identity)
            connection.execute(delete(deliveries).where(deliveries.c.alert_id.in_(mine)))
            connection.execute(delete(alerts).where(alerts.c.watch_id == identity))
            return bool(connection.execute(delete(watches).where(watches.c.id == identity)).rowcount)


def _watch(row: Row[Any]) -> WatchRow:
    return WatchRow(
        id=row.id,
        name=row.name,
        query=row.query,
        channels=tuple(row.channels),
        every_telling=row.every_telling,
        digest=row.digest,
        secret=row.secret,
        key=row.key,
        created=row.created,
    )
