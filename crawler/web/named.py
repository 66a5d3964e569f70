"""Articles that a site names elsewhere than on its pages: in sitemaps and in feeds that its pages advertise."""

from __future__ import annotations

from crawler.address import AddressError, canonical_url, same_site
from crawler.extract.dates.reading import moment
from crawler.feeds import NotAFeedError, read_feed
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.sitemaps import NotASitemapError, SitemapEntry, read_sitemap
from crawler.web.addresses import likeness
from crawler.web.choosing import is_left_out, is_old, scope_of
from crawler.web.listing import article_ask, number
from crawler.web.memory import opinion
from crawler.web.robotsmaps import robots_sitemaps
from crawler.web.traps import is_utility, without_session

MAX_SITEMAPS = 20
MAX_CHILDREN = 30
MAX_LEVEL = 3
MAX_ARTICLES = 250
FINE = (200, 203)


def read_robots(answer: Answer) -> Harvest:
    """Ask for the sitemaps that a robots.txt names."""
    if answer.status not in FINE:
        return Harvest()
    named = [url for url in robots_sitemaps(answer.body, answer.url) if same_site(url, answer.task.url)]
    return Harvest(asks=tuple(_sitemap(url, 1) for url in named[:MAX_SITEMAPS]))


def _sitemap(url: str, level: int) -> Ask:
    tolerated = (401, 403, 404, 410)
    return Ask(url, step="sitemap", state={"level": level}, archive=False, tolerate=tolerated)


def read_named_sitemap(answer: Answer) -> Harvest:
    """Ask for the newest articles that a sitemap names, or for the newest of an index's sitemaps."""
    if answer.status not in FINE:
        return Harvest(notes=(f"no sitemap at {answer.url}: status {answer.status}",))
    try:
        sitemap = read_sitemap(answer.body, answer.url, answer.content_type or None)
    except NotASitemapError as error:
        return Harvest(notes=(f"not a sitemap: {answer.url} ({error})",))
    task, level = answer.task, number(answer.ask.state, "level", 1)
    children = [child for child in sitemap.children if level < MAX_LEVEL and _is_new(task, child.lastmod)]
    asks = [_sitemap(child.url, level + 1) for child in children[:MAX_CHILDREN] if same_site(child.url, task.url)]
    articles = [entry for entry in sitemap.entries if _is_article(task, entry)]
    asks += [_ask(entry.url, entry.title, entry.published) for entry in articles[:MAX_ARTICLES]]
    return Harvest(asks=tuple(asks), notes=_too_many(answer.url, len(articles)) + sitemap.problems)


def _is_article(task: Task, entry: SitemapEntry) -> bool:
    told = likeness(entry.url) + opinion(task.cursor, entry.url)
    likely = entry.published is not None or told >= 0.5
    return likely and _is_new(task, entry.published or entry.lastmod) and _is_fit(task, entry.url)


def _is_new(task: Task, stated: str | None) -> bool:
    when = moment(stated)
    return task.oldest is None or when is None or when >= task.oldest


def _is_fit(task: Task, url: str) -> bool:
    """Whether an address is one of the site's articles rather than a trap, an old page or one about the site."""
    try:
        canonical_url(url)
    except AddressError:
        return False
    inside = scope_of(task).holds(url) and not is_utility(url)
    return inside and not is_left_out(task, url) and not is_old(task, url)


def read_named_feed(answer: Answer) -> Harvest:
    """Ask for the articles of a feed."""
    if answer.status not in FINE:
        return Harvest(notes=(f"no feed at {answer.url}: status {answer.status}",))
    try:
        feed = read_feed(answer.body, answer.url, answer.content_type or None)
    except NotAFeedError as error:
        return Harvest(notes=(f"not a feed: {answer.url} ({error})",))
    task = answer.task
    entries = [one for one in feed.entries if one.url and _is_fit(task, one.url) and _is_new(task, one.published)]
    asks = tuple(_ask(one.url or "", one.title, one.published) for one in entries[:MAX_ARTICLES])
    return Harvest(asks=asks, notes=_too_many(answer.url, len(entries)) + feed.problems)


def _ask(url: str, title: str | None, published: str | None) -> Ask:
    return article_ask(without_session(url), 1, listed=True, title=title, published=published)


def _too_many(url: str, found: int) -> tuple[str, ...]:
    if found <= MAX_ARTICLES:
        return ()
    return (f"{url} names {found} articles, of which the first {MAX_ARTICLES} are asked for",)
