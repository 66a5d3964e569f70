"""What passes between the crawl and its readers. Plain types, cheap to import on either side and to pickle.

A kind of source is two pure functions: ``begin(task)`` names the first requests of a run, ``read(answer)`` says what
an answer holds: documents, pages to fetch, further requests. The spider does everything else, the same for all kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crawler.hints import NO_HINTS, NO_LESSON, Hints, Taught
from index.model import Draft, Relation

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader may know of the source and its run.

    ``oldest``: nothing published before is wanted (from ``max_age``), None: everything. ``limit`` is in documents.
    ``cursor`` is what the last whole run of the source left, empty on the first one. ``authorized``: requests with
    ``signed`` will carry the credentials that the operator has for this kind.
    """

    source: str
    kind: str
    url: str
    now: datetime
    api: str | None = None
    params: Json = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    language: str | None = None
    oldest: datetime | None = None
    limit: int = 200
    follow: bool = False
    cursor: Json = field(default_factory=dict)
    authorized: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that a run has still to make, and what its answer is.

    ``step`` and ``state`` are the reader's own words to itself (JSON values, no secrets: an ask that a run has no
    room for is kept for the next one). ``secret``: request and answer hold credentials, so that neither is archived.
    ``signed``: the spider adds the credentials. ``documents``: addresses of known documents that are asked again; all
    of them are gone when the answer is 404 or 410, also where ``tolerate`` names those. ``revisit``: the address is a
    page of its own, asked conditionally and not before it is due. ``conditional``: asked only if it changed since the
    last whole run; unchanged, it has nothing new to say. ``tolerate``: further statuses whose answers the reader wants
    to see. ``changed``: when the publisher says that a page of its own last changed, ISO-8601. ``tries``: how many
    runs have failed at it; the spider counts them. ``archive``: whether the answer is kept as evidence; without it no
    draft may be made of it.
    """

    url: str
    step: str = ""
    state: Json = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: bytes = b""
    secret: bool = False
    signed: bool = False
    documents: tuple[str, ...] = ()
    revisit: bool = False
    conditional: bool = False
    archive: bool = True
    tolerate: tuple[int, ...] = ()
    changed: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``url``: after redirects; ``body``: unpacked; ``headers``: with lower-case names.

    ``hints`` is what is known of the page, should it be one.
    """

    task: Task
    ask: Ask
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    now: datetime
    hints: Hints = NO_HINTS

    @property
    def content_type(self) -> str:
        """The header field, empty if absent."""
        return self.headers.get("content-type", "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that something names. Dates are ISO-8601; ``changed`` is when the publisher says it last did.

    ``html`` is what the naming feed itself carries of the page.
    """

    url: str
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """What an answer holds.

    ``drafts``: documents; their ``url`` is final (the reader has made it canonical). ``pages``: pages to fetch and read
    like any web page, if the source follows links. ``asks``: further requests of this run, in the order in which they
    are to be made. ``notes``: remarks for the log. ``refused``: (address or name, reason) of each entry that became no
    document. ``gone``: (address of a document, reason) where the publisher says that it was deleted. ``relations``: who
    boosted, quoted, answered what. ``cursor``: merged into what the next run gets, once this run is whole.
    ``rest``: seconds in which the host asks to be left alone. ``complete``: ``drafts`` of this run are all that the
    source holds; known documents that are not among them have been taken out. ``taught``: (address of a page, what it
    tells about others of its host). ``goes_on``: (address of a draft, address of the page on which its text goes on).
    ``comments``: drafts of what readers wrote below a page. ``unmet``: selectors of the source that found nothing.
    ``token``: header fields for ``signed``
    requests, from the answer to a login. ``error``: the answer is not what was asked for, and why.
    """

    drafts: tuple[Draft, ...] = ()
    pages: tuple[Candidate, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    cursor: Json = field(default_factory=dict)
    rest: float | None = None
    complete: bool = False
    taught: tuple[tuple[str, Taught], ...] = ()
    goes_on: tuple[tuple[str, str], ...] = ()
    comments: tuple[Draft, ...] = ()
    unmet: tuple[str, ...] = ()
    token: Mapping[str, str] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A response body to be read as a page of a source.

    ``content_type`` is the header field, maybe empty.
    """

    source: str
    tags: tuple[str, ...]
    content: bytes
    url: str
    content_type: str
    now: datetime
    candidate: Candidate
    hints: Hints = NO_HINTS


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a body: a draft, or the reason why none.

    ``comments`` are drafts of what readers wrote below it; ``next`` is the address on which its text goes on;
    ``taught`` is what the page tells about others of its host; ``unmet`` are selectors of the source that found
    nothing.
    """

    draft: Draft | None = None
    error: str | None = None
    comments: tuple[Draft, ...] = ()
    next: str | None = None
    taught: Taught = NO_LESSON
    unmet: tuple[str, ...] = ()
