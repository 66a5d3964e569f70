"""The readers that are measured beside one another: ours, and peers by their own defaults."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from lxml import html
from readability import Document as Readable
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from benchmarks.extract.sets import Known
from benchmarks.extract.tally import Answer
from crawler.extract import Page, extract

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OURS: Final = "watchfloor"
_BLOCKS = ("p", "div", "li", "br", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6")

Reader = Callable[[Known, str], Answer]
"""A function of a page and of its text as decoded beforehand, for those that cannot do that themselves."""


def by_watchfloor(page: Known, _: str) -> Answer:
    """Our own reading."""
    return answer_of(extract(page.html, page.url, "text/html", NOW))


def answer_of(read: Page) -> Answer:
    """Our own page in the terms of the measures."""
    return Answer(read.text, read.kind, read.title or "", read.authors, read.published or "", read.language or "")


def by_trafilatura(page: Known, _: str) -> Answer:
    """Text with metadata."""
    return _with_metadata(bare_extraction(page.html, url=page.url, with_metadata=True))


def by_trafilatura_fast(page: Known, _: str) -> Answer:
    """Text with metadata, without the readers that it falls back to."""
    return _with_metadata(bare_extraction(page.html, url=page.url, with_metadata=True, fast=True))


def by_trafilatura_text(page: Known, _: str) -> Answer:
    """Text alone."""
    read = bare_extraction(page.html, url=page.url)
    return Answer(read.text or "" if isinstance(read, Document) else "")


def _with_metadata(read: object) -> Answer:
    if not isinstance(read, Document):
        return Answer("", None, "", (), "")
    authors = tuple(name for name in (read.author or "").split("; ") if name)
    return Answer(read.text or "", None, read.title or "", authors, read.date or "")


def by_readability(_: Known, text: str) -> Answer:
    """The main part of the page, and the title without the site's name; of its markup the text is taken."""
    read = Readable(text)
    main = html.fromstring(read.summary(html_partial=True))
    for block in main.iter(*_BLOCKS):
        block.tail = f"\n{block.tail or ''}"
    return Answer(html.tostring(main, encoding="unicode", method="text"), None, read.short_title() or "")


def by_resiliparse(_: Known, text: str) -> Answer:
    """The main content without descriptions of pictures, and the title as the page's head has it."""
    tree = HTMLTree.parse(text)
    return Answer(extract_plain_text(tree, main_content=True, alt_texts=False), None, tree.title or "")


READERS: Final[Mapping[str, Reader]] = {
    OURS: by_watchfloor,
    "trafilatura": by_trafilatura,
    "trafilatura-text": by_trafilatura_text,
    "trafilatura-fast": by_trafilatura_fast,
    "readability-lxml": by_readability,
    "resiliparse": by_resiliparse,
}


def quieten() -> None:
    """Silence the peers' remarks about pages."""
    for name in ("trafilatura", "htmldate", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
