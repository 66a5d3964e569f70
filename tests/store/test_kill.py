"""Whenever a process is killed, what it did was done whole or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from index.store import Store, open_store
from index.store.owner import is_alive
from index.store.tables import annotated, documents, events, versions
from tests.store import killed
from tests.store.builders import settle_all

KILLS = 10
ROOT = Path(__file__).parents[2]


def kill_one(url: str, engine: Path, number: int) -> None:
    command = [sys.executable, "-m", "tests.store.killed", url, str(engine), str(number)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    began = process.stdout.readline()
    time.sleep(random.uniform(0.0, 0.25))
    process.kill()
    _, errors = process.communicate(timeout=60)
    assert began == b"begun\n", errors.decode()
    assert errors == b""


def check_whole(store: Store, engine: Path) -> None:
    """Every document has all its versions, and every annotated version is on its way to the engine or there."""
    told = {item.document_id for item in store.outbox(100_000)}
    known = set(engine.read_text().splitlines()) if engine.exists() else set()
    with store._database.read() as connection:
        rows = connection.execute(select(documents)).all()
        numbers = select(versions.c.document_id, func.count(), func.max(versions.c.version))
        counted = {row[0]: row[1:] for row in connection.execute(numbers.group_by(versions.c.document_id))}
        hashes = connection.execute(select(versions.c.document_id, versions.c.version, versions.c.sha256)).all()
        made = dict(connection.execute(select(annotated.c.document_id, annotated.c.version)).tuples().all())
        happened = select(events.c.document_id, func.count()).group_by(events.c.document_id)
        happenings = dict(connection.execute(happened).tuples().all())
    assert set(counted) == {row.id for row in rows}
    assert happenings == dict.fromkeys(made, 3)
    for row in rows:
        assert counted[row.id] == (row.version, row.version)
        assert (row.id, row.version, row.sha256) in [tuple(found) for found in hashes]
        if row.state == "annotated":
            assert made[row.id] == row.version
            assert row.id in told or f"{row.id} {row.version}" in known


def test_kills_at_any_moment_lose_and_double_nothing(store_url: str, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    open_store(store_url).close()
    for number in range(KILLS):
        kill_one(store_url, engine, number)
        store = open_store(store_url)
        check_whole(store, engine)
        store.release_dead_leases(is_alive)
        store.close()
    finish(store_url, engine)


def finish(url: str, engine: Path) -> None:
    """What was interrupted is taken up again: in the end the engine has the latest version of every document."""
    store = open_store(url)
    while store.counts().waiting_annotation:
        killed.annotate(store)
    while store.outbox(1):
        killed.index(store, engine)
    check_whole(store, engine)
    known = set(engine.read_text().splitlines())
    found = store.scan()
    assert found
    assert {f"{document.id} {document.version}" for document in found} <= known
    assert all(document.entities for document in found)
    assert settle_all(store) == []
    assert store.lease_texts("host:boot:3:3.00", 10, datetime.now(UTC), killed.TTL) == []
    store.close()
