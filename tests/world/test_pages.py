"""Every page through the crawler's own extraction: the text comes out, and the page's facts with it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from crawler.extract import Page, extract
from watchfloor.world.article import Article
from watchfloor.world.expected import Expected
from watchfloor.world.facts import expected
from watchfloor.world.publishers import PUBLISHERS
from watchfloor.world.site import Site

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SITES = [Site(publisher, f"http://127.0.0.1:{9000 + n}") for n, publisher in enumerate(PUBLISHERS)]
DOCUMENTS = [(site, document) for site in SITES for document in expected(site)]


def _article(site: Site, url: str) -> Article:
    return next(article for article in site.articles if site.url(article) == url)


CASES = [pytest.param(site, document, id=_article(site, document.url).slug) for site, document in DOCUMENTS]


@cache
def _page(site: Site, url: str) -> Page:
    path = url.removeprefix(site.base)
    reply = site.answer(path, {})
    if reply.status == 503:
        reply = site.answer(path, {})
    return extract(reply.body, url, reply.content_type, NOW)


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("site", "document"), CASES)
def test_page_gives_its_text_and_facts(site: Site, document: Expected) -> None:
    page = _page(site, document.url)
    text = _plain(page.text)
    assert (page.error, page.kind) == (None, document.kind)
    assert document.phrase in text
    paragraphs = [block.text for block in _article(site, document.url).blocks if block.kind in ("paragraph", "quote")]
    assert [paragraph for paragraph in paragraphs if paragraph not in text] == []
    assert page.title == document.title
    assert page.published == document.published
    assert page.authors == document.authors
    assert (page.language or "")[:2] == document.language


@pytest.mark.parametrize(("site", "document"), CASES)
def test_page_text_has_lists_and_headings_but_no_furniture(site: Site, document: Expected) -> None:
    text = _plain(_page(site, document.url).text)
    blocks = _article(site, document.url).blocks
    pieces = [block.text for block in blocks if block.kind == "heading"]
    pieces += [item for block in blocks if block.kind == "list" for item in block.items]
    pieces += [cell for block in blocks if block.kind == "table" for row in block.rows for cell in row]
    assert [piece for piece in pieces if piece not in text] == []
    for furniture in ("cookie", "Morning Tide", "Lo más leído", "À lire aussi", "Recent posts", "Our fleet"):
        assert furniture not in text
