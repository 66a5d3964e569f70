from __future__ import annotations

import pytest

from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Site, today

PARTS = [
    [
        f"In part {number} of the report the harbour police describe how the tablets were hidden in pallets of tiles.",
        f"The pallets of part {number} came from three ports, and customs had looked at none of them before Monday.",
        f"Witnesses of part {number} told the court that the drivers were paid in cash at a motorway car park.",
    ]
    for number in range(1, 5)
]


def _part(site: Site, number: int, last: int, name: str = "/report") -> None:
    told = "".join(f"<p>{text}</p>" for text in PARTS[number - 1])
    links = "".join(
        f'<a href="{name}?page={page}">{page}</a>' if page != number else f"<span>{page}</span>"
        for page in range(1, last + 1)
    )
    link = f'<link rel="next" href="{name}?page={number + 1}">' if number < last else ""
    page = (
        f'<html lang="en"><head><title>The tile route - Larkhaven Post</title>{link}'
        '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-05-03">'
        f"</head><body><main><article><h1>The tile route</h1>{told}</article>"
        f'<nav class="pagination">{links}</nav></main></body></html>'
    )
    site.answer(name if number == 1 else f"{name}?page={number}", page.encode(), 200, Content_Type="text/html")


def _crawl(project: Project, site: Site, *, missing: bool, status: int = 500) -> str:
    project.source("harbour", site.url("/feed"))
    for number in range(1, 5):
        _part(site, number, 4)
    if missing:
        site.answer("/report?page=3", b"", status)
    site.feed("/feed", [Entry(site.url("/report"), "The tile route", today())])
    return project.crawl()


def test_an_article_that_goes_on_is_one_document_with_every_page_archived(project: Project, site: Site) -> None:
    _crawl(project, site, missing=False)
    (document,) = project.documents()
    assert document.text == "\n\n".join(text for part in PARTS for text in part)
    assert not document.partial
    assert document.url == site.url("/report")
    pages = document.details["pages"]
    assert [page["url"] for page in pages] == [site.url(f"/report?page={number}") for number in (2, 3, 4)]
    assert project.damages() == []
    assert len(site.asked("/report?page=2")) == 1


def test_an_article_that_lacks_a_page_is_partial_and_the_page_is_named(project: Project, site: Site) -> None:
    _crawl(project, site, missing=True)
    (document,) = project.documents()
    assert document.text == "\n\n".join(text for part in PARTS[:2] for text in part)
    assert document.partial
    assert [problem.reason for problem in project.problems().values()] == ["HTTP 500 Internal Server Error"]


@pytest.mark.parametrize("kind", ["feed", "site"])
def test_a_page_that_could_not_be_had_is_asked_for_by_the_next_run(project: Project, site: Site, kind: str) -> None:
    if kind == "feed":
        _crawl(project, site, missing=True)
    else:
        project.source("harbour", site.url("/report"), kind="site")
        for number in range(1, 5):
            _part(site, number, 4)
        site.answer("/report?page=3", b"", 500)
        project.crawl("site")
    assert [document.partial for document in project.documents() if document.url == site.url("/report")] == [True]
    _part(site, 3, 4)
    project.crawl(kind)
    (document,) = (document for document in project.documents() if document.url == site.url("/report"))
    assert document.text == "\n\n".join(text for part in PARTS for text in part)
    assert not document.partial


def test_a_page_that_is_gone_for_good_is_not_asked_for_at_once(project: Project, site: Site) -> None:
    _crawl(project, site, missing=True, status=404)
    project.crawl()
    assert len(site.asked("/report")) == 1


def test_a_page_that_leads_elsewhere_is_no_part_and_is_named(project: Project, site: Site) -> None:
    front = f"<html><body><article><h1>Larkhaven Post</h1><p>{PARTS[3][0]}</p><p>{PARTS[3][1]}</p></article></body>"
    site.answer("/", front.encode(), 200, Content_Type="text/html")
    teasers = "".join(f'<li><h2><a href="/n/{n}">Tiles {n} seized</a></h2><p>{n} tiles.</p></li>' for n in range(30))
    listing = f'<html><body><main><h1>Latest news</h1><ul class="post-list">{teasers}</ul></main></body></html>'
    site.answer("/news", listing.encode(), 200, Content_Type="text/html")
    places = {"/home": "/", "/start": "/start", "/same": "/same?page=2", "/list": "/news"}
    for name, place in places.items():
        for number in range(1, 5):
            _part(site, number, 4, name)
        site.answer(f"{name}?page=3", b"", 302, Location=place)
    site.feed("/feed", [Entry(site.url(name), "The tile route", today()) for name in places])
    project.crawl()
    documents = project.documents()
    assert [document.text for document in documents] == ["\n\n".join(text for part in PARTS[:2] for text in part)] * 4
    assert all(document.partial for document in documents)
    leads = {site.url(f"{name}?page=3"): f"it leads to {site.url(place)}, which" for name, place in places.items()}
    leads[site.url("/list?page=3")] = "the article goes on at a listing, which"
    told = {url: problem.reason for url, problem in project.problems().items()}
    assert told == {
        url: f"{reason} is no part of it" if "listing" in reason else f"{reason} is no further page of the article"
        for url, reason in leads.items()
    }


def test_a_page_that_has_moved_is_taken_from_its_new_place(project: Project, site: Site) -> None:
    project.source("harbour", site.url("/feed"))
    for number in range(1, 3):
        _part(site, number, 2)
    site.routes["/report/2/"] = site.routes.pop("/report?page=2")
    site.answer("/report?page=2", b"", 301, Location="/report/2/")
    site.feed("/feed", [Entry(site.url("/report"), "The tile route", today())])
    project.crawl()
    (document,) = project.documents()
    assert document.text == "\n\n".join(text for part in PARTS[:2] for text in part)
    assert not document.partial
