"""Transactions on either database."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event, insert, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from index.store.errors import StoreError, store_error

BUSY_SECONDS = 30
_WRITES = "watchfloor_writes"
_to_json = partial(json.dumps, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Database:
    """An engine with two kinds of transaction. Safe to share between threads, not between processes."""

    def __init__(self, url: str) -> None:
        """Name the database; nothing is opened yet. Raises ``StoreError`` for an address that cannot be one."""
        self.url = _checked(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.embedded else _postgresql(self.url)
        self._writer = self.engine.execution_options(**{_WRITES: True})
        # A batch is read by several statements, which must all see the same moment.
        snapshot = {} if self.embedded else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = self.engine.execution_options(**snapshot)

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all. Raises ``StoreError``."""
        with _translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the store. Raises ``StoreError``."""
        with _translated(), self._reader.begin() as connection:
            yield connection

    def insert_if_absent(self, table: Table) -> Insert:
        """Return an INSERT for a row that the same transaction has looked for and not found.

        It adds nothing if another one has just added that row. On SQLite there can be no other, and the plain form is
        the quicker: SQLAlchemy compiles the forms with ``on_conflict`` anew each time.
        """
        return insert(table) if self.embedded else postgresql.insert(table).on_conflict_do_nothing()

    def insert(self, table: Table) -> Any:
        """Return an INSERT that can say what to do ``on_conflict``, which the two dialects spell alike."""
        return sqlite_dialect.insert(table) if self.embedded else postgresql.insert(table)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise store_error(error) from error


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError("the store's address is not of the form sqlite:////path or postgresql://…") from error
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"the store can be on sqlite or postgresql, not on {parsed.drivername}")
    if parsed.drivername == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreError("the store needs a file: sqlite:////path/to/file.db")
    return parsed


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url,
        json_serializer=_to_json,
        pool_pre_ping=True,
        pool_size=10,
        connect_args={"connect_timeout": 10, "application_name": "watchfloor"},
    )


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url,
        json_serializer=_to_json,
        pool_size=10,
        max_overflow=30,
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not begin transactions by itself: it would do so as a reader and fail when it has to write.
    connection.isolation_level = None
    _use_log(connection)
    for pragma in (
        # NORMAL would lose the last commits when the power fails, after the crawler has been told that they are kept.
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -16000",
        # After a large transaction the log file is cut back to this many bytes.
        "journal_size_limit = 67108864",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _use_log(connection: sqlite3.Connection) -> None:
    """Have readers and the writer not wait for each other, which the file remembers once it is set."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # While another process makes the same switch the driver's own patience is not asked.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A writer queues at the beginning; one that begins as a reader is refused if another wrote meanwhile.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
