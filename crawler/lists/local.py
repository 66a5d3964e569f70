"""A list that is a file on this machine, archived like an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from crawler.archive import Exchange

MAX_SIZE = 256 * 2**20
_TYPES = {".csv": "text/csv", ".xml": "text/xml", ".json": "application/json"}


def exchange_of(path: Path, now: datetime) -> Exchange:
    """Read a file as an exchange with this machine; its address is ``file-import:`` and the file's name.

    No server sent it, and both its head and its custody say so. Raises ``OSError``, also for a file of absurd size.
    """
    status = path.stat()
    if status.st_size > MAX_SIZE:
        raise OSError(27, f"larger than {MAX_SIZE // 2**20} MiB, which no list is", str(path))
    body = path.read_bytes()
    changed = datetime.fromtimestamp(status.st_mtime, UTC)
    content_type = _TYPES.get(path.suffix.lower(), "application/octet-stream")
    head = (
        f"HTTP/1.1 200 Read from a file\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
        f"Last-Modified: {changed:%a, %d %b %Y %H:%M:%S} GMT\r\n\r\n"
    )
    return Exchange(
        url=f"file-import:{quote(path.name)}",
        request_head=b"",
        response_head=head.encode("ascii"),
        body=body,
        status=200,
        content_type=content_type,
        fetched=now,
        custody={"request": {"method": "file", "url": path.name}, "file_changed": changed.isoformat()},
    )
