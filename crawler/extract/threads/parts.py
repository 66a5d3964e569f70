"""The elements of a post that say who and when, and the time that they say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from lxml import etree

from crawler.extract.markup import text_in
from crawler.extract.threads.dates import read_lasting_date
from crawler.extract.threads.layout import Layout, names_a_time

MAX_NAMED = 60
_TIMES = (
    "datetime",
    "content",
    "ts",
    "data-time",
    "data-timestamp",
    "data-date",
    "data-utime",
    "data-created",
    "title",
)


def frame_of(
    layout: Layout, element: etree._Element, content: etree._Element, others: Collection[etree._Element]
) -> list[etree._Element]:
    """The elements of a post that say who and when; nothing of its content, where known, nor of other posts in it."""
    named: list[etree._Element] = []
    walk = etree.iterwalk(element, events=("start",))
    for _, below in walk:
        if below is not element and (below is content or below in others):
            walk.skip_subtree()
        elif below in layout.said and below is not element:
            named.append(below)
            if len(named) >= MAX_NAMED:
                break
    return named


def date_of(frame: list[etree._Element], now: datetime, *, day_first: bool | None) -> str | None:
    """When a post was written: the first date that its frame states, in an attribute or in words."""
    for found in frame:
        if not names_a_time(found):
            continue
        for text in _stated(found):
            if text and (date := read_lasting_date(text, now, day_first=day_first)):
                return date
    return None


def _stated(element: etree._Element) -> Iterator[str | None]:
    for name in _TIMES:
        yield element.get(name)
    yield text_in(element, 90)
