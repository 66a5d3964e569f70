"""What is remembered of an answer, so that the next request asks only for what changed."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from http import HTTPStatus

from scrapy.http import Response

from crawler.revisit import LONGEST, next_check
from crawler.sources import Source
from index.model import FetchState

FINE = (200, 203)
GONE = (404, 410)


def header(response: Response, name: str) -> str | None:
    """A header field as text, None if absent."""
    value = response.headers.get(name)
    return value.decode("latin-1").strip()[:2000] if value else None


def is_unchanged(response: Response) -> bool:
    """Whether a host says that a page is as it was, and was asked that: some say so of pages nobody has."""
    asked = response.request.headers if response.request else {}
    return response.status == 304 and ("If-None-Match" in asked or "If-Modified-Since" in asked)


def status_words(status: int) -> str:
    """An HTTP status with its usual name."""
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def listing_key(source: Source) -> str:
    """Under which address a source's fetch state is kept: with its filters, so that new ones see the whole feed."""
    wishes = (source.include, source.exclude, source.max_age, source.follows, source.tags, source.language)
    return f"{source.url}#{hashlib.sha256(repr(wishes).encode()).hexdigest()[:12]}"


def listing_state(source: Source, response: Response) -> FetchState:
    """What to remember of a feed or sitemap once everything it named is dealt with."""
    now = datetime.now(UTC)
    return FetchState(
        source=source.id,
        url=listing_key(source),
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        status=response.status,
        checked=now,
        changed=now,
        next_check=now + LONGEST,
        document_id=None,
    )


def page_state(
    source: str, url: str, before: FetchState | None, response: Response, *, changed: bool = False
) -> FetchState:
    """What to remember of a page; unless ``changed``, it is as it was, or not there, and its document stays the same.

    ``before`` is what was known of it, None the first time.
    """
    now = datetime.now(UTC)
    # The validators of a page that is not there must not vouch for it should it come back.
    same = before if response.status == 304 else None
    return FetchState(
        source=source,
        url=url,
        etag=header(response, "ETag") or (same.etag if same else None),
        last_modified=header(response, "Last-Modified") or (same.last_modified if same else None),
        status=response.status,
        checked=now,
        changed=now if changed else before.changed if before else None,
        next_check=next_check(before, changed, now),
        document_id=before.document_id if before else None,
    )
