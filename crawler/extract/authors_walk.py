"""One walk over the page for all that may be a byline, with how far into the text each stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from crawler.extract.authors_marks import How, mark_of
from crawler.extract.byline_words import words
from crawler.extract.names import says_by, without_by
from crawler.extract.names_prose import may_hold_names, names_in_prose

MAX_SPOTS = 300
MAX_HEADINGS = 50
MAX_LINE = 250
BARE = 60
BELOW_TITLE = 350

_HEADINGS = frozenset({"h1", "h2"})
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "select", "head"})


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
    """All places of a page and its first headings, in its order; its text; how long this is."""

    spots: list[Spot] = field(default_factory=list)
    headings: list[tuple[etree._Element, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, element: etree._Element | None, how: How, place: int, line: str | None = None) -> None:
        """Keep a place, within bounds."""
        if element is not None and len(self.spots) < MAX_SPOTS:
            self.spots.append(Spot(element, how, place, line))


def walk(tree: etree._Element) -> Walk:
    """Gather what is marked as a byline, links to writers' own pages, and lines that begin with a word for ``by``."""
    found = Walk()
    for element in tree.iter("*"):
        tag = element.tag
        if tag in _SKIPPED:
            _listen_after(found, element)
            continue
        attributes = element.items()
        how = mark_of(tag, attributes) if attributes else None
        if how:
            found.add(element.getparent() if how == "iconed" else element, how, found.length)
        elif tag in _HEADINGS and len(found.headings) < MAX_HEADINGS:
            found.headings.append((element, found.length))
        text = element.text
        if text and not text.isspace():
            _listen(found, text.strip(), element, element if len(element) else element.getparent())
        _listen_after(found, element)
    return found


def _listen_after(found: Walk, element: etree._Element) -> None:
    tail = element.tail
    if tail and not tail.isspace():
        around = element.getparent()
        _listen(found, tail.strip(), around, around)


def _listen(found: Walk, line: str, element: etree._Element | None, around: etree._Element | None) -> None:
    """Keep a text that says ``by``; where it says nothing more, the name stands in what is around it."""
    place = found.length
    found.length += len(line)
    found.texts.append(line)
    near = bool(found.headings) and place - found.headings[-1][1] < BELOW_TITLE
    if 1 < len(line) <= MAX_LINE and _may_say_by(line):
        found.add(element if without_by(line) else around, "said", place, line)
    elif "기자" in line[:MAX_LINE] or (near and may_hold_names(line) and names_in_prose(line)):
        found.add(element, "prose", place, line)
    elif near and len(line) <= BARE and line[0].isalnum() and " " in line:
        found.add(element, "bare", place, line)


def _may_say_by(text: str) -> bool:
    text = text.lstrip("–—-|([【〔■▲●*_ ")
    first = text.partition(" ")[0]
    if first.strip(":：.,/|").casefold() in _first_words() or text[:2] in _first_pairs():
        return says_by(text)
    return False


@cache
def _first_words() -> frozenset[str]:
    articles = {"a", "an", "guest", "special", "exclusive", "original", "originally", "first"}
    return words("before by") | articles | {phrase.rstrip("~").split()[0] for phrase in words("written by")}


@cache
def _first_pairs() -> frozenset[str]:
    """The first two letters of the words in scripts without blanks."""
    tight = [phrase for phrase in words("written by") if phrase[0] >= "\u0e00"]
    return frozenset(phrase[:2] for phrase in tight) | {f"文{mark}" for mark in "/／:：丨|"}
