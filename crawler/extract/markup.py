"""From text to one tree, within bounds that keep hostile markup from costing more than a page may."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from crawler.extract.model import PageError

MAX_ELEMENTS = 40_000
"""Five times what the largest real pages have; the readers' time beyond is no longer that of a page."""
MAX_DEPTH = 400
MAX_NESTING = 2_000_000
"""Sum of all elements' depths, ten times that of the largest real pages: readers ask every element what is below it."""
MAX_OPENED = 400_000
MAX_ATTRIBUTES = 2_000
MAX_COMPARED = 200_000_000
"""Comparisons of attributes that the parser makes, fifty times those of the worst real pages."""
LONG = 1_000
VERY_LONG = 20_000
MAX_BLANKS = 20_000
"""Blanks that a text may have beside the letters asked for."""
MAX_TEXT = 8_000_000

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*+")


def parse(text: str) -> etree._Element:
    """Parse a page; one without any element is an empty body. Raises ``PageError`` for too deep or too large markup."""
    return elements_of(text)[0]


def elements_of(text: str) -> list[etree._Element]:
    """Parse a page and return its elements in their order, the root first. Raises ``PageError`` as ``parse``.

    While the list is kept the walks of readers cost less: what stands for an element is made anew for each otherwise.
    """
    pieces = text.split("<")
    if len(pieces) > MAX_OPENED:
        raise PageError(f"the page has more than {MAX_ELEMENTS} elements")
    _check_tags(piece for piece in pieces[1:] if len(piece) >= LONG)
    if len(text) > MAX_TEXT and len(_MARKUP.sub("", text)) > MAX_TEXT:
        raise PageError(f"the page has more than {MAX_TEXT} characters of text")
    tree = _tree(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"))
    if tree is None:
        return list(etree.HTML("<html><body></body></html>").iter())
    elements = list(islice(tree.iter(), MAX_ELEMENTS + 1))
    _check_depth(elements)
    return elements


def _tree(source: bytes) -> etree._Element | None:
    """The root of a page; None where there is no element in it."""
    # Not lxml.html's parser: nothing here needs its kinds of element, whose making costs as much as a walk.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    tree: etree._Element | None
    try:
        tree = etree.fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        if "empty" in str(error):
            return None
        raise PageError(f"not readable as HTML: {error}") from error
    return tree


def _check_tags(pieces: Iterable[str]) -> None:
    """Refuse a tag of very many attributes: the parser compares each with all before it."""
    compared = 0
    for piece in pieces:
        tag = _TAG.match(piece)
        attributes = len(_QUOTED.sub("", tag[0]).split()) if tag else 0
        compared += attributes * attributes
        if len(piece) > VERY_LONG and attributes > MAX_ATTRIBUTES:
            raise PageError(f"a tag of the page has more than {MAX_ATTRIBUTES} attributes")
        if compared > MAX_COMPARED:
            raise PageError("the tags of the page have too many attributes")


def _check_depth(elements: list[etree._Element]) -> None:
    """Refuse a page on which elements stand within too many others: the cost of many readers is depth times size."""
    if len(elements) > MAX_ELEMENTS:
        raise PageError(f"the page has more than {MAX_ELEMENTS} elements")
    depths: dict[etree._Element | None, int] = {None: 0}
    nesting = 0
    for element in elements:
        depths[element] = depth = depths[element.getparent()] + 1
        nesting += depth
        if depth > MAX_DEPTH:
            raise PageError(f"the page nests elements more than {MAX_DEPTH} deep")
    if nesting > MAX_NESTING:
        raise PageError("the page nests too many elements too deep")


def find(path: etree.XPath, tree: etree._Element) -> list[etree._Element]:
    """The elements that a compiled path selects."""
    found = path(tree)
    return [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []


def text_in(element: etree._Element, limit: int = 1000) -> str:
    """The text below an element on one line, at most ``limit`` characters of it."""
    if not len(element):
        return " ".join((element.text or "")[: limit + MAX_BLANKS].split())[:limit]
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size > limit * 4:
            break
    return " ".join("".join(pieces).split())[:limit]
