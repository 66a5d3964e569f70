"""Sitemaps of every kind, sound and broken."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.sitemaps import NotASitemapError, read_sitemap

PAGES = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://pier.example/old?a=1&amp;b=2 </loc><lastmod>2023-01-01</lastmod></url>
<url><loc>https://pier.example/undated</loc></url>
<url><image:image><image:loc>https://pier.example/i.jpg</image:loc></image:image><loc>/new</loc>
<news:news><news:publication><news:name>Pier</news:name><news:language>es</news:language></news:publication>
<news:publication_date>2024-05-03T23:00:00-03:00</news:publication_date><news:title>Niebla &amp; sal</news:title>
</news:news>
</url></urlset>"""

INDEX = """<sitemapindex xmlns="https://wrong.example/ns"><sitemap><loc>https://pier.example/1.xml</loc></sitemap>
<sitemap><loc>https://pier.example/2.xml.gz</loc><lastmod>2024-05-01T00:00:00Z</lastmod></sitemap></sitemapindex>"""


def test_pages_newest_first_with_news() -> None:
    sitemap = read_sitemap(PAGES.encode(), "https://pier.example/sitemap.xml")
    assert [entry.url.rpartition("/")[2] for entry in sitemap.entries] == ["new", "old?a=1&b=2", "undated"]
    newest = sitemap.entries[0]
    assert (newest.title, newest.published, newest.language) == ("Niebla & sal", "2024-05-03T23:00:00-03:00", "es")
    assert sitemap.entries[1].lastmod == "2023-01-01"


def test_index_with_a_wrong_namespace() -> None:
    sitemap = read_sitemap(INDEX.encode())
    assert [child.url for child in sitemap.children] == ["https://pier.example/2.xml.gz", "https://pier.example/1.xml"]
    assert not sitemap.entries


@pytest.mark.parametrize("spoil", ["xmlns:news=", "xmlns="])
def test_missing_namespaces(spoil: str) -> None:
    body = PAGES.replace(spoil, "data-gone=", 1)
    assert len(read_sitemap(body.encode(), "https://pier.example/").entries) == 3


def test_gzip_is_known_by_its_bytes() -> None:
    assert read_sitemap(gzip.compress(INDEX.encode())) == read_sitemap(INDEX.encode())


def test_torn_gzip_gives_what_it_holds() -> None:
    lines = "".join(f"<url><loc>https://pier.example/{n * 7919}</loc></url>" for n in range(3000))
    torn = gzip.compress(f"<urlset>{lines}</urlset>".encode())[:-2000]
    sitemap = read_sitemap(torn)
    assert sitemap.entries
    assert "torn" in sitemap.problems[0]


def test_gzip_in_several_members_is_read_to_its_end() -> None:
    halves = PAGES.encode()[:300], PAGES.encode()[300:]
    whole = b"".join(gzip.compress(half) for half in halves)
    assert len(read_sitemap(whole, "https://pier.example/").entries) == 3


def test_damage_in_the_middle_of_gzip_is_named() -> None:
    lines = "".join(f"<url><loc>https://pier.example/{n * 7919}</loc></url>" for n in range(30_000))
    body = bytearray(gzip.compress(f"<urlset>{lines}</urlset>".encode()))
    body[-100:-50] = bytes(50)
    sitemap = read_sitemap(bytes(body))
    assert len(sitemap.entries) > 1000
    assert "gzip" in sitemap.problems[0]


def test_a_picture_does_not_take_the_place_of_the_page() -> None:
    for namespace in ("xmlns:image='https://www.google.example/image'", ""):
        body = f"<urlset {namespace}><url><loc>/page</loc><image:loc>/picture.jpg</image:loc></url></urlset>"
        assert [entry.url for entry in read_sitemap(body.encode(), "https://pier.example/").entries] == [
            "https://pier.example/page"
        ]


def test_comments_and_sections_of_text_inside_an_address() -> None:
    body = "<urlset><url><loc><!-- new --><![CDATA[https://pier.example/a?b=1&c=2]]></loc></url></urlset>"
    assert [entry.url for entry in read_sitemap(body.encode()).entries] == ["https://pier.example/a?b=1&c=2"]


@pytest.mark.parametrize(
    "before", ["\ufeff\n", "Warning: no clock in line 7\n", "<br />\n<b>Notice</b>: no clock<br />\n", "<!-- a -->"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_before_the_xml(before: str, encoding: str) -> None:
    pages = PAGES.partition("?>")[2] if before.startswith("<!--") else PAGES.replace("UTF-8", encoding)
    assert len(read_sitemap((before + pages).encode(encoding), "https://pier.example/").entries) == 3


def test_sitemaps_without_dates_are_ordered_by_those_in_their_addresses() -> None:
    names = ("2023-11", "2024-05", "about", "2024-04")
    body = "".join(f"<sitemap><loc>https://pier.example/map-{name}.xml</loc></sitemap>" for name in names)
    sitemap = read_sitemap(f"<sitemapindex>{body}</sitemapindex>".encode())
    assert [child.url[25:-4] for child in sitemap.children] == ["2024-05", "2024-04", "2023-11", "about"]


def test_a_feed_may_serve_as_a_sitemap() -> None:
    item = "<item><title>Fog</title><link>/fog</link><pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate></item>"
    (entry,) = read_sitemap(
        f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), "https://pier.example/feed"
    ).entries
    assert (entry.url, entry.title) == ("https://pier.example/fog", "Fog")
    assert entry.published == "2024-05-03T08:00:00+00:00"


def test_a_robots_file_names_sitemaps() -> None:
    robots = b"\xef\xbb\xbfUser-agent: *\nDisallow: /x\nSitemap: /a.xml\nSITEMAP: https://pier.example/b.xml.gz\n"
    sitemap = read_sitemap(robots, "https://pier.example/robots.txt")
    assert [child.url for child in sitemap.children] == ["https://pier.example/a.xml", "https://pier.example/b.xml.gz"]
    with pytest.raises(NotASitemapError, match="names no sitemap"):
        read_sitemap(b"User-agent: *\nDisallow:\n", "https://pier.example/robots.txt")


def test_a_gzip_bomb_is_refused() -> None:
    with pytest.raises(NotASitemapError, match="unzips to more"):
        read_sitemap(gzip.compress(bytes(80 * 2**20), 1))


def test_plain_text_with_a_byte_order_mark() -> None:
    sitemap = read_sitemap("\ufeffhttps://pier.example/1\r\nnot an address\r\nhttps://pier.example/1\r\n".encode())
    assert [entry.url for entry in sitemap.entries] == ["https://pier.example/1"]


@pytest.mark.parametrize("body", [b"", b"words only", b"<html><body>hello</body></html>", b"\x1f\x8bnonsense", b"<"])
def test_what_is_no_sitemap_is_refused(body: bytes) -> None:
    with pytest.raises(NotASitemapError):
        read_sitemap(body)


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE u [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    sitemap = read_sitemap(f"{bomb}<urlset><url><loc>https://pier.example/&b;&f;</loc></url></urlset>".encode())
    assert all(len(entry.url) < 30 for entry in sitemap.entries)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PAGES)))
def test_damage_anywhere_is_read_or_refused(noise: bytes, at: int) -> None:
    body = PAGES.encode()
    with contextlib.suppress(NotASitemapError):
        read_sitemap(body[:at] + noise + body[at:])
