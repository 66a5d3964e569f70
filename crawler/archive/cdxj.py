"""An index of archived records that replay programs search: CDXJ, sorted by address.

Its form: https://specs.webrecorder.net/cdxj/0.1.0/ ; the keys as ReplayWeb.page makes them to look one up.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from crawler.archive.record import Record

_WWW = re.compile(r"^(https?://)www\d*\.", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_TYPE = re.compile(rb"^content-type:[ \t]*([^;\r\n]*)", re.IGNORECASE | re.MULTILINE)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies in the file of a package: bytes from its beginning; ``moment`` is its WARC-Date."""

    offset: int
    length: int
    url: str
    moment: datetime


def searchable(url: str) -> str:
    """The key of an address: its host turned round and divided by commas, then path and sorted query, lower case.

    An address that is not of the web is its own key.
    """
    try:
        parts = urlsplit(_WWW.sub(r"\1", url).lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return _one_word(url)
    if parts.scheme not in _PORTS or not host:
        return _one_word(url)
    host = f"[{host}]" if ":" in host else host
    shown = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    query = "?" + "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return _one_word(f"{','.join(reversed(host.split('.')))}{shown}){parts.path or '/'}{query}")


def moment_of(record: Record) -> datetime:
    """The WARC-Date of a record; the beginning of the epoch if it cannot be read."""
    try:
        when = datetime.fromisoformat(record.headers.get("warc-date", ""))
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # OverflowError: a zone that leads beyond the first or last year
        return datetime.fromtimestamp(0, UTC)


def line(record: Record, place: Place, sha256: str, filename: str) -> bytes:
    """The line of a record. ``sha256``: hex of its payload."""
    status, mime = _answer(record)
    fields = {
        "url": place.url,
        "digest": f"sha256:{sha256}",
        "mime": mime,
        "offset": place.offset,
        "length": place.length,
        "status": status,
        "filename": filename,
    }
    digits = re.sub(r"\D", "", place.moment.isoformat()[:19])
    return f"{searchable(place.url)} {digits} {json.dumps(fields)}\n".encode("utf-8", "replace")


def _answer(record: Record) -> tuple[int, str]:
    """Status and media type: of the HTTP answer, or of a resource, which has no status of its own."""
    if not record.headers.get("content-type", "").startswith("application/http"):
        return 200, record.headers.get("content-type", "").partition(";")[0].strip() or "application/octet-stream"
    status, mime = _STATUS.match(record.head), _TYPE.search(record.head)
    shown = mime[1].decode("latin-1").strip().lower() if mime else ""
    return int(status[1]) if status else 200, shown or "application/octet-stream"


def _one_word(text: str) -> str:
    return re.sub(r"[\s\x00]", lambda blank: f"%{ord(blank[0]):02x}", text)


class Index:
    """The lines of a package and the places of its records, on disk, so that their number does not matter."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away after use: nothing in it needs to survive.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute("CREATE TABLE lines (line BLOB PRIMARY KEY) WITHOUT ROWID")
        self._database.execute(
            "CREATE TABLE places (warc TEXT, at INTEGER, offset INTEGER, length INTEGER, url TEXT, moment TEXT,"
            " PRIMARY KEY (warc, at)) WITHOUT ROWID"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def place(self, warc: str, at: int) -> Place | None:
        """Where the record that lies at a place of the archive is in the package; None if it is not there yet."""
        query = "SELECT offset, length, url, moment FROM places WHERE warc = ? AND at = ?"
        row = self._database.execute(query, (warc, at)).fetchone()
        return Place(row[0], row[1], row[2], datetime.fromisoformat(row[3])) if row else None

    def add(self, warc: str, at: int, place: Place, text: bytes) -> None:
        """Note a record with its line."""
        row = (warc, at, place.offset, place.length, place.url, place.moment.isoformat())
        self._database.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)", row)
        self._database.execute("INSERT OR IGNORE INTO lines VALUES (?)", (text,))

    def lines(self) -> Iterator[bytes]:
        """Every line, sorted by its bytes."""
        for (text,) in self._database.execute("SELECT line FROM lines ORDER BY line"):
            yield text
