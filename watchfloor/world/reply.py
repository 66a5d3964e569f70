"""What a site answers, independent of the server that sends it."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """A response. ``delay``: seconds before it is sent; ``changed``: for Last-Modified (None: not cacheable)."""

    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    changed: datetime | None = None


def _still_valid(etag: str, changed: datetime, asked: Mapping[str, str]) -> bool:
    """Whether the asker's copy is current. An entity tag, if sent, decides alone; dates only without one."""
    if "if-none-match" in asked:
        return etag in {tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")}
    try:
        since = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed.replace(microsecond=0) <= since


def conditional(reply: Reply, asked: Mapping[str, str]) -> Reply:
    """Add ETag and Last-Modified, and answer 304 to a request (lower-case header names) whose copy is current."""
    if reply.status != 200 or reply.changed is None:
        return reply
    etag = f'"{hashlib.sha256(reply.body).hexdigest()[:20]}"'
    stamp = format_datetime(reply.changed.astimezone(UTC), usegmt=True)
    headers = {**reply.headers, "ETag": etag, "Last-Modified": stamp}
    if _still_valid(etag, reply.changed, asked):
        return replace(reply, status=304, body=b"", headers=headers)
    return replace(reply, headers=headers)


def squeezed(reply: Reply, asked: Mapping[str, str]) -> Reply:
    """The reply with its body in gzip, where the asker takes it."""
    if not reply.body or "gzip" not in asked.get("accept-encoding", ""):
        return reply
    headers = {**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return replace(reply, body=gzip.compress(reply.body, mtime=0), headers=headers)
