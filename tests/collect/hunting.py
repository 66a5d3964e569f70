"""Looking for words everywhere that the program writes."""

from __future__ import annotations

import gzip
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.main_job.project import Project

Text = tuple[str, bytes]
"""Where it is, and what it is."""


def everything(project: Project, said: Iterable[Text]) -> list[Text]:
    """Every file of a project but its credentials, archives unpacked, every row of its store, and what was ``said``."""
    files = [path for path in project.folder.rglob("*") if path.is_file() and path.name != "credentials.toml"]
    return [*said, *((str(path), _unpacked(path)) for path in files), *_rows(project.data / "watchfloor.db")]


def traces(texts: Iterable[Text], words: Iterable[str]) -> list[str]:
    """Where words are, as they are or in Base64."""
    forms = [form for word in words for form in (word.encode(), *_encoded(word))]
    return [f"{form!r} in {where}" for where, text in texts for form in forms if form in text]


def _encoded(word: str) -> Iterator[bytes]:
    """A word in Base64, also within a longer one: without the characters that its neighbours have a part in."""
    for before in range(3):
        whole = b64encode(b"-" * before + word.encode())
        start = -(-before * 8 // 6)
        yield whole[start : (before + len(word)) * 8 // 6]


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _rows(database: Path) -> Iterator[Text]:
    with sqlite3.connect(database) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            yield table, repr(connection.execute(f'SELECT * FROM "{table}"').fetchall()).encode()
    connection.close()
