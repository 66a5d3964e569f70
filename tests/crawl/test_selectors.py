from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.extract import extract
from crawler.hints import Hints, Selectors
from crawler.sources import read_source_file
from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Site, today

PROSE = (
    "Customs officers of Larkhaven opened a container of furniture and found ninety kilograms of cocaine on Monday.",
    "Two drivers were held, and the prosecutor asked for the papers of the shipping agent in the same week.",
)
SELECTORS = """
[source.selectors]
title = ".lead-line"
body = "section.told > p"
author = ".from b"
published = ".stamp"
remove = [".told .plea"]
"""


def _page(site: Site, path: str, *, old: bool) -> None:
    told = "".join(f"<p>{text}</p>" for text in PROSE)
    inner = (
        f"<div class=lead-line>Ninety kilos in the sofa</div><i class=from>From <b>Mira Holt</b></i>"
        f"<u class=stamp>3 May 2026, 14:05</u><section class=told><p class=plea>Give us money now.</p>{told}</section>"
    )
    if not old:
        inner = inner.replace("lead-line", "headline").replace("<b>", "<em>").replace("</b>", "</em>")
    page = f"<html><head><title>Larkhaven Post</title></head><body><h1>Larkhaven Post</h1>{inner}</body></html>"
    site.answer(path, page.encode(), 200, Content_Type="text/html; charset=utf-8")


def test_what_a_sources_selectors_find_goes_before_everything_else(project: Project, site: Site) -> None:
    project.source("harbour", site.url("/feed"), more=SELECTORS)
    _page(site, "/sofa", old=True)
    site.feed("/feed", [Entry(site.url("/sofa"), "Sofa", today())])
    log = project.crawl()
    (document,) = project.documents()
    assert (document.title, document.text) == ("Ninety kilos in the sofa", "\n\n".join(PROSE))
    assert (document.authors, document.published) == (("Mira Holt",), "2026-05-03T14:05:00")
    assert "selector for" not in log


def test_selectors_that_find_nothing_any_more_are_named_once_and_the_page_is_read_without(
    project: Project, site: Site
) -> None:
    project.source("harbour", site.url("/feed"), more=SELECTORS)
    for name in ("one", "two"):
        _page(site, f"/{name}", old=False)
    site.feed("/feed", [Entry(site.url(f"/{name}"), name, today()) for name in ("one", "two")])
    log = project.crawl()
    for document in project.documents():
        assert document.title != "Ninety kilos in the sofa"
        assert document.text == "\n\n".join(PROSE)
    assert log.count("harbour: the source's selector for title finds nothing on ") == 1
    assert log.count("harbour: the source's selector for author finds nothing on ") == 1
    assert "selector for body" not in log


@pytest.mark.parametrize("selector", ["h1[[", "x|y", "h1 > a|b"])
def test_a_selector_that_is_none_is_a_mistake_with_its_line(tmp_path: Path, selector: str) -> None:
    path = tmp_path / "one.toml"
    path.write_text(
        '[[source]]\nid = "one"\nkind = "feed"\nurl = "https://a.example/"\nname = "A"\n'
        f'selectors = {{title = "{selector}"}}\n'
    )
    _, (mistake,) = read_source_file(path)
    assert str(mistake).startswith(f"{path}:6: source 'one': selectors.title: {selector!r} is not a CSS selector: ")


@pytest.mark.parametrize("selector", ["x|y", "h1[["])
def test_a_selector_that_fails_on_a_page_finds_nothing_on_it(selector: str) -> None:
    told = "".join(f"<p>{text}</p>" for text in PROSE)
    page = f"<html><body><article><h1>Ninety kilos in the sofa</h1>{told}</article></body></html>".encode()
    hints = Hints(selectors=Selectors(title=selector, remove=(selector,)))
    read = extract(page, "https://post.example/sofa", "text/html; charset=utf-8", datetime.now(UTC), hints)
    assert (read.error, read.unmet) == (None, ("title",))
    assert read.text == "\n\n".join(PROSE)
