"""The links of a page, the next page of a listing, and the sitemaps that a robots.txt names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.web.links import MAX_LINKS, Link, read_links
from crawler.web.paging import is_paging, next_page
from crawler.web.robotsmaps import is_robots, robots_address, robots_sitemaps

SITE = "https://post.example/news/"
PAGE = """<html><head><base href="/harbour/">
<link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="text/html" href="/en"></head><body>
<nav><a href="/courts">Courts</a></nav><header class="top"><a href="/weather">Weather</a></header>
<main><a href="tiles"><img alt=""></a><h2><a href="tiles#more">Forty packages among tiles</a></h2>
<a href="masts;jsessionid=0A1B2C3D"><h3>Masts counted</h3></a>
<a href="mailto:ana@post.example">Ana</a> <a href="javascript:void(0)">x</a> <a href="//[">broken</a>
<a href="http://user:word@post.example/x">secret</a><div class="main-menu"><a href="/press">Press</a></div></main>
<footer><a href="/contact">Contact</a></footer></body></html>"""


def test_links_with_their_places() -> None:
    found = read_links(PAGE.encode(), SITE, "text/html; charset=utf-8")
    assert [(link.url, link.text, link.heading, link.menu) for link in found.links] == [
        ("https://post.example/courts", "Courts", False, True),
        ("https://post.example/weather", "Weather", False, True),
        ("https://post.example/harbour/tiles", "Forty packages among tiles", True, False),
        ("https://post.example/harbour/masts", "Masts counted", True, False),
        ("https://post.example/press", "Press", False, True),
        ("https://post.example/contact", "Contact", False, True),
    ]
    assert found.feeds == ("https://post.example/feed.xml",)


def test_ten_thousand_links_are_cut() -> None:
    body = "".join(f"<a href='/{n}'>a</a>" for n in range(10_000))
    found = read_links(f"<html><body>{body}</body></html>".encode(), SITE, None)
    assert len(found.links) == MAX_LINKS
    assert found.cut


def test_what_cannot_be_read_has_no_links() -> None:
    assert read_links(b"<div>" * 100_000, SITE, None).links == ()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PAGE)), st.text(max_size=30))
def test_damage_anywhere_never_raises(noise: bytes, at: int, url: str) -> None:
    body = PAGE.encode()
    found = read_links(body[:at] + noise + body[at:], url, None)
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)


def links(*paths: str) -> list[Link]:
    return [Link(f"https://post.example{path}", path, "x") for path in paths]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("/news", ["/news?page=2", "/news?page=3", "/news?page=9"], "/news?page=2"),
        ("/news/", ["/news/page/2/", "/news/page/40/"], "/news/page/2/"),
        ("/news?page=2", ["/news", "/news?page=1", "/news?page=3"], "/news?page=3"),
        ("/news?page=2", ["/news?page=4", "/courts?page=3"], None),
        ("/news", ["/news?start=20", "/news?start=40"], "/news?start=20"),
        ("/news?start=20", ["/news?start=0", "/news?start=40"], "/news?start=40"),
        ("/news?port=7", ["/news?port=7&page=2", "/news?page=2"], "/news?port=7&page=2"),
        ("/news-page-2.html", ["/news-page-3.html"], "/news-page-3.html"),
        ("/", ["/?p=4711", "/news"], None),
    ],
)
def test_the_next_page_of_a_listing(here: str, there: list[str], expected: str | None) -> None:
    found = next_page(f"https://post.example{here}", links(*there))
    assert (found.key if found else None) == expected


def test_the_page_itself_says_what_follows() -> None:
    said = Link("https://post.example/news?from=abc", "k", "More", follows=True)
    assert next_page("https://post.example/news?from=abc&page=1", [said]) == said


@given(st.text(max_size=100), st.lists(st.text(max_size=60), max_size=5))
def test_a_page_is_never_its_own_next(here: str, there: list[str]) -> None:
    found = next_page(here, [Link(url, url, "", follows=True) for url in [here, *there]])
    assert found is None or found.url != here
    assert is_paging(here) in (True, False)


ROBOTS = (
    b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\rSITEMAP: https://post.example/a.xml # first\n"
    b"Sitemap:/b.xml\nsitemap : https://post.example/a.xml\nSitemap: ftp://post.example/c.xml\n"
    b"Sitemap:\n# Sitemap: /d.xml"
)


def test_the_sitemaps_of_a_robots_file() -> None:
    url = "https://post.example/robots.txt"
    assert robots_sitemaps(ROBOTS, url) == ("https://post.example/a.xml", "https://post.example/b.xml")
    assert is_robots(ROBOTS, url)
    assert not is_robots(ROBOTS, "https://post.example/sitemap.xml")
    assert not is_robots(b"<html>User-agent: *</html>", url)


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_robots_file_is_read(body: bytes, url: str) -> None:
    assert all(found.startswith(("http", "HTTP")) for found in robots_sitemaps(b"Sitemap: " + body, url))
    assert is_robots(body, url) in (True, False)


def test_a_site_alone_is_asked_for_its_robots_file() -> None:
    assert robots_address("https://post.example") == "https://post.example/robots.txt"
    assert robots_address("https://post.example/sitemap.xml") is None
