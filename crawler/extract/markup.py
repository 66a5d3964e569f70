"""From text to one tree, within bounds that keep hostile markup from costing more than a page may."""

from __future__ import annotations

import re

from lxml import etree, html

from crawler.extract.model import PageError

MAX_ELEMENTS = 40_000
"""Five times what the largest real pages have; the readers' time beyond is no longer that of a page."""
MAX_DEPTH = 400
MAX_NESTING = 2_000_000
"""Sum of all elements' depths, ten times that of the largest real pages: readers ask every element what is below it."""
MAX_OPENED = 400_000
MAX_ATTRIBUTES = 2_000
MAX_TEXT = 8_000_000

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_LONG_PIECE = re.compile(r"<[^<]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def parse(text: str) -> html.HtmlElement:
    """Parse a page. Raises ``PageError`` for too deeply nested or too large markup."""
    if text.count("<") > MAX_OPENED:
        raise PageError(f"the page has more than {MAX_ELEMENTS} elements")
    _check_tags(text)
    if len(text) > MAX_TEXT and len(_MARKUP.sub("", text)) > MAX_TEXT:
        raise PageError(f"the page has more than {MAX_TEXT} characters of text")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageError(f"not readable as HTML: {error}") from error
    _check_depth(tree)
    return tree


def _check_tags(text: str) -> None:
    """Refuse a tag of very many attributes: the parser compares each with all before it."""
    for piece in _LONG_PIECE.findall(text):
        tag = _QUOTED.sub("", piece).partition(">")[0]
        if len(tag.split()) > MAX_ATTRIBUTES:
            raise PageError(f"a tag of the page has more than {MAX_ATTRIBUTES} attributes")


def _check_depth(tree: html.HtmlElement) -> None:
    """Walk the tree once; the cost of many readers grows with depth times size."""
    depth = elements = nesting = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            elements += 1
            depth += 1
            nesting += depth
            if depth > MAX_DEPTH:
                raise PageError(f"the page nests elements more than {MAX_DEPTH} deep")
            if elements > MAX_ELEMENTS:
                raise PageError(f"the page has more than {MAX_ELEMENTS} elements")
            if nesting > MAX_NESTING:
                raise PageError("the page nests too many elements too deep")
        else:
            depth -= 1


def find(path: etree.XPath, tree: etree._Element) -> list[etree._Element]:
    """The elements that a compiled path selects."""
    found = path(tree)
    return [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []


def text_in(element: etree._Element, limit: int = 1000) -> str:
    """The text below an element on one line, at most ``limit`` characters of it."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size > limit * 4:
            break
    return " ".join("".join(pieces).split())[:limit]
