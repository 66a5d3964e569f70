"""RSS, RDF and Atom by feedparser, which never gets an address or a file name from us, only cleaned text."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any

import feedparser

from crawler.feeds.bounds import MAX_ENTRIES, bounded
from crawler.feeds.fields import feed_date, person, plain, web_address, written
from crawler.feeds.model import Feed, FeedEntry, NotAFeedError

# It resolves the base address anew at each tag, which is almost half of all its work.
feedparser.mixin.make_safe_absolute_uri = lru_cache(1024)(feedparser.mixin.make_safe_absolute_uri)

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_ENTITY = re.compile(r"<!ENTITY\b[^>]{0,4000}>", re.IGNORECASE)
MAX_ENTITY = 200
ENTITIES_UP_TO = 2**20
"""Feeds longer than this may not define entities at all, so that expansion stays bounded."""


def read_xml_feed(text: str, url: str | None) -> tuple[Feed, bool]:
    """Read a feed of any XML format; also say whether it was recognised as one. Raises ``NotAFeedError``."""
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    text, cut = bounded(_guarded(text))
    try:
        parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    except Exception as error:  # the one boundary: feedparser fails in many ways on damaged markup
        raise NotAFeedError(f"damaged beyond reading: {type(error).__name__}: {str(error)[:200]}") from error
    entries = tuple(_entry(entry, url) for entry in parsed.entries[:MAX_ENTRIES])
    reason = parsed.get("bozo_exception")
    problems = [f"not well-formed: {' '.join(str(reason).split())[:200]}"] if parsed.bozo and reason else []
    if cut:
        problems.append(f"larger than is read: only the first {len(entries)} entries were")
    feed = Feed(plain(_get(parsed.feed, "title")), entries, tuple(problems))
    return feed, bool(parsed.get("version") or entries)


def _guarded(text: str) -> str:
    """Drop the XML declaration, which spoke of other bytes, and entity definitions that could multiply text."""
    text = _DECLARATION.sub("", text, count=1)
    if "<!ENTITY" not in text[:65536].upper():
        return text
    small = len(text) <= ENTITIES_UP_TO
    return _ENTITY.sub(lambda found: found[0] if small and len(found[0]) <= MAX_ENTITY else "", text)


def _get(holder: dict[str, Any], key: str) -> str | None:
    """The value itself: feedparser's own access silently answers with other fields."""
    value = dict.get(holder, key)
    return value if isinstance(value, str) else None


def _entry(entry: dict[str, Any], base: str | None) -> FeedEntry:
    url = web_address(base, _link(entry))
    identity = _get(entry, "id")
    updated = feed_date(_get(entry, "updated"))
    published = feed_date(_get(entry, "published")) or updated or feed_date(_get(entry, "created"))
    return FeedEntry(
        id=written(identity) or url or "",
        url=url or web_address(None, identity),
        title=plain(_get(entry, "title")),
        published=published,
        updated=updated,
        author=_author(entry),
        summary=written(_get(entry, "summary") or _get(entry, "subtitle")),
        content=_content(entry),
        categories=_categories(entry),
    )


def _link(entry: dict[str, Any]) -> str | None:
    """The address of the page itself, not of the counting redirect in front of it or of a recording beside it."""
    link = _get(entry, "link")
    listed = dict.get(entry, "links") or ()
    if any(one.get("rel") != "alternate" and one.get("href") == link for one in listed):
        link = next((one.get("href") for one in listed if one.get("rel") == "alternate"), link)
    return _get(entry, "feedburner_origlink") or link


def _content(entry: dict[str, Any]) -> str | None:
    """The longest of the bodies that an entry carries."""
    bodies = [body.get("value") or "" for body in dict.get(entry, "content") or ()]
    return written(max(bodies, key=len, default=None))


def _author(entry: dict[str, Any]) -> str | None:
    details = dict.get(entry, "authors") or ()
    names = [person(detail.get("name") or detail.get("email")) for detail in details if detail]
    unique = dict.fromkeys(name for name in names if name)
    return "; ".join(unique) or person(_get(entry, "author"))


def _categories(entry: dict[str, Any]) -> tuple[str, ...]:
    terms = (plain(tag.get("label") or tag.get("term")) for tag in dict.get(entry, "tags") or ())
    return tuple(dict.fromkeys(term for term in terms if term))
