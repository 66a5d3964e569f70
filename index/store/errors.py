"""What can go wrong with the store, told apart by what helps."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError


class StoreError(Exception):
    """The store could not do what was asked; nothing was changed."""


class StoreFullError(StoreError):
    """No space is left where the store is kept."""


class StoreLockedError(StoreError):
    """Another process held the store for too long."""


class StoreUnavailableError(StoreError):
    """The database cannot be reached or opened."""


class StoreVersionError(StoreError):
    """The store's tables are not those that this program knows."""


_SQLITE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (StoreFullError, "no space is left for the store; free some and start again"),
    sqlite3.SQLITE_BUSY: (StoreLockedError, "another process holds the store; try again when it has ended"),
    sqlite3.SQLITE_LOCKED: (StoreLockedError, "another process holds the store; try again when it has ended"),
    sqlite3.SQLITE_CANTOPEN: (StoreUnavailableError, "the store's file cannot be opened"),
    sqlite3.SQLITE_PERM: (StoreUnavailableError, "the store's file may not be opened"),
    sqlite3.SQLITE_READONLY: (StoreUnavailableError, "the store's file or folder cannot be written"),
    sqlite3.SQLITE_CORRUPT: (StoreError, "the store's file is damaged; restore it from a backup"),
    sqlite3.SQLITE_NOTADB: (StoreError, "the store's file is not a SQLite database"),
    sqlite3.SQLITE_IOERR: (StoreUnavailableError, "the store's file cannot be read or written"),
}
# SQLSTATE classes and codes of PostgreSQL, the longest prefix first.
_POSTGRESQL: tuple[tuple[str, type[StoreError], str], ...] = (
    ("53100", StoreFullError, "no space is left for the store; free some and start again"),
    ("40P01", StoreLockedError, "two processes held each other up in the store; try again"),
    ("55P03", StoreLockedError, "another process holds the store; try again when it has ended"),
    ("57P", StoreUnavailableError, "the database server is shutting down or starting"),
    ("3D000", StoreUnavailableError, "the database does not exist; create it first"),
    ("08", StoreUnavailableError, "the database server cannot be reached"),
    ("28", StoreUnavailableError, "the database server refused the user or password"),
    ("53", StoreUnavailableError, "the database server is out of resources"),
)


def store_error(error: SQLAlchemyError) -> StoreError:
    """Translate an error of SQLAlchemy or of a driver below it; the message keeps the driver's own first line."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return StoreError(f"the store failed: {_first_line(error)}")
    kind, meaning = _classify(error)
    return kind(f"{meaning} ({_first_line(error.orig)})")


def _classify(error: DBAPIError) -> tuple[type[StoreError], str]:
    # An extended result code of SQLite carries the primary one in its low byte.
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF, (StoreError, "the store refused the change"))
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        for prefix, kind, meaning in _POSTGRESQL:
            if state.startswith(prefix):
                return kind, meaning
    if error.connection_invalidated or (state is None and type(error).__name__ == "OperationalError"):
        return StoreUnavailableError, "the database server cannot be reached"
    return StoreError, "the store refused the change"


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
