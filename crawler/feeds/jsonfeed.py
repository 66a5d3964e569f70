"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import Any

from crawler.feeds.bounds import MAX_ENTRIES
from crawler.feeds.fields import feed_date, person, plain, web_address, written
from crawler.feeds.model import Feed, FeedEntry, NotAFeedError


def read_json_feed(text: str, url: str | None) -> Feed:
    """Read a JSON Feed. Raises ``NotAFeedError``."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAFeedError(f"JSON that cannot be read: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotAFeedError("JSON, but not a JSON Feed: it has no list 'items'")
    problems = [] if "jsonfeed.org" in str(data.get("version")) else ["the feed does not name its version"]
    items = data["items"][:MAX_ENTRIES]
    entries = [_entry(item, url, data) for item in items if isinstance(item, dict)]
    if len(entries) < len(items):
        problems.append(f"{len(items) - len(entries)} items are no objects")
    if len(items) < len(data["items"]):
        problems.append(f"larger than is read: only the first {len(items)} entries were")
    return Feed(plain(_text(data.get("title"))), tuple(entries), tuple(problems))


def _entry(item: dict[str, Any], base: str | None, feed: dict[str, Any]) -> FeedEntry:
    url = web_address(base, _text(item.get("url"))) or web_address(base, _text(item.get("external_url")))
    updated = feed_date(_text(item.get("date_modified")))
    tags = item.get("tags")
    return FeedEntry(
        id=_text(item.get("id")) or url or "",
        url=url,
        title=plain(_text(item.get("title"))),
        published=feed_date(_text(item.get("date_published"))) or updated,
        updated=updated,
        author=_authors(item) or _authors(feed),
        summary=written(_text(item.get("summary"))),
        content=written(_text(item.get("content_html")) or _text(item.get("content_text"))),
        categories=tuple(tag.strip() for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _text(value: object) -> str | None:
    """Strings as they are; numbers as some publishers write ids; nothing else is text."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _authors(holder: dict[str, Any]) -> str | None:
    listed = holder.get("authors")
    people = listed if isinstance(listed, list) else [holder.get("author")]
    names = (person(_text(one.get("name") if isinstance(one, dict) else one)) for one in people)
    return "; ".join(name for name in names if name) or None
