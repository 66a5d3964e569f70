"""Feeds and sitemaps of a publisher."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from watchfloor.world.article import Article
from watchfloor.world.library import Missing
from watchfloor.world.listings import listing_pages
from watchfloor.world.pages import TEMPLATES
from watchfloor.world.publisher import Channel, Publisher
from watchfloor.world.reply import Reply

_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a channel; ``path`` is what it links to, which may be an old address."""

    path: str
    title: str
    summary: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime


def entries(
    publisher: Publisher, channel: Channel, articles: Sequence[Article], lost: Sequence[Missing]
) -> list[Entry]:
    """What a channel lists, newest first: also what moved, is gone or is not for robots."""
    listed = [
        Entry(a.moved_from or publisher.path(a), a.title, a.summary, a.authors, a.published, a.changed)
        for a in articles
        if channel.carries(a.section)
    ]
    listed += [Entry(m.path, m.title, "", (), m.published, m.published) for m in lost if channel.carries(m.section)]
    return sorted(listed, key=lambda entry: entry.published, reverse=True)


def _with_suffix(publisher: Publisher, found: list[Entry]) -> list[Entry]:
    """Links as feeds carry them; the newest story stands there twice, as a reader's pick."""
    if not publisher.link_suffix:
        return found
    again = replace(found[0], path=f"{found[0].path}{publisher.link_suffix}&utm_campaign=pick#comments")
    return [*(replace(entry, path=entry.path + publisher.link_suffix) for entry in found), again]


def _xml(template: str, content_type: str, encoding: str, changed: datetime, **values: object) -> Reply:
    text = TEMPLATES.get_template(template).render(encoding=encoding, **values)
    return Reply(200, text.encode(encoding, "xmlcharrefreplace"), content_type, changed=changed)


def _json_feed(publisher: Publisher, channel: Channel, base: str, found: list[Entry]) -> Reply:
    items = [
        {
            "id": base + entry.path,
            "url": base + entry.path,
            "title": entry.title,
            "summary": entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": author} for author in entry.authors],
        }
        for entry in found
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.name,
        "home_page_url": f"{base}/",
        "feed_url": base + channel.path,
        "language": publisher.language,
        "items": items,
    }
    body = json.dumps(feed, ensure_ascii=False, indent=1).encode()
    return Reply(200, body, "application/feed+json", changed=max(entry.updated for entry in found))


def _sitemap_index(publisher: Publisher, channel: Channel, base: str, found: list[Entry]) -> dict[str, Reply]:
    """An index of two parts: the older half of the year compressed, the younger as plain XML."""
    halves = ([e for e in found if e.published.month <= 6], [e for e in found if e.published.month > 6])
    parts = {f"/sitemap-2026-{n}.xml{'.gz' if n == 1 else ''}": half for n, half in enumerate(halves, 1) if half}
    newest = {path: max(entry.updated for entry in half) for path, half in parts.items()}
    replies = {
        path: _xml("sitemap.xml", "application/xml", "utf-8", newest[path], base=base, entries=half)
        for path, half in parts.items()
    }
    for path in [path for path in replies if path.endswith(".gz")]:
        plain = replies[path]
        replies[path] = replace(plain, body=gzip.compress(plain.body, mtime=0), content_type="application/x-gzip")
    index = _xml("sitemap_index.xml", "application/xml", "utf-8", max(newest.values()), base=base, parts=newest)
    return {**replies, channel.path: index}


def documents(
    publisher: Publisher, channel: Channel, base: str, articles: Sequence[Article], lost: Sequence[Missing]
) -> dict[str, Reply]:
    """Every document of a channel by path; ``articles`` newest first."""
    if channel.form == "pages":
        return listing_pages(publisher, base, articles)
    found = entries(publisher, channel, articles, lost)
    if channel.form == "sitemap-index":
        return _sitemap_index(publisher, channel, base, found)
    if channel.form == "json":
        return {channel.path: _json_feed(publisher, channel, base, found)}
    newest = max(entry.updated for entry in found)
    linked = _with_suffix(publisher, found)
    encoding = publisher.encoding if channel.form == "rss" else "utf-8"
    values = {"publisher": publisher, "channel": channel, "base": base, "entries": linked, "newest": newest}
    content_type = _TYPES.get(channel.form, "application/xml")
    template = f"{channel.form.replace('-', '_')}.xml"
    return {channel.path: _xml(template, content_type, encoding, newest, **values)}
