"""What is to be told to channels outside the desk, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from index.store.cleaning import clean_text
from index.store.part import Part
from index.store.rows import DeliveryTrouble, DueDelivery
from index.store.watch_tables import alerts, deliveries, watches

_CHUNK = 500
_ERROR = 500


class Deliveries(Part):
    """What the deliverer works off."""

    def due_deliveries(self, now: datetime, limit: int = 500) -> list[DueDelivery]:
        """Return what is due, the longest first."""
        fields = [deliveries.c[name] for name in ("id", "alert_id", "channel", "attempts")]
        query = select(*fields, watches.c.name).join(alerts, alerts.c.id == deliveries.c.alert_id)
        query = query.join(watches, watches.c.id == alerts.c.watch_id).where(deliveries.c.due <= now)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(deliveries.c.due, deliveries.c.id).limit(limit))
            return [DueDelivery(row.id, row.alert_id, row.name, row.channel, row.attempts) for row in rows]

    def mark_delivered(self, ids: Sequence[int], now: datetime) -> None:
        """Note that these have arrived."""
        self._change(ids, {"delivered": now, "due": None, "error": None})

    def mark_failed(self, ids: Sequence[int], error: str, again: datetime | None) -> None:
        """Note that an attempt failed, and when the next is due; None gives up."""
        self._change(ids, {"due": again, "error": clean_text(error, _ERROR), "attempts": deliveries.c.attempts + 1})

    def _change(self, ids: Sequence[int], values: Mapping[str, Any]) -> None:
        with self._database.write() as connection:
            for start in range(0, len(ids), _CHUNK):
                some = deliveries.c.id.in_(ids[start : start + _CHUNK])
                connection.execute(update(deliveries).where(some).values(values))

    def delivery_troubles(self, limit: int = 50) -> list[DeliveryTrouble]:
        """Return what failed at its last attempt and has not arrived since, the latest alert first."""
        fields = [deliveries.c[name] for name in ("channel", "alert_id", "attempts", "due", "error")]
        query = select(watches.c.name, *fields).join(alerts, alerts.c.id == deliveries.c.alert_id)
        query = query.join(watches, watches.c.id == alerts.c.watch_id).where(deliveries.c.error.is_not(None))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(deliveries.c.id.desc()).limit(limit))
            return [DeliveryTrouble(*row) for row in rows]


def list_deliveries(connection: Connection, made: Sequence[int], now: datetime, due: Mapping[int, datetime]) -> None:
    """Have the channels of their watches told of these alerts, at the time that ``due`` gives, else at once."""
    for start in range(0, len(made), _CHUNK):
        query = select(alerts.c.id, alerts.c.watch_id, watches.c.channels)
        query = query.join(watches, watches.c.id == alerts.c.watch_id)
        query = query.where(alerts.c.id.in_(made[start : start + _CHUNK])).order_by(alerts.c.id)
        rows = [
            {"alert_id": row.id, "channel": channel, "due": due.get(row.watch_id, now), "attempts": 0}
            for row in connection.execute(query)
            for channel in row.channels
        ]
        if rows:
            connection.execute(insert(deliveries), rows)
