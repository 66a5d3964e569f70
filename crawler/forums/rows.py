"""Lists of threads: which threads a page names, and by what each row tells that something new was said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from crawler.extract.dates.reading import moment
from crawler.extract.markup import text_in
from crawler.extract.threads.dates import is_relative, read_post_date
from crawler.extract.threads.groups import alike
from crawler.extract.threads.layout import Layout, lay_out, names_a_time
from crawler.forums.addresses import first_page, home, is_board, is_elsewhere, is_thread
from crawler.forums.page import ForumPage

MAX_ROWS = 300
MAX_CLIMB = 8
LEAST_TITLE = 4
LEAST_ROWS = 3
MAX_WALKED = 200_000
"""Elements looked through for rows of an unknown build; the largest groups come first."""

_JUMP = re.compile(r"#[\w-]*\d|[?&;](?:p|pid|comment|post)=\d+|\.msg\d+|/post-?\d+|/posts/\d+|/page-?\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """A thread as a list names it: its home, and where to ask for its first page.

    ``mark`` changes when something is said in it, empty where the row does not tell. ``last`` is when that was.
    """

    thread: str
    url: str
    mark: str
    last: datetime | None


def rows_of(page: ForumPage) -> list[Row]:
    """Return the threads that a page lists, in its order."""
    named = [(link, url) for link, url in page.links if is_thread(url)]
    if len({home(url) for _, url in named}) < LEAST_ROWS:
        named = _unnamed(page) or named
    titles: dict[str, etree._Element] = {}
    for link, url in named:
        text, before = text_in(link, 200), titles.get(home(url))
        if len(text) >= LEAST_TITLE and (before is None or _better(text, text_in(before, 200))):
            titles[home(url)] = link
    own = home(page.url)
    keys = {link: home(url) for link, url in named}
    address_of = dict(named)
    chosen = list(titles.items())[:MAX_ROWS]
    return [_row(page, url, address_of[link], link, keys) for url, link in chosen if url != own]


def boards_of(page: ForumPage) -> list[str]:
    """Return the lists of threads that a page links to in its own part of the site, in its order."""
    own = home(page.url)
    part = urlsplit(page.url).path.rpartition("/")[0] + "/"
    found = dict.fromkeys(home(url) for _, url in page.links if is_board(url) and urlsplit(url).path.startswith(part))
    return [url for url in found if url != own][:MAX_ROWS]


def _better(text: str, before: str) -> bool:
    """Whether a link says more of the thread's title than another: not a date, a number or "last post"."""
    return len(text) > 2 * len(before) or (before.isdigit() and not text.isdigit())


def _unnamed(page: ForumPage) -> list[tuple[etree._Element, str]]:
    """The longest link of each row, where rows are alike and tell times but addresses say nothing."""
    layout = lay_out(page.facts.tree)
    address_of = dict(page.links)
    best: list[tuple[etree._Element, str]] = []
    left = MAX_WALKED
    for _, numbers in alike(layout):
        told = [number for number in numbers if layout.said_when(number)]
        if len(told) < max(LEAST_ROWS, len(numbers) / 2):
            continue
        left -= sum(layout.ends[number] - number for number in told)
        if left < 0:
            break
        found = [link for number in told if (link := _longest(layout, number, address_of))]
        if len({url for _, url in found}) == len(found) > max(len(best), LEAST_ROWS - 1):
            best = found
    return best


def _longest(layout: Layout, number: int, address_of: dict[etree._Element, str]) -> tuple[etree._Element, str] | None:
    links = [one for one in layout.elements[number : layout.ends[number]] if one.tag == "a" and one in address_of]
    fitting = [link for link in links if not is_elsewhere(address_of[link])]
    link = max(fitting, key=lambda one: len(text_in(one, 200)), default=None)
    return (link, address_of[link]) if link is not None and len(text_in(link, 200)) >= LEAST_TITLE else None


def _row(page: ForumPage, url: str, asked: str, link: etree._Element, keys: dict[etree._Element, str]) -> Row:
    element = _around(link, keys)
    dates = list(_dates(page, element))
    jumps = {found for one in element.iter("a") for found in _JUMP.findall(page.absolute(one))}
    said = "|".join((*dates, *sorted(jumps)))
    mark = hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""
    moments = [when for date in dates if (when := moment(date))]
    return Row(url, first_page(asked), mark, max(moments, default=None))


def _around(link: etree._Element, keys: dict[etree._Element, str]) -> etree._Element:
    """The widest element around a link that names no other thread."""
    own, element = keys[link], link
    for outer in list(link.iterancestors())[:MAX_CLIMB]:
        if outer.tag in ("body", "html") or any(keys.get(one, own) != own for one in outer.iter("a")):
            break
        element = outer
    return element


def _dates(page: ForumPage, element: etree._Element) -> Iterator[str]:
    """Times that a row tells, but those told as spans: they change by themselves."""
    for one in element.iter(etree.Element):
        if names_a_time(one):
            stated = [one.get(name) for name in ("datetime", "data-time", "data-timestamp", "title")]
            text = next((text for text in stated if text), None) or text_in(one, 90)
            date = None if is_relative(text) else read_post_date(text, page.facts.now)
            if date:
                yield date
