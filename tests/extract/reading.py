"""Facts of small pages, for readers that are asked one by one."""

from __future__ import annotations

from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from tests.extract.pages import NOW

URL = "https://post.example/news/tiles"


def facts_of(html: str, url: str | None = URL) -> Facts:
    """What a page states, without hints."""
    return Facts(parse(html), url, NOW)
