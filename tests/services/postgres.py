"""PostgreSQL for tests: the server that WATCHFLOOR_TEST_POSTGRES_URL names, else a throw-away cluster."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from index.store import Store, open_store

VARIABLE = "WATCHFLOOR_TEST_POSTGRES_URL"
ABSENT = f"PostgreSQL is not there: apt-get install postgresql, or name a server in {VARIABLE}"
# Nothing that is written here needs to outlive the tests, and waiting for the disk is most of what they would do.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a server on which databases may be created."""
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), key=_major, default=None)
    if binaries is None:
        if os.environ.get("CI") == "true":
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    with tempfile.TemporaryDirectory(prefix="watchfloor-postgres-", ignore_cleanup_errors=True) as folder:
        yield from _cluster(binaries, Path(folder))


@pytest.fixture
def postgres_store_url(postgres_url: str) -> Iterator[str]:
    """The address of an empty database of its own, dropped after the test."""
    url = make_url(postgres_url)
    name = f"watchfloor_test_{uuid4().hex}"
    _command(postgres_url, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield url.set(database=name, drivername="postgresql+psycopg").render_as_string(hide_password=False)
    finally:
        _command(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_store_url(tmp_path: Path) -> str:
    """The address of a SQLite store that does not exist yet."""
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once on either database."""
    fixture = "sqlite_store_url" if request.param == "sqlite" else "postgres_store_url"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, once on either database."""
    opened = open_store(store_url)
    yield opened
    opened.close()


def _major(binaries: Path) -> int:
    version = binaries.parent.name
    return int(version) if version.isdecimal() else 0


def _cluster(binaries: Path, folder: Path) -> Iterator[str]:
    user = _unprivileged()
    if user is not None:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"
    _as(user, [binaries / "initdb", "-D", data, "-U", "watchfloor", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"])
    port = _free_port()
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} " + " ".join(f"-c {option}" for option in HASTE)
    try:
        _as(user, [binaries / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start"])
        yield f"postgresql+psycopg://watchfloor@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _as(user, [binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])


def _unprivileged() -> str | None:
    """Name the user to run as: the server refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _as(user: str | None, command: list[str | Path]) -> None:
    """Run to the end; output goes to a file, because the server that is started inherits it and stays."""
    with tempfile.TemporaryFile() as output:
        ended = subprocess.run(
            [str(word) for word in command],
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output.seek(0)
        assert ended.returncode == 0, output.read().decode(errors="replace")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _command(url: str, statement: str) -> None:
    target = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute(statement.encode())
