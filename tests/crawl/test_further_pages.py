from __future__ import annotations

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


def _part(site: Site, number: int, last: int) -> None:
    told = "".join(f"<p>{text}</p>" for text in PARTS[number - 1])
    links = "".join(
        f'<a href="/report?page={page}">{page}</a>' if page != number else f"<span>{page}</span>"
        for page in range(1, last + 1)
    )
    link = f'<link rel="next" href="/report?page={number + 1}">' if number < last else ""
    page = (
        f'<html lang="en"><head><title>The tile route - Larkhaven Post</title>{link}'
        '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-05-03">'
        f"</head><body><main><article><h1>The tile route</h1>{told}</article>"
        f'<nav class="pagination">{links}</nav></main></body></html>'
    )
    site.answer("/report" if number == 1 else f"/report?page={number}", page.encode(), 200, Content_Type="text/html")


def _crawl(project: Project, site: Site, *, missing: bool) -> str:
    project.source("harbour", site.url("/feed"))
    for number in range(1, 5):
        _part(site, number, 4)
    if missing:
        site.answer("/report?page=3", b"", 500)
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
