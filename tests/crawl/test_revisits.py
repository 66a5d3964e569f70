from __future__ import annotations

from datetime import timedelta

from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Site, today

TEXT = "Investigators of the Larkhaven drug squad seized nine kilograms of amphetamine in a lorry on the ring road."


def _stories(site: Site, count: int, published: timedelta = timedelta(0)) -> list[Entry]:
    for number in range(count):
        site.page(f"/{number}", f"Story {number}", TEXT, f"This is report number {number} of the week.")
    return [
        Entry(site.url(f"/{number}"), f"Story {number}", today() - published - timedelta(hours=number))
        for number in range(count)
    ]


def test_a_second_crawl_downloads_nothing_that_did_not_change(project: Project, site: Site) -> None:
    entries = _stories(site, 4, timedelta(hours=2))
    site.feed("/feed", entries)
    project.crawl()
    site.seen.clear()
    project.crawl()
    assert [one.path for one in site.seen] == ["/feed"]
    assert "If-None-Match" in site.asked("/feed")[0].headers
    assert project.last().counts.fetched == 0

    # The feed now signals changes: one page did change, one did not, one is new.
    site.seen.clear()
    site.page("/0", "Story 0, corrected", TEXT, "The amount was corrected to eight kilograms by the squad on Thursday.")
    site.page(
        "/new", "A new story", TEXT, "It came late in the evening, after the ring road had been closed for hours."
    )
    entries[0].published = entries[1].published = today()
    site.feed("/feed", [Entry(site.url("/new"), "A new story", today()), *entries])
    project.crawl()
    assert [one.path for one in site.seen] == ["/feed", "/new", "/0", "/1"]
    counts = project.last().counts
    assert (counts.fetched, counts.new, counts.updated, counts.unchanged) == (2, 1, 1, 1)
    (corrected,) = [document for document in project.documents() if document.url == site.url("/0")]
    assert (corrected.version, corrected.title) == (2, "Story 0, corrected")


def test_what_a_limit_cut_is_fetched_by_the_next_run(project: Project, site: Site) -> None:
    project.source("harbour", site.url("/feed"), more='limit = 2\nexclude = ["/0$"]\nmax_age = "12h"')
    entries = _stories(site, 6)
    entries[5].published = today() - timedelta(days=2)
    site.answer("/1", b"", 404)
    site.feed("/feed", entries[::-1])
    project.crawl()
    # The newest first; the page that is gone takes no place from the others.
    assert [one.path for one in site.seen if one.path[1:].isdecimal()] == ["/1", "/2", "/3"]
    assert (project.last().counts.new, project.last().counts.failed) == (2, 1)
    assert [problem.grade for problem in project.problems().values()] == ["missing"]
    site.seen.clear()
    project.crawl()
    assert [one.path for one in site.seen if one.path[1:].isdecimal()] == ["/4"]
    assert len(project.documents()) == 3


def test_one_page_under_many_addresses_is_one_document(project: Project, site: Site) -> None:
    canonical = f'<link rel=canonical href="{site.url("/story")}">'
    for path in ("/story", "/story-print", "/amp/story"):
        site.page(path, "One story", TEXT, head=canonical)
    foreign = '<link rel=canonical href="https://elsewhere.example/story">'
    site.page(
        "/other", "Another story", TEXT, "It was told elsewhere as well, but this is the page we saw.", head=foreign
    )
    paths = ["/story?utm_medium=rss", "/story#top", "/story-print", "/amp/story", "/other"]
    site.feed("/feed", [Entry(site.url(path), "One story") for path in paths])
    project.crawl()
    assert sorted(document.url for document in project.documents()) == [site.url("/other"), site.url("/story")]
    assert len([one for one in site.seen if one.path.startswith("/story") and "print" not in one.path]) == 1


def test_a_feed_that_is_not_followed_gives_documents_itself(project: Project, site: Site) -> None:
    project.source("harbour", site.url("/feed"), more='follow = false\nlanguage = "en"\ntags = ["port"]')
    body = (
        '<rss version="2.0"><channel><title>Wire</title><item><title>Short notice</title>'
        f"<link>{site.url('/notice')}</link><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"
    )
    site.tagged("/feed", body.encode(), Content_Type="application/rss+xml")
    project.crawl()
    (document,) = project.documents()
    assert (document.url, document.title, document.text) == (site.url("/notice"), "Short notice", TEXT)
    assert document.capture
    assert document.capture.url == site.url("/feed")
    assert (document.tags, document.language) == (("port",), "en")
    assert site.asked("/notice") == []
    assert project.damages() == []
