"""One walk over the page for all that may be a byline, with how far into the text each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree

from crawler.extract.authors.marks import How, mark_of
from crawler.extract.authors.names import says_by, without_by
from crawler.extract.authors.names_prose import may_hold_names, names_in_prose
from crawler.extract.authors.words import words

MAX_SPOTS = 300
MAX_HEADINGS = 50
MAX_LINE = 250
BARE = 60
BELOW_TITLE = 350
MAX_FIRST = 20
"""Letters of the longest first word for ``by``, with what may stand behind it."""

_HEADINGS = frozenset({"h1", "h2"})
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "select", "head", "br", "hr", "path", "g", "use", "circle",
    "rect", "polygon", "source", "input", "option", "iframe", "link", "meta",
})  # fmt: skip


@dataclass(slots=True)
class Spot:
    """A place where a byline may stand: ``how`` it is marked, ``place`` in letters of text from the top.

    ``line`` is the text that is a byline by its words, where these mark it.
    """

    element: etree._Element
    how: How
    place: int
    line: str | None = None


@dataclass(slots=True)
class Walk:
    """All places of a page and its first headings, in its order; its text; how long this is.

    It may have ended early: ``finish`` goes on to the end of the page.
    """

    elements: Iterator[etree._Element]
    spots: list[Spot] = field(default_factory=list)
    headings: list[tuple[etree._Element, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0
    near: int = -1
    """How far the text that is near below the last heading goes."""

    def add(self, element: etree._Element | None, how: How, place: int, line: str | None = None) -> None:
        """Keep a place, within bounds."""
        if element is not None and len(self.spots) < MAX_SPOTS:
            self.spots.append(Spot(element, how, place, line))

    def head(self, heading: etree._Element) -> None:
        """Keep a heading that begins here."""
        if len(self.headings) < MAX_HEADINGS:
            self.headings.append((heading, self.length))
            self.near = self.length + BELOW_TITLE

    def finish(self) -> None:
        """Gather what stands behind the place where the walk ended early."""
        _gather(self, None)


def walk(tree: etree._Element, below: int | None = None) -> Walk:
    """Gather what is marked as a byline, links to writers' own pages, and lines that begin with a word for ``by``.

    With ``below`` the walk ends so many letters below the first ``h1``.
    """
    body = tree.find("body")
    found = Walk((tree if body is None else body).iter("*"))
    _gather(found, below)
    return found


def _gather(found: Walk, below: int | None) -> None:
    last = None
    for element in found.elements:
        tag = element.tag
        if tag not in _SKIPPED:
            attributes = element.items()
            how = mark_of(tag, attributes) if attributes else None
            if how:
                found.add(element.getparent() if how == "iconed" else element, how, found.length)
            elif tag in _HEADINGS:
                found.head(element)
                last = last or (found.length + below if below and tag == "h1" else None)
            text = element.text
            if text and not text.isspace():
                _listen(found, text.strip(), element, inside=True)
        tail = element.tail
        if tail and not tail.isspace():
            _listen(found, tail.strip(), element, inside=False)
            if last and found.length > last:
                return


def _listen(found: Walk, line: str, element: etree._Element, *, inside: bool) -> None:
    """Keep a text inside or behind an element that may be a byline by its words."""
    place = found.length
    size = len(line)
    found.length = place + size
    found.texts.append(line)
    near = place < found.near
    if size > MAX_LINE:
        if near or "기자" in line[:MAX_LINE]:
            _listen_prose(found, line, element if inside else element.getparent(), place, near=near)
    elif size > 1 and _may_say_by(line):
        _add_said(found, line, element, place, inside=inside)
    elif near or "기자" in line:
        _listen_prose(found, line, element if inside else element.getparent(), place, near=near)


def _add_said(found: Walk, line: str, element: etree._Element, place: int, *, inside: bool) -> None:
    """Keep a text that says ``by``; where it says nothing more, the name stands in what is around it."""
    around = element if inside and len(element) else element.getparent()
    holds = element if inside else around
    found.add(holds if without_by(line) else around, "said", place, line)


def _listen_prose(found: Walk, line: str, element: etree._Element | None, place: int, *, near: bool) -> None:
    """Keep a text below the title, or by a Korean reporter, that may name its writer in another way."""
    if "기자" in line[:MAX_LINE] or (may_hold_names(line) and names_in_prose(line)):
        found.add(element, "prose", place, line)
    elif near and len(line) <= BARE and line[0].isalnum() and " " in line:
        found.add(element, "bare", place, line)


def _may_say_by(text: str) -> bool:
    """Whether a line begins with a word for ``by``, looked for by its first word or letters before anything else."""
    if not text[0].isalnum():
        text = text.lstrip("–—-|([【〔■▲●*_ ")
    begins = _begins(text[:MAX_FIRST].partition(" ")[0]) or (text >= "\u0e00" and text[:2] in _first_pairs())
    return begins and says_by(text)


@lru_cache(maxsize=4096)
def _begins(first: str) -> bool:
    return first.strip(":：.,/|").lower() in _first_words() or first == "De"


@cache
def _first_words() -> frozenset[str]:
    articles = {"a", "an", "guest", "special", "exclusive", "original", "originally", "first"}
    return words("before by") | articles | {phrase.rstrip("~").split()[0] for phrase in words("written by")}


@cache
def _first_pairs() -> frozenset[str]:
    """The first two letters of the words in scripts without blanks."""
    tight = [phrase for phrase in words("written by") if phrase[0] >= "\u0e00"]
    return frozenset(phrase[:2] for phrase in tight) | {f"文{mark}" for mark in "/／:：丨|"}
