"""What one post says of itself: who wrote it, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from lxml import etree

from crawler.extract.authors import names_in
from crawler.extract.markup import text_in
from crawler.extract.thread_dates import looks_like_time, read_post_date
from crawler.extract.thread_layout import names_a_time, names_someone, tokens

MAX_NAMED = 60

_EMPHASISED = ("a", "b", "strong", "h3", "h4", "h5")


def frame_of(
    element: etree._Element, content: etree._Element, others: Collection[etree._Element]
) -> list[etree._Element]:
    """The elements of a post that say who and when; nothing of its content, where known, nor of other posts in it."""
    named: list[etree._Element] = []
    walk = etree.iterwalk(element, events=("start",))
    for _, below in walk:
        if below is not element and (below is content or below in others):
            walk.skip_subtree()
        elif isinstance(below.tag, str) and below is not element and (names_someone(below) or names_a_time(below)):
            named.append(below)
            if len(named) >= MAX_NAMED:
                break
    return named


def author_of(element: etree._Element, frame: list[etree._Element]) -> str | None:
    """The name of who wrote a post, as it is shown."""
    stated = " ".join((element.get("data-author") or element.get("data-username") or "").split())[:80]
    if stated:
        return stated
    people = [one for one in frame if names_someone(one)]
    wide = {outer for one in people for outer in one.iterancestors()}
    people.sort(key=lambda one: (_rank(one), one in wide))
    return next((name for one in people if (name := _name(one))), None)


def author_beside(element: etree._Element, content: etree._Element, common: Collection[str]) -> str | None:
    """The name of who wrote a post where nothing is called one: its first short emphasised or linked line.

    ``common`` are the lines that all posts of the page have, such as the names of buttons.
    """
    walk = etree.iterwalk(element, events=("start",))
    for _, below in walk:
        if below is content and content is not element:
            walk.skip_subtree()
        elif below.tag in _EMPHASISED and text_in(below, 60) not in common and (name := _short_name(below)):
            return name
    return None


def _short_name(element: etree._Element) -> str | None:
    text = text_in(element, 60)
    if len(text) > 40 or not any(map(str.isalpha, text)) or looks_like_time(text):
        return None
    return next(names_in(text), None)


def lines_of(element: etree._Element, content: etree._Element) -> set[str]:
    """The short emphasised and linked lines of a post outside its text."""
    inside = set(content.iter()) if content is not element else set()
    return {text_in(one, 60) for one in element.iter(*_EMPHASISED) if one not in inside}


def _rank(element: etree._Element) -> int:
    """What states a name before what is called one before a link to a member."""
    if "author" in (element.get("itemprop") or ""):
        return 0
    named = f"{' '.join(tokens(element))} {element.get('data-testid') or ''}".lower()
    called = "name" in named or "author" in named or "poster" in named
    return 1 if called and len(text_in(element, 60)) < 40 else 2 if element.tag == "a" else 3


def _name(element: etree._Element) -> str | None:
    inner = element.find(".//*[@itemprop='name']")
    for one in (inner, element.find(".//a"), element):
        text = "" if one is None else text_in(one, 100) or one.get("content") or ""
        if 0 < len(text) <= 60 and not looks_like_time(text) and (name := next(names_in(text), None)):
            return name
    return None


def date_of(frame: list[etree._Element], now: datetime, *, day_first: bool | None) -> str | None:
    """When a post was written: the first date that its frame states, in an attribute or in words."""
    for found in frame:
        if not names_a_time(found):
            continue
        for text in _stated(found):
            if text and (date := read_post_date(text, now, day_first=day_first)):
                return date
    return None


def _stated(element: etree._Element) -> Iterator[str | None]:
    for name in ("datetime", "content", "data-time", "data-timestamp", "data-date", "title"):
        yield element.get(name)
    yield text_in(element, 90)
