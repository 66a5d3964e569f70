"""Opening a store: tables are made once, and those of a newer program are left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from index.store import StoreError, StoreUnavailableError, StoreVersionError, open_store
from index.store.database import Database
from index.store.migrate import NEWEST, configuration
from index.store.tables import metadata


def test_the_migrations_make_the_tables_that_the_program_uses(store_url: str) -> None:
    open_store(store_url).close()
    database = Database(store_url)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_the_newest_revision_is_the_one_named() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == NEWEST


def test_opening_again_changes_nothing(store_url: str) -> None:
    open_store(store_url).close()
    open_store(store_url).close()
    open_store(store_url, migrate=False).close()


def test_several_processes_may_open_a_new_store_at_once(store_url: str) -> None:
    program = "import sys; from index.store import open_store; print(open_store(sys.argv[1]).counts().documents)"
    opening = [
        subprocess.Popen([sys.executable, "-c", program, store_url], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ended = [process.communicate(timeout=120) for process in opening]
    codes = [process.returncode for process in opening]
    assert (codes, ended) == ([0] * 4, [(b"0\n", b"")] * 4)


def test_tables_of_a_newer_program_are_refused(store_url: str) -> None:
    open_store(store_url).close()
    database = Database(store_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreVersionError, match=r"revision 9999.*newer watchfloor"):
        open_store(store_url)


def test_a_store_without_tables_is_refused_when_none_may_be_made(store_url: str) -> None:
    with pytest.raises(StoreVersionError, match="needs 0005"):
        open_store(store_url, migrate=False)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense", "form sqlite"),
        ("mysql://host/name", "not on mysql"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
def test_addresses_that_cannot_be_a_store_are_refused(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        open_store(url)


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}/absent/store.db")


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("a letter to the harbour master " * 200)
    with pytest.raises(StoreError, match="not a SQLite database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("a letter")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be reached") as caught:
        open_store("postgresql://keeper:hidden@127.0.0.1:1/watchfloor")
    assert "hidden" not in str(caught.value)


def test_a_database_that_does_not_exist(postgres_url: str) -> None:
    with pytest.raises(StoreUnavailableError, match="does not exist"):
        open_store(postgres_url.rsplit("/", 1)[0] + "/no_such_database")
