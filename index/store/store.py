"""The store of record. Everything else, the search engine above all, is derived from it and can be built again."""

from __future__ import annotations

from sqlalchemy import text

from index.store.alerts import Alerts
from index.store.captures import Captures
from index.store.database import Database
from index.store.deliveries import Deliveries
from index.store.documents import Documents
from index.store.fetches import Fetches
from index.store.hosts import Hosts
from index.store.incidents import Incidents
from index.store.locks import Locks
from index.store.migrate import migrate as migrate_tables
from index.store.migrate import require_newest
from index.store.outbox import Outbox
from index.store.queue import Queue
from index.store.reading import Reading
from index.store.relations import Relations
from index.store.robots import RobotsCopies
from index.store.runs import Runs
from index.store.sources import Sources
from index.store.story_reading import Stories
from index.store.watches import Watches


class Store(
    Documents, Captures, Reading, Sources, Runs, Fetches, Queue, Outbox, Locks, Relations, Stories, Incidents, Hosts,
    RobotsCopies, Watches, Alerts, Deliveries,
):  # fmt: skip
    """A store on SQLite or PostgreSQL, open. Threads may share it, processes may not.

    Every method is one transaction: whenever the process is killed, it was done whole or not at all. Every method
    raises ``StoreError`` or one of its kinds, and takes and gives times in UTC.
    """

    def ping(self) -> None:
        """Ask the database for an answer. Raises ``StoreError`` when there is none."""
        with self._database.read() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection; the store opens them anew should it be used again."""
        self._database.close()


def open_store(url: str, *, migrate: bool = True) -> Store:
    """Open the store at ``sqlite:////path/to/file.db`` or ``postgresql+psycopg://…``, creating its tables if absent.

    Without ``migrate`` the tables must be there in their newest form. Raises ``StoreVersionError`` when a newer
    program wrote them, ``StoreUnavailableError`` when the database cannot be reached, else ``StoreError``.
    """
    database = Database(url)
    try:
        if migrate:
            migrate_tables(database)
        else:
            require_newest(database)
    except BaseException:
        database.close()
        raise
    return Store(database)
