"""The names at a place of the page that may be a byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from crawler.extract.authors.names import is_all_byline, names_in, without_by
from crawler.extract.authors.names_prose import names_in_prose
from crawler.extract.authors.names_shape import is_cased, is_group, key, like_person, unique
from crawler.extract.authors.walk import Spot

MAX_BYLINE = 300
MAX_AROUND = 60
MAX_FIRST = 2

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2}|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]{4}|\d\s?[hmd分時时]\b|ago\b"
)
_NO_BYLINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "time", "button", "label", "th", "option"})
_LABEL = re.compile(
    r"tag|categor|term|topic|section|label|badge|publication|source|title|button|btn|breadcrumb|date|time",
    re.IGNORECASE,
)
_SECTION = re.compile(r"/(?:tags?|categor\w*|topics?|sections?|labels?|rubri\w*|themen?|search)/", re.IGNORECASE)


def names_at(spot: Spot) -> tuple[str, ...]:
    """Return the names that stand there, one each; none where it is too long to be a byline."""
    line = spot.line or ""
    if spot.how == "said":
        names = _likely(names_in(_said(spot)))
        return names if is_all_byline(line, names) else ()
    if spot.how == "prose":
        return names_in_prose(line)
    if spot.how == "bare":
        names = _likely(names_in(line)) if _beside_date(spot.element) else ()
        return names if all(map(is_cased, names)) and not _is_label(spot.element, names) else ()
    if spot.how == "iconed":
        return _likely(names_in(_short(spot.element, MAX_AROUND * 2)))
    return () if spot.how == "linked" and not _stands_alone(spot.element) else _names_below(spot)


def _names_below(spot: Spot) -> tuple[str, ...]:
    """The names in an element that is marked as a byline."""
    text = _short(spot.element, MAX_BYLINE)
    if not text or (spot.how in ("boxed", "linked") and len(text) > MAX_AROUND):
        return _first_person(spot.element)
    whole = unique(names_in(text))
    inner = unique(name for element in _inner(spot.element) for name in names_in(_content(element)))
    return _alike(whole if not inner or keys(inner) <= keys(whole) else inner)


def _first_person(element: etree._Element) -> tuple[str, ...]:
    """The person that a box about a writer begins with."""
    lines = text_of_lines(element, MAX_BYLINE).split("\n")[:MAX_FIRST]
    for line in lines:
        names = [name for name in names_in(line) if like_person(name)] if len(line) <= MAX_AROUND else []
        if len(names) == 1:
            return (names[0],)
    return ()


def _alike(names: tuple[str, ...]) -> tuple[str, ...]:
    """Where some are persons, what is neither a person nor a group is a word of the page."""
    if not any(like_person(name) for name in names):
        return names
    return tuple(name for name in names if like_person(name) or is_group(name))


def keys(names: Iterable[str]) -> set[str]:
    """Names for comparing."""
    return {key(name) for name in names}


def text_of_lines(element: etree._Element, limit: int) -> str:
    """The text below an element, each element's in lines of its own, at most about ``limit`` letters of it."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext("*"):
        text = " ".join(str(piece)[: limit * 4].split())
        if text:
            pieces.append(text)
            size += len(text)
        if size > limit:
            break
    return "\n".join(pieces)


def _short(element: etree._Element, limit: int) -> str:
    text = text_of_lines(element, limit + 1)
    return text if len(text) <= limit else ""


def _said(spot: Spot) -> str:
    """A line that says ``by``; where it says nothing more, with what follows it."""
    line = " ".join((spot.line or "").split())
    if without_by(line):
        after = text_of_lines(spot.element, MAX_BYLINE).partition(line)[2] if _goes_on(line) else ""
        return line + " " + after[: MAX_BYLINE - len(line)]
    return line + text_of_lines(spot.element, MAX_BYLINE).partition(line)[2][:MAX_BYLINE]


def _goes_on(line: str) -> bool:
    return line.endswith((",", "&", " and", " und", " et", " y", " e"))


def _is_label(element: etree._Element, names: tuple[str, ...]) -> bool:
    """Whether it is a heading, a section or a link to anything but the page of who is named."""
    if not names or element.tag in _NO_BYLINES or _LABEL.search(element.get("class") or ""):
        return True
    address = next((one.get("href") for one in (element, *element.iterancestors("a")) if one.tag == "a"), None)
    return address is not None and (bool(_SECTION.search(address)) or key(names[0]) not in key(address))


def _beside_date(part: etree._Element) -> bool:
    """Whether a date stands with it in the same small part of the page."""
    for around in islice((part, *part.iterancestors()), 4):
        text = _short(around, MAX_AROUND * 3)
        if not text:
            return False
        if _DATE.search(text):
            return True
    return False


def _stands_alone(element: etree._Element) -> bool:
    """Whether a link is no part of a sentence."""
    parent = element.getparent()
    if parent is None or len(parent) > MAX_AROUND:
        return parent is None
    around = sum(len((piece or "").strip()) for piece in (parent.text, *(child.tail for child in parent)))
    return around <= MAX_AROUND


def _inner(element: etree._Element) -> Iterator[etree._Element]:
    """The elements inside that hold one name each."""
    for child in element.iterdescendants("*"):
        links = child.tag == "a" and "author" in f"{child.get('rel')} {child.get('href')}"
        if links or child.get("itemprop") == "name":
            yield child


def said_before(element: etree._Element) -> str:
    """The text right before an element, within two levels."""
    for _ in range(3):
        before = element.getprevious()
        parent = element.getparent()
        text = (before.tail or "") if before is not None else (parent.text or "") if parent is not None else ""
        if not text.strip() and before is not None:
            text = _short(before, MAX_AROUND)
        if text.strip() or parent is None:
            return text.strip()[-MAX_AROUND:]
        element = parent
    return ""


def _content(element: etree._Element) -> str:
    return element.get("content") or _short(element, MAX_BYLINE)


def _likely(names: Iterable[str]) -> tuple[str, ...]:
    """Of a line that nothing but its words or place marks: names that look like one."""
    found = unique(names)
    return found if found and all(like_person(name) or is_group(name) for name in found) else ()
