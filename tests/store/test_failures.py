"""A store that cannot do its work says why, and what it held stays sound."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, make_url, text

from index.store import (
    Store,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreUnavailableError,
    database,
    open_store,
)
from tests.store.builders import NOON, capture, draft


def path_of(url: str) -> Path:
    return Path(str(make_url(url).database))


def test_a_full_disk_is_named_and_loses_nothing(sqlite_store_url: str) -> None:
    store = open_store(sqlite_store_url)
    identity, _ = store.save_page(draft(), capture(), NOON)
    store.close()

    def leave_little(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 90")

    def fill() -> None:
        for i in range(2, 100):
            store.save_page(draft(f"https://harbour.example/{i}", "long " * 10_000), capture(i), NOON)

    event.listen(store._database.engine, "connect", leave_little)
    with pytest.raises(StoreFullError, match="no space is left"):
        fill()
    store.close()
    again = open_store(sqlite_store_url)
    counts = again.counts()
    assert again.document(identity) is not None
    assert counts.documents == counts.versions == counts.captures
    again.close()
    with sqlite3.connect(path_of(sqlite_store_url)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize(
    ("state", "kind", "reason"),
    [
        ("53100", StoreFullError, "no space is left"),
        ("40P01", StoreLockedError, "held each other up"),
        ("57P01", StoreUnavailableError, "shutting down"),
        ("53300", StoreUnavailableError, "out of resources"),
        ("23505", StoreError, "refused the change"),
    ],
)
def test_what_a_server_reports_is_named(
    postgres_store_url: str, state: str, kind: type[StoreError], reason: str
) -> None:
    store = open_store(postgres_store_url)
    raising = f"DO $$ BEGIN RAISE EXCEPTION 'the server says so' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(kind, match=reason) as caught, store._database.write() as connection:
        connection.execute(text(raising))
    assert type(caught.value) is kind
    assert "the server says so" in str(caught.value)
    store.ping()
    store.close()


def test_a_store_that_another_process_holds(sqlite_store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(sqlite_store_url).close()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    store = open_store(sqlite_store_url)
    holder = sqlite3.connect(path_of(sqlite_store_url), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLockedError, match="another process holds the store"):
        store.save_page(draft(), capture(), NOON)
    assert store.counts().documents == 0
    holder.execute("ROLLBACK")
    holder.close()
    assert store.save_page(draft(), capture(), NOON)[1] == "new"
    store.close()


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    store.save_page(draft(), capture(), NOON)
    with store._database.write() as connection:
        connection.execute(text("UPDATE documents SET url = 'x'"))
        seen: list[int] = []
        reading = threading.Thread(target=lambda: seen.append(store.counts().documents))
        reading.start()
        reading.join(20)
        assert seen == [1]


def test_a_server_that_restarts_is_found_again(postgres_store_url: str) -> None:
    store = open_store(postgres_store_url)
    with store._database.read() as connection:
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = open_store(postgres_store_url)
    with other._database.write() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
    assert store.save_page(draft(), capture(), NOON)[1] == "new"
    store.close()
    other.close()


def test_a_damaged_file_is_named(sqlite_store_url: str) -> None:
    store = open_store(sqlite_store_url)
    for i in range(50):
        store.save_page(draft(f"https://harbour.example/{i}", "long " * 1_000), capture(i), NOON)
    store.close()
    path = path_of(sqlite_store_url)
    content = bytearray(path.read_bytes())
    content[4_096:] = b"\xff" * (len(content) - 4_096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        open_store(sqlite_store_url).counts()


def test_a_store_that_is_taken_away(sqlite_store_url: str) -> None:
    store = open_store(sqlite_store_url)
    store.ping()
    store.close()
    shutil.rmtree(path_of(sqlite_store_url).parent)
    with pytest.raises(StoreUnavailableError, match="cannot be opened"):
        store.ping()
