"""The lines of a page that may hold a date, and where they stand: near its title or far from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree

from crawler.extract.dates.places import INLINE, UNSEEN, block_of, shares_box, texts_at, titles_of
from crawler.extract.facts import Facts

MAX_LINE = 240
MIN_TEXT = 3
MAX_STAMPED = 120
MAX_FAR = 120
MAX_LINES = 150
MAX_TEXTS = 2000
AFTER = 600
"""Characters of text behind a title in which its date may stand."""
BEFORE = 300
CLOSE = 120
MAX_ELEMENTS = 150
MAX_CLIMB = 8
CLOSE_CLIMB = 4

_DIGITS = re.compile(
    r"\d(?:\d{3}|\d?\s?[./-]\s?\d{1,2}\s?[./-]\s?\d\d|\s?[年년月월]|\s?[^\W\d][^\d]{2,10}\d\d(?!\d))|[〇零元一二三四五六七八九十]年"
)
_STAMPS = ("datetime", "title", "ts", "created-timestamp", "data-datetime", "data-date", "data-timestamp", "data-time")
_STAMP = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d\d")


_YEARS = {
    "fa": "۱۴ ۲۰ 14", "ps": "۱۴ ۲۰ 14", "ur": "۲۰", "ckb": "٢٠", "ar": "٢٠", "hi": "२०", "mr": "२०", "ne": "२०",
    "bn": "২০", "as": "২০", "th": "๒๕ 25", "lo": "໒໐ 25", "km": "២០", "my": "၂၀", "ja": "年", "zh": "年",
}  # fmt: skip
"""How years begin in a language, beside 20 and 19."""


@dataclass(slots=True)
class Line:
    """A short block of the page with digits or a time stamp in it.

    ``place`` is ``close`` behind the title, ``after`` or ``before`` it, or ``far``; ``stamp`` is what its time element
    says to machines.
    """

    element: etree._Element
    text: str
    place: str
    stamp: str | None = None


class Lines:
    """The lines of a page, each once, those near the title first."""

    def __init__(self, titles: list[etree._Element]) -> None:
        self.titles = titles
        self.lines: list[Line] = []
        self._seen: set[etree._Element] = set()
        self._tried: set[etree._Element] = set()
        self._near = 0

    @property
    def near(self) -> list[Line]:
        """What stands around the titles."""
        return self.lines[: self._near]

    def read_near(self) -> None:
        """Gather what stands around the titles."""
        for title in self.titles:
            for element, text, size in behind(title):
                self._add(element, text, "close" if size <= CLOSE else "after", title)
        for title in self.titles:
            for element, text in _ahead(title):
                self._add(element, text, "before", title)
        self._near = len(self.lines)

    def read_all(self, facts: Facts, language: str) -> None:
        """Gather the rest of the page, whose language tells how a year begins."""
        for element in facts.tree.iter("time", "abbr"):
            self._add(element, element.text, "far")
        for element, text in islice(texts_at(_with_year(language), facts.tree), MAX_TEXTS):
            self._add(element, text, "far")

    def _add(
        self, element: etree._Element | None, text: str | None, place: str, title: etree._Element | None = None
    ) -> None:
        if element is None or len(self.lines) >= MAX_LINES:
            return
        tag = element.tag
        if (tag == "time" or "-" in tag or element.get("title")) and (stamp := _stamp_of(element)):
            self._add_stamped(element, stamp, _checked(place, element, title))
        elif text and len(text) > MIN_TEXT and _DIGITS.search(text):
            self._add_text(element, text, _checked(place, element, title))

    def _add_text(self, element: etree._Element, text: str, place: str) -> None:
        block = block_of(element)
        if block in self._seen or any(block is title for title in self.titles):
            return
        line = spaced(block, MAX_LINE)
        if len(line) == MAX_LINE and any(child.tag not in INLINE for child in block):
            block, line = element, " ".join(text.split())[:MAX_LINE]
        if place == "far" and len(line) > MAX_FAR:
            self._seen.add(block)
        else:
            self._put(block, line, place, None)

    def _add_stamped(self, element: etree._Element, stamp: str, place: str) -> None:
        block = block_of(element)
        line = "" if block in self._tried or block in self._seen else spaced(block, MAX_LINE)
        self._tried.add(block)
        if not line or len(line) > MAX_STAMPED or next(islice(block.iter("time"), 1, None), None) is not None:
            block, line = element, spaced(element, MAX_LINE)
        self._put(block, line, place, stamp)

    def _put(self, block: etree._Element, line: str, place: str, stamp: str | None) -> None:
        if block not in self._seen:
            self._seen.add(block)
            self.lines.append(Line(block, line, place, stamp))


def near_lines(facts: Facts) -> Lines:
    """The lines around the titles of a page."""
    lines = Lines(titles_of(facts))
    lines.read_near()
    return lines


def spaced(element: etree._Element, limit: int) -> str:
    """The text below an element on one line, with a blank between its parts, which often stand apart by style alone."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size > limit * 3:
            break
    return " ".join(" ".join(pieces).split())[:limit]


def behind(title: etree._Element) -> Iterator[tuple[etree._Element, str | None, int]]:
    """What follows a title in the order of the page: elements with a text of theirs, and the text passed so far."""
    size = 0
    for element, text in islice(_following(title), MAX_ELEMENTS * 2):
        yield element, text, size
        size += len(text.strip()) if text else 0
        if size > AFTER:
            return


@lru_cache(maxsize=64)
def _with_year(language: str) -> etree.XPath:
    known = _YEARS.get(language, "") if language else " ".join(_YEARS.values())
    years = dict.fromkeys(("20", "19", *known.split()))
    begins = " or ".join(f"contains(., '{year}')" for year in years)
    return etree.XPath(f"//body//text()[{begins}][not(parent::script or parent::style)]")


def _checked(place: str, element: etree._Element, title: etree._Element | None) -> str:
    """The place, less near where title and element are not in one box."""
    if title is None or place == "after":
        return place
    if place == "close":
        return place if shares_box(element, title, CLOSE_CLIMB) else "after"
    return place if shares_box(element, title, MAX_CLIMB) else "far"


def _stamp_of(element: etree._Element) -> str | None:
    values = (element.get(name) for name in _STAMPS)
    return next((value[:80] for value in values if value and _STAMP.search(value)), None)


def _following(title: etree._Element) -> Iterator[tuple[etree._Element, str | None]]:
    part: etree._Element | None = title
    while part is not None and part.tag not in ("body", "html"):
        parent = part.getparent()
        if parent is not None and part.tail:
            yield parent, part.tail
        for sibling in part.itersiblings():
            yield from _texts(sibling)
        part = parent


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str | None]]:
    for inner in element.iter():
        if inner.tag not in UNSEEN:
            yield inner, inner.text
        if inner.tail and (parent := inner.getparent()) is not None:
            yield parent, inner.tail


def _ahead(title: etree._Element) -> Iterator[tuple[etree._Element, str | None]]:
    """What stands before a title, backwards, as far as a few steps up from it."""
    size = seen = 0
    part: etree._Element | None = title
    for _ in range(MAX_CLIMB):
        if part is None or part.tag in ("body", "html"):
            return
        for sibling in part.itersiblings(preceding=True):
            texts = list(islice(_texts(sibling), MAX_ELEMENTS))
            for element, text in reversed(texts):
                yield element, text
                size += len(text.strip()) if text else 0
                seen += 1
                if size > BEFORE or seen > MAX_ELEMENTS:
                    return
        part = part.getparent()
