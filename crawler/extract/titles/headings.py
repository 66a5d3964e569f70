"""The headings of a page that can be its title, as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from crawler.extract.heuristics import heuristic
from crawler.extract.markup import text_in
from crawler.extract.titles.text import MAX_TITLE, clean, key

KICKER = heuristic("title.kicker", "leaves out what stands in a heading above or behind the headline by its class")
MAX_HEADINGS = 8
MAX_PIECES = 400
MAX_CHILDREN = 6

_BREAK = "\v"
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "button", "select", "form", "math", "small", "time"}
)
_BREAKING = frozenset({"br", "div", "p", "li", "h1", "h2", "h3", "h4", "section", "header"})
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topper|supertitle|pretitle|rubric|spitzmarke|dachzeile|vorspann|label|badge|"
    r"tag|tags|permalink|headerlink|anchor|anchorjs-link|edit|mw-editsection|sr-only|screen-reader-text|visually-hidden|"
    r"visuallyhidden|hidden|subtitle|sub-title|subheadline|prefix|unread|story-sourcelnk|comment-count|commentcount)"
    r"(?:$|[\s_]|-(?!title|head|text|name))",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|masthead|site-?(?:title|name|header|logo)|navbar|popup|modal|cookie|consent|newsletter|"
    r"sidebar|footer|subscribe)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text, those of its parts where it has several, and whether it stands apart from the content."""

    text: str
    parts: tuple[str, ...]
    outside: bool


def read_headings(tree: etree._Element, tag: str) -> list[Heading]:
    """The first few headings of that level that show text."""
    found: list[Heading] = []
    for element in islice(tree.iter(tag), MAX_HEADINGS):
        lines = [line for text in _lines(element) if (line := clean(text))]
        text = clean(" ".join(lines))
        if text and key(text):
            parts = [*lines, *_children(element)] if len(lines) > 1 or len(element) else []
            found.append(Heading(text, tuple(part for part in parts if part != text), _is_outside(element)))
    return found


def _children(element: etree._Element) -> list[str]:
    """What stands in a heading itself and in each of the first elements in it."""
    own = [element.text, *(child.tail for child in islice(element, MAX_CHILDREN))]
    texts = [" ".join(text for text in own if text), *(text_in(child, 600) for child in islice(element, MAX_CHILDREN))]
    return [part for text in texts if (part := clean(text))]


def _lines(element: etree._Element) -> list[str]:
    """The text below an element, parted where a line breaks."""
    return "".join(islice(_pieces(element), MAX_PIECES))[: MAX_TITLE * 4].split(_BREAK)


def _pieces(element: etree._Element) -> Iterator[str]:
    """Pieces of text below an element, and ``_BREAK`` where a line ends."""
    yield (element.text or "").replace(_BREAK, " ")
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        shown = tag and tag not in _SILENT and not _is_beside(child)
        if shown:
            ends = _BREAK if tag in _BREAKING else ""
            yield ends
            yield from _pieces(child)
            yield ends or (_BREAK if _is_line(child) else "")
        yield (child.tail or "").replace(_BREAK, " ") if shown else f" {child.tail or ''}".replace(_BREAK, " ")


def _is_line(child: etree._Element) -> bool:
    """Whether an inline element is set as a line of its own, as several in a row without a blank between are."""
    following = child.getnext()
    return child.tag == "span" and not child.tail and following is not None and len(child.text or "") > 1


def _is_beside(child: etree._Element) -> bool:
    if child.get("aria-hidden") == "true" or child.get("hidden") is not None:
        return True
    return bool(KICKER) and _BESIDE.search(child.get("class") or "") is not None


def _is_outside(element: etree._Element) -> bool:
    """Whether a heading or what it stands in says that it is the site's or that of a box beside the content."""
    for place in (element, *islice(element.iterancestors(), 4)):
        if place.tag in ("body", "main", "article"):
            return False
        if place.tag in ("nav", "footer", "aside") or _OUTSIDE.search(
            f"{place.get('class') or ''} {place.get('id') or ''}"
        ):
            return True
    return False
