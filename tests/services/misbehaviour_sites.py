"""Sites in which a crawler could walk for ever, or that never say that something is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape

from tests.services.misbehaving import Answer, Handler, Site, article

Text = Callable[[str], bytes]


def page(title: str, inner: str) -> bytes:
    """A page of links."""
    return f"<!doctype html><html lang=en><head><title>{escape(title)}</title></head><body>{inner}</body>".encode()


def links(paths: Sequence[str], words: str = "See {}") -> str:
    """Links one below the other."""
    return "".join(f'<li><a href="{path}">{escape(words.format(path))}</a></li>' for path in paths)


def headlines(stories: Sequence[tuple[str, str]]) -> str:
    """Articles (path, title) as a front page names them."""
    return "".join(f'<div class="lead"><h2><a href="{path}">{escape(title)}</a></h2></div>' for path, title in stories)


def calendar(below: str) -> Answer:
    """A calendar: every day names its neighbours, its month and the next year, without end in either direction."""

    def reply(handler: Handler) -> None:
        found = re.search(r"(\d{4})/(\d{2})/(\d{2})", handler.path)
        day = date(*map(int, found.groups())) if found else date(2026, 3, 1)
        near = [f"{below}/{day + timedelta(days=n):%Y/%m/%d}" for n in (-366, -31, -1, 1, 31, 366)]
        handler.reply(page("Calendar of events", f"<p>No events.</p>{links(near)}"), 200, Content_Type="text/html")

    return reply


def deeper(below: str) -> Answer:
    """A section in which every page names two more of the same kind, one level further down."""

    def reply(handler: Handler) -> None:
        number = int(handler.path.rpartition("/")[2] or 1) if handler.path[-1].isdigit() else 1
        following = [f"{below}/{2 * number + n}" for n in range(2)]
        handler.reply(page(f"Section {number}", links(following, "More of {}")), 200, Content_Type="text/html")

    return reply


def soft_404(handler: Handler) -> None:
    """Say with status 200 that there is no such page."""
    body = article("Page not found", "We could not find what you looked for. It may have been moved or deleted.")
    handler.reply(body, 200, Content_Type="text/html")


def visited(body: Text) -> Answer:
    """A page whose every link carries the number of the visit, a new one each time."""
    visits: list[str] = []

    def reply(handler: Handler) -> None:
        visits.append(handler.path)
        handler.reply(body(f"{len(visits):016d}abcdef"), 200, Content_Type="text/html")

    return reply


def below(site: Site, prefix: str, answer: Answer) -> None:
    """Give one answer for every path that begins with ``prefix``."""
    site.folders[prefix] = answer
