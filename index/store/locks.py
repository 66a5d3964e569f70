"""What processes agree on: who does a thing that only one may do, and how far a long job has come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from index.store.cleaning import clean_json
from index.store.part import Part
from index.store.tables import jobs, leases


class Locks(Part):
    """Named leases and jobs."""

    def acquire(self, name: str, owner: str, now: datetime, ttl: timedelta) -> bool:
        """Take a lease for ``ttl``, or prolong one's own; False while another owner holds it."""
        row = {"owner": owner, "until": now + ttl}
        adding = self._database.insert(leases).values(row | {"name": name})
        free = or_(leases.c.owner == owner, leases.c.until <= now)
        with self._database.write() as connection:
            taking = adding.on_conflict_do_update(index_elements=["name"], set_=row, where=free)
            return bool(connection.execute(taking.returning(leases.c.name)).scalar())

    def renew(self, name: str, owner: str, now: datetime, ttl: timedelta) -> bool:
        """Prolong a lease; False if it was lost to another owner or released."""
        mine = update(leases).where(leases.c.name == name, leases.c.owner == owner)
        with self._database.write() as connection:
            return bool(connection.execute(mine.values(until=now + ttl)).rowcount)

    def release(self, name: str, owner: str) -> None:
        """Give a lease back; one that another owner holds stays."""
        with self._database.write() as connection:
            connection.execute(delete(leases).where(leases.c.name == name, leases.c.owner == owner))

    def job(self, name: str) -> dict[str, Any] | None:
        """Return what was last said of a job, None if nothing was."""
        with self._database.read() as connection:
            state: dict[str, Any] | None = connection.execute(select(jobs.c.state).where(jobs.c.name == name)).scalar()
        return state

    def put_job(self, name: str, state: Mapping[str, Any]) -> None:
        """Replace what is said of a job, by an object of JSON's types."""
        row = {"state": clean_json(dict(state))}
        adding = self._database.insert(jobs).values(row | {"name": name})
        with self._database.write() as connection:
            connection.execute(adding.on_conflict_do_update(index_elements=["name"], set_=row))

    def drop_job(self, name: str) -> None:
        """Forget a job."""
        with self._database.write() as connection:
            connection.execute(delete(jobs).where(jobs.c.name == name))
