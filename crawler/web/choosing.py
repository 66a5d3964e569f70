"""Which links of a page are followed: as articles, as sections, as the next page; and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from crawler.address import AddressError, canonical_url
from crawler.harvest import Task
from crawler.web.addresses import Scope, day_of, is_section, likeness, segments_of, shape
from crawler.web.links import Link
from crawler.web.memory import opinion
from crawler.web.paging import is_paging
from crawler.web.traps import DOCUMENTS, is_utility, trap

MAX_ARTICLES = 230
MAX_SECTIONS = 40
ENOUGH = 2.0
"""Likeness from which a link is taken for that of an article."""
SEVERAL = 4
MAX_MENU = 60
"""Letters in the name of a section."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Links to follow: articles, the newest and most likely first, and sections in the order of the page."""

    articles: tuple[Link, ...] = ()
    sections: tuple[Link, ...] = ()
    older: int = 0
    """Links left out because their addresses name days before those wanted."""


def scope_of(task: Task) -> Scope:
    """What belongs to a source; ``params.subdomains`` and ``params.below`` widen or narrow it.

    Raises ``AddressError`` for an unfit address.
    """
    below = task.params.get("below")
    folder = below if isinstance(below, str) and below.startswith("/") else None
    return Scope.of(task.url, subdomains=bool(task.params.get("subdomains")), folder=folder)


def choose(task: Task, links: Iterable[Link], here: str) -> Choice:
    """Choose among the links of the page ``here``."""
    scope, read = scope_of(task), (_key(task.url), _key(here))
    inside = (link for link in links if scope.holds(link.url) and link.key not in read)
    fitting = [link for link in inside if not is_left_out(task, link.url)]
    frequent = Counter(shape(link.url) for link in fitting if link.heading)
    articles, sections, older = [], [], 0
    for link in fitting:
        if _is_article(task, link, frequent):
            old = is_old(task, link.url)
            older += old
            articles += [] if old else [link]
        elif is_section(link.url) and len(link.text) <= MAX_MENU and not is_utility(link.url):
            sections.append(link)
    return Choice(tuple(_in_order(articles)[:MAX_ARTICLES]), tuple(sections[:MAX_SECTIONS]), older)


def is_left_out(task: Task, url: str) -> bool:
    """Whether an address is a trap, or a numbered page, which is followed one after the other only."""
    reason = trap(url, task.url)
    if reason == "a file" and task.params.get("documents") and DOCUMENTS.search(segments_of(url)[-1]):
        return False
    return reason is not None or is_paging(url)


def is_old(task: Task, url: str) -> bool:
    """Whether an address names a day before those wanted; a day is allowed for the zones of the world."""
    day = day_of(url)
    return bool(task.oldest and day and day < (task.oldest - timedelta(days=1)).date())


def _key(url: str) -> str:
    try:
        return canonical_url(url)
    except AddressError:
        return url


def _is_article(task: Task, link: Link, frequent: Counter[str]) -> bool:
    if is_utility(link.url) or not segments_of(link.url):
        return False
    words = len(link.text.split())
    told = likeness(link.url) + opinion(task.cursor, link.url)
    told += 2.0 if link.heading else 0.0
    told += 1.0 if words >= 5 or (len(link.text) >= 20 and not link.text.isascii()) else -0.5 if words <= 2 else 0.0
    told += 1.0 if frequent[shape(link.url)] >= SEVERAL else 0.0
    return told - (2.0 if link.menu else 0.0) >= ENOUGH


def _in_order(articles: list[Link]) -> list[Link]:
    """By the day in their addresses where most have one, headlines before other links, else as on the page."""
    days = [day_of(link.url) for link in articles]
    dated = 2 * sum(day is not None for day in days) > len(days)
    ranks = {
        link.key: (-day.toordinal() if dated and day else 0, not link.heading)
        for link, day in zip(articles, days, strict=True)
    }
    return sorted(articles, key=lambda link: ranks[link.key])
