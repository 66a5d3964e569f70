"""A crawl of a site as the spider makes it: each request once, those of an answer before those that wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.web import site

NOW = datetime(2026, 11, 27, tzinfo=UTC)
URL = "https://post.example/"
Fetch = Callable[[Ask], Answer]
PARAGRAPHS = (
    "Customs officers at the port of Velmora opened a container of tiles on Thursday and found forty packages.",
    "The packages weighed 46 kilograms in all, a spokeswoman for the harbour authority said in the evening.",
    "Two drivers were questioned and released; the owner of the container is registered in Port Sel.",
)


def task(url: str = URL, **fields: object) -> Task:
    """A task for the site."""
    return replace(Task("post", "site", url, NOW), **fields)  # type: ignore[arg-type]


def article(title: str, published: str | None = None, more: str = "") -> str:
    """An article."""
    stated = f'<meta property="article:published_time" content="{published}">' if published else ""
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        f"<html><head><title>{title}</title>{stated}</head><body><main><article><h1>{title}</h1>{text}</article>"
        f"{more}</main></body></html>"
    )


def listing(title: str, paths: Sequence[str], more: str = "") -> str:
    """A page that names articles by headlines."""
    entries = "".join(f'<div class="lead"><h2><a href="{path}">News of {path}</a></h2></div>' for path in paths)
    return f"<html><head><title>{title}</title></head><body><main>{entries}</main>{more}</body></html>"


def fetched(source: Task, ask: Ask, body: str | bytes, url: str | None = None, status: int = 200) -> Answer:
    """An answer to a request."""
    content = body.encode() if isinstance(body, str) else body
    headers = {"content-type": "text/html; charset=utf-8"}
    return Answer(source, ask, url or ask.url, status, headers, content, NOW)


def crawl(source: Task, pages: Mapping[str, str], most: int = 500) -> dict[str, Harvest]:
    """Crawl a site given by path; returns what each address held, in the order in which they were asked for."""
    begun = site.begin(source)
    waiting, harvests = list(begun.asks), {"": begun}
    while waiting and len(harvests) <= most:
        ask = waiting.pop(0)
        if ask.url in harvests:
            continue
        body = pages.get(ask.url.removeprefix("https://post.example"))
        if body is None:
            harvests[ask.url] = Harvest(error="status 404")
            continue
        harvests[ask.url] = site.read(fetched(source, ask, body))
        waiting = [*harvests[ask.url].asks, *waiting]
    return harvests


def titles(harvests: Mapping[str, Harvest]) -> list[str | None]:
    """The titles of all documents, in order."""
    return [draft.title for harvest in harvests.values() for draft in harvest.drafts]
