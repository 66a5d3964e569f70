"""Brings the tables of a store to the state that this program knows; safe when several processes open it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from index.store.database import Database
from index.store.errors import StoreError, StoreVersionError

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision in migrations/versions; named here so that opening a store in order need not load Alembic.
NEWEST = "0005"
# Any number that no other program on the same server takes for its own lock.
_LOCK = 0x77617463


def migrate(database: Database) -> None:
    """Create or update the tables, all or nothing. Raises ``StoreVersionError`` for tables of a newer program."""
    if _current(database) == NEWEST:
        return
    with database.write() as connection:
        if not database.embedded:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            _require_unicode(connection)
        current = _revision(connection)
        if current != NEWEST:
            _upgrade(connection, current)


def require_newest(database: Database) -> None:
    """Raise ``StoreVersionError`` unless the tables are those that this program knows."""
    current = _current(database)
    if current != NEWEST:
        raise StoreVersionError(f"the store's tables are at revision {current}, this program needs {NEWEST}")


def configuration() -> Config:
    """Return Alembic's configuration, which finds the migrations inside the package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "index.store:migrations")
    return config


def _current(database: Database) -> str | None:
    with database.read() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def _upgrade(connection: Connection, current: str | None) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreVersionError(
            f"the store's tables are at revision {current}, which this program does not know "
            f"(it knows up to {NEWEST}): use the newer watchfloor that wrote them"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _require_unicode(connection: Connection) -> None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise StoreError(f"the database keeps texts as {encoding}; create it with ENCODING 'UTF8'")
