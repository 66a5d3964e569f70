"""What the extraction processes do: read pages, feeds and sitemaps. Pure; nothing here knows of the network.

Only those processes import this module, because the libraries behind it are large.
"""

from __future__ import annotations

from crawler.address import page_address
from crawler.extract import extract
from crawler.feeds import FeedEntry, NotAFeedError, read_feed
from crawler.harvest import Body, Candidate, Listing, Reading
from crawler.sitemaps import NotASitemapError, SitemapEntry, read_sitemap
from index.model import Draft


def read_page(body: Body) -> Reading:
    """Make a draft of a page; what the page does not say of itself is taken from the feed that named it."""
    page = extract(body.content, body.url, body.content_type or None, body.now)
    if page.error:
        return Reading(error=page.error)
    named = body.candidate
    draft = Draft(
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
    return Reading(draft)


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


def feed_listing(body: bytes, url: str, content_type: str) -> Listing:
    """Read a feed."""
    try:
        feed = read_feed(body, url, content_type or None)
    except NotAFeedError as error:
        return Listing(error=f"not a feed: {error}")
    return Listing(tuple(_of_entry(entry) for entry in feed.entries if entry.url), problems=feed.problems)


def _of_entry(entry: FeedEntry) -> Candidate:
    return Candidate(
        url=entry.url or "",
        title=entry.title,
        published=entry.published,
        changed=entry.updated or entry.published,
        authors=(entry.author,) if entry.author else (),
        html=entry.content or entry.summary,
    )


def sitemap_listing(body: bytes, url: str, content_type: str) -> Listing:
    """Read a sitemap or an index of sitemaps."""
    try:
        sitemap = read_sitemap(body, url, content_type or None)
    except NotASitemapError as error:
        return Listing(error=f"not a sitemap: {error}")
    pages = tuple(_of_sitemap(entry) for entry in sitemap.entries)
    return Listing(pages, tuple(child.url for child in sitemap.children), sitemap.problems)


def _of_sitemap(entry: SitemapEntry) -> Candidate:
    return Candidate(
        url=entry.url,
        title=entry.title,
        published=entry.published,
        changed=entry.lastmod or entry.published,
        language=entry.language,
    )
