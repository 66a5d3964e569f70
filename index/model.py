"""The types that pass between collection, store, engines and application.

Times are timezone-aware UTC ``datetime`` values unless a name says otherwise; ``published`` is the publisher's own
statement and stays a string (``2024-05-03`` or ISO-8601 with the page's offset), because a date alone has no time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Kind = Literal["article", "listing", "thread", "post", "document", "other"]
Outcome = Literal["new", "updated", "unchanged"]
Json = Mapping[str, Any]


def document_id(source: str, canonical_url: str) -> str:
    """Return the id of a document: hex of the first 16 bytes of SHA-256 over source id, newline, canonical address."""
    return hashlib.sha256(f"{source}\n{canonical_url}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Capture:
    """Where the bytes that a publisher sent are kept, and how they were obtained.

    ``warc`` is relative to the data folder; ``offset`` and ``length`` are bytes of the compressed member in that file;
    ``sha256`` is hex over the record's payload (body after transfer-encoding, before content-encoding).
    ``custody`` holds ``request``, ``redirects``, ``address`` (resolved) and ``robots`` (the decision).
    """

    warc: str
    offset: int
    length: int
    sha256: str
    record_id: str
    url: str
    status: int
    content_type: str
    fetched: datetime
    custody: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """One contribution of a thread."""

    author: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Who did what with a document: ``document`` is its canonical address within the same source.

    ``type``: ``boost``, ``quote``, ``reply``, ``forward``, ``mention``. ``by`` is an author as documents name it;
    ``url`` the address of the doing itself, where it has one; ``at`` its ISO-8601 time, where known.
    """

    document: str
    type: str
    by: str
    url: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What extraction made of a capture, before the store knows it. ``url`` is the canonical address.

    ``details`` holds what only some kinds of document have, JSON values under these names, each absent where unknown:
    ``author`` {handle, name, url}, ``reply_to`` and ``thread`` (addresses or ids), ``position`` (in a thread, from 1),
    ``counters`` {likes, boosts, replies, views, score, subscribers …}, ``links`` [addresses], ``media`` [{url, type,
    description, duration}], ``warning`` (a content warning), ``poll`` {question, options: [{text, votes, percent}],
    closes}, ``forwarded`` {from, url}, ``edited`` (ISO-8601; ``marks`` ["edited"] where no time is told), ``preview``
    {url, title, description, image}; ``list`` {uid, type, programmes, …} of an entry of a list; ``entities`` and
    ``events`` as in ``annotate``, stated by the source itself. A change of details alone makes no new version.
    """

    source: str
    url: str
    kind: Kind
    title: str | None
    text: str
    authors: Sequence[str] = ()
    published: str | None = None
    language: str | None = None
    posts: Sequence[Post] = ()
    partial: bool = False
    tags: Sequence[str] = ()
    details: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a document's text. ``version`` counts from 1; ``sha256`` is hex over the extracted content."""

    version: int
    sha256: str
    captured: datetime
    capture: Capture | None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the store keeps it: its latest version with annotations (None until they are made)."""

    id: str
    source: str
    url: str
    kind: Kind
    title: str | None
    text: str
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    collected: datetime
    story: str
    tags: tuple[str, ...]
    posts: tuple[Post, ...]
    partial: bool
    version: int
    capture: Capture | None
    entities: tuple[Json, ...] | None
    events: tuple[Json, ...]
    details: Json = field(default_factory=dict)
    gone: datetime | None = None
    gone_reason: str | None = None


@dataclass(frozen=True, slots=True)
class PendingText:
    """A version that waits for annotation; ``published``, ``language``, the source's ``country`` are hints."""

    document_id: str
    version: int
    title: str | None
    text: str
    published: str | None
    language: str | None
    details: Json = field(default_factory=dict)
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """An address that did not become a document, and why. ``missing`` is robots, 404 or 410: counted, not an error."""

    url: str
    reason: str
    grade: Literal["failed", "refused", "missing"]


@dataclass(slots=True)
class RunCounts:
    """What one run of one source did, in documents (``fetched`` in page responses)."""

    fetched: int = 0
    unchanged: int = 0
    new: int = 0
    updated: int = 0
    failed: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class FetchState:
    """What is known of an address from its last fetch, for conditional requests and revisits."""

    source: str
    url: str
    etag: str | None
    last_modified: str | None
    status: int | None
    checked: datetime
    changed: datetime | None
    next_check: datetime | None
    document_id: str | None
