"""What passes between the crawl and its extraction processes. Plain types, cheap to import on either side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.model import Draft


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that a feed or sitemap names. Dates are ISO-8601; ``changed`` is when the publisher says it last did.

    ``html`` is what the feed itself carries of the page.
    """

    url: str
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap names: pages, further sitemaps. ``error``: it is neither, and why."""

    pages: tuple[Candidate, ...] = ()
    children: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A response body to be read as a page of a source; ``content_type`` is the header field, maybe empty."""

    source: str
    tags: tuple[str, ...]
    content: bytes
    url: str
    content_type: str
    now: datetime
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a body: a draft, or the reason why none."""

    draft: Draft | None = None
    error: str | None = None
