"""Sources of kind ``sitemap``: page lists, indexes of sitemaps, news sitemaps."""

from __future__ import annotations

from urllib.parse import urljoin

from crawler.harvest import Answer, Ask, Candidate, Harvest, Task
from crawler.revisit import moment
from crawler.sitemaps import NotASitemapError, SitemapEntry, read_sitemap
from crawler.web.robotsmaps import robots_address

MAX_SITEMAPS = 1000
"""Children of one index that are asked for, the newest first."""


def begin(task: Task) -> Harvest:
    """Ask for the sitemap, or for the robots.txt that names one."""
    robots = robots_address(task.url)
    if robots:
        return Harvest(asks=(Ask(robots, step="robots", conditional=True, archive=False, tolerate=(404, 410)),))
    return Harvest(asks=(Ask(task.url, conditional=True, archive=False),))


def read(answer: Answer) -> Harvest:
    """Read a sitemap or an index of sitemaps."""
    try:
        sitemap = read_sitemap(answer.body, answer.url, answer.content_type or None)
    except NotASitemapError as error:
        if answer.ask.step == "robots":
            # Most sites have one there, whether or not they say so.
            return Harvest(asks=(Ask(urljoin(answer.url, "/sitemap.xml"), step="child", archive=False),))
        return Harvest(error=f"not a sitemap: {error}")
    children = [child for child in sitemap.children if not _too_old(child, answer.task)]
    asks = tuple(_child(child) for child in children[:MAX_SITEMAPS])
    pages = tuple(_candidate(entry, answer.task) for entry in sitemap.entries)
    return Harvest(pages=pages, asks=asks, notes=sitemap.problems)


def _child(child: SitemapEntry) -> Ask:
    return Ask(child.url, step="child", archive=False, revisit=True, changed=child.lastmod)


def _too_old(child: SitemapEntry, task: Task) -> bool:
    """Whether nothing in a sitemap can be young enough: its newest change is older than the source wants."""
    when = moment(child.lastmod)
    return task.oldest is not None and when is not None and when < task.oldest


def _candidate(entry: SitemapEntry, task: Task) -> Candidate:
    return Candidate(
        url=entry.url,
        title=entry.title,
        published=entry.published,
        changed=entry.lastmod or entry.published,
        language=entry.language or task.language,
    )
