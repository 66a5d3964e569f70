"""Sources of kind ``sitemap``: page lists, indexes of sitemaps, news sitemaps."""

from __future__ import annotations

from crawler.harvest import Answer, Ask, Candidate, Harvest, Task
from crawler.sitemaps import NotASitemapError, SitemapEntry, read_sitemap

MAX_SITEMAPS = 1000
"""Children of one index that are asked for, the newest first."""


def begin(task: Task) -> Harvest:
    """Ask for the sitemap, or for the robots.txt that names one."""
    return Harvest(asks=(Ask(task.url, conditional=True, archive=False),))


def read(answer: Answer) -> Harvest:
    """Read a sitemap or an index of sitemaps."""
    try:
        sitemap = read_sitemap(answer.body, answer.url, answer.content_type or None)
    except NotASitemapError as error:
        return Harvest(error=f"not a sitemap: {error}")
    children = [child.url for child in sitemap.children]
    asks = tuple(Ask(url, step="child", archive=False) for url in children[:MAX_SITEMAPS])
    pages = tuple(_candidate(entry, answer.task) for entry in sitemap.entries)
    return Harvest(pages=pages, asks=asks, notes=sitemap.problems)


def _candidate(entry: SitemapEntry, task: Task) -> Candidate:
    return Candidate(
        url=entry.url,
        title=entry.title,
        published=entry.published,
        changed=entry.lastmod or entry.published,
        language=entry.language or task.language,
    )
