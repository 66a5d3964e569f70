"""What the extraction processes do: read pages and the answers of every kind of source. Pure: no network.

Only those processes import this module, because the libraries behind it are large.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from crawler.address import page_address
from crawler.extract import extract
from crawler.extract.model import Page
from crawler.harvest import Answer, Ask, Body, Harvest, Reading, Task
from crawler.kinds import READERS
from crawler.remarks import remarks
from index.model import Draft


def begin(task: Task) -> Harvest:
    """The first requests of a run."""
    harvest: Harvest = _reader(task.kind).begin(task)
    return harvest


def read(answer: Answer) -> Harvest:
    """What an answer holds."""
    harvest: Harvest = _reader(answer.task.kind).read(answer)
    return harvest


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Requests that look again at known documents; none for kinds that have no way to."""
    function = getattr(_reader(task.kind), "recheck", None)
    return tuple(function(task, addresses)) if function else ()


def log_in(task: Task, secrets: Mapping[str, str]) -> Harvest:
    """The header fields for signed requests, or the request whose answer will bring them; else neither."""
    reader = _reader(task.kind)
    token = reader.token(task, secrets) if hasattr(reader, "token") else {}
    ask = reader.login(task, secrets) if hasattr(reader, "login") and not token else None
    return Harvest(asks=(ask,) if ask else (), token=token)


def _reader(kind: str) -> Any:
    return import_module(READERS[kind])


def read_page(body: Body) -> Reading:
    """Make a draft of a page; what the page does not say of itself is taken from the feed that named it."""
    if not body.content.strip():
        return Reading(error="the page is empty")
    page = extract(body.content, body.url, body.content_type or None, body.now, body.hints)
    if page.error:
        return Reading(error=page.error)
    draft = _draft(body, page)
    return Reading(
        draft,
        comments=tuple(remarks(draft, page.comments)),
        next=page.next,
        taught=page.taught,
        unmet=page.unmet,
    )


def _draft(body: Body, page: Page) -> Draft:
    named = body.candidate
    return Draft(
        source=body.source,
        url=page_address(body.url, page.canonical),
        kind=page.kind,
        title=page.title or named.title,
        text=page.text,
        authors=tuple(page.authors) or named.authors,
        published=page.published or named.published,
        language=page.language or named.language,
        posts=tuple(page.posts or ()),
        partial=bool(page.partial),
        tags=body.tags,
    )


def read_entry(body: Body) -> Reading:
    """Make a draft of what a feed itself carries of a page."""
    named = body.candidate
    page = extract((named.html or "").encode(), named.url, "text/html; charset=utf-8", body.now)
    draft = Draft(
        source=body.source,
        url=page_address(named.url, None),
        kind="article",
        title=named.title,
        text=page.text,
        authors=named.authors,
        published=named.published,
        language=named.language or page.language,
        partial=True,
        tags=body.tags,
    )
    return Reading(draft)
