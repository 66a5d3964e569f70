"""The main text of a page: trafilatura chooses, this module writes it down in blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from crawler.extract.gaps import fill_gaps
from crawler.extract.layout import without_layout_tables

for _library in ("trafilatura", "htmldate"):
    # They warn of every page without main text, which is no fault of ours or the page's; what matters is in the result.
    logging.getLogger(_library).setLevel(logging.CRITICAL)

_BLANK = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?(?:\n ?)*")


@cache
def _options() -> Extractor:
    options = Extractor(comments=False, tables=True, images=False, links=False, formatting=False)
    options.with_metadata = False
    return options


def main_blocks(tree: html.HtmlElement) -> list[str]:
    """Return the blocks of the main text in order; the tree stays as it is."""
    tree = without_layout_tables(tree)
    found = bare_extraction(tree, options=_options())
    body = getattr(found, "body", None)
    return [] if body is None else fill_gaps(tree, [block for block in _blocks(body) if block])


def join(blocks: list[str]) -> str:
    """Blocks as one text, a blank line between them."""
    return "\n\n".join(blocks)


def _blocks(parent: etree._Element) -> Iterator[str]:
    if parent.text and parent.text.strip():
        yield _flat(parent.text)
    for element in parent:
        if element.tag == "list":
            yield "\n".join(f"- {text}" for item in element if (text := _inline(item).replace("\n", " ")))
        elif element.tag == "table":
            yield "\n".join(text for row in element.iter("row") if (text := _row(row)))
        elif element.tag == "quote" and len(element) and element[0].tag in ("p", "list"):
            yield from _blocks(element)
        else:
            yield _inline(element)
        if element.tail and element.tail.strip():
            yield _flat(element.tail)


def _row(row: etree._Element) -> str:
    return " | ".join(text for cell in row if (text := _inline(cell).replace("\n", " ")))


def _inline(element: etree._Element) -> str:
    """All text below an element; line breaks of the page stay line breaks."""
    pieces: list[str] = []
    for event, below in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if below.tag == "lb" else " " if below.tag in ("p", "item", "cell", "head") else "")
            pieces.append(_flat_inside(below.text))
        elif below is not element:
            pieces.append(_flat_inside(below.tail))
    return _BREAKS.sub("\n", _BLANK.sub(" ", "".join(pieces))).strip()


def _flat_inside(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _flat(text: str) -> str:
    return " ".join(text.split())
