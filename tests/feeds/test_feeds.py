"""Feeds of every format, sound and broken."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.feeds import NotAFeedError, read_feed
from tests.corpus import corpus
from watchfloor.cli.reading import read_feed as command

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item><title>Crane stops &amp; starts</title><link>/news/1?a=1&amp;b=2</link><guid isPermaLink="false">g-1</guid>
<pubDate>Fri, 03 May 2024 10:15:00 EST</pubDate><dc:creator>Ana Ruiz</dc:creator>
<author>desk@gazette.example (Bo Lind)</author><category>Port</category><category>Port</category>
<description>&lt;p onclick="x()"&gt;Short&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The whole <b>story</b></p>]]></content:encoded></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Notes</title>
<entry><id>tag:quay.example,2024:1</id><title type="html">Fog &lt;b&gt;again&lt;/b&gt;</title>
<link rel="alternate" href="https://quay.example/fog"/><updated>2024-05-03T08:00:00+02:00</updated>
<author><name>Eva Holm</name></author><author><name>Jan Falk</name></author><summary>Thick.</summary></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Dock Diary",
    "items": [
        {
            "id": 7,
            "url": "entry/7",
            "title": "Rope",
            "content_html": "<p>Long</p>",
            "date_published": "2024-05-03T08:00:00-03:00",
            "authors": [{"name": "Lia Paz"}],
            "tags": ["ropes"],
        }
    ],
}

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://pier.example/"><title>Pier</title></channel>
<item rdf:about="https://pier.example/1"><title>One</title><link>https://pier.example/1</link>
<dc:date>2024-05-03</dc:date></item></rdf:RDF>"""


def test_rss() -> None:
    feed = read_feed(RSS.encode(), "https://gazette.example/feed.xml")
    entry = feed.entries[0]
    assert feed.title == "Harbour Gazette"
    assert entry.url == "https://gazette.example/news/1?a=1&b=2"
    assert (entry.id, entry.title) == ("g-1", "Crane stops & starts")
    assert entry.published == "2024-05-03T10:15:00-05:00"
    assert entry.content == "<p>The whole <b>story</b></p>"
    assert entry.author is not None
    assert "Ana Ruiz" in entry.author
    assert entry.categories == ("Port",)
    assert not feed.problems


def test_markup_of_a_summary_is_made_harmless() -> None:
    summary = read_feed(RSS.encode()).entries[0].summary
    assert summary is not None
    assert "script" not in summary
    assert "onclick" not in summary


def test_of_links_that_name_no_address_the_page_itself_counts() -> None:
    links = (
        '<link rel="alternate" href="https://quay.example/fog"/><link rel="enclosure">https://quay.example/a.mp3</link>'
    )
    feed = read_feed(ATOM.replace('<link rel="alternate" href="https://quay.example/fog"/>', links).encode())
    assert feed.entries[0].url == "https://quay.example/fog"


def test_a_subtitle_is_a_summary_where_there_is_none() -> None:
    subtitle = '<itunes:subtitle xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">Thick fog</itunes:subtitle>'
    body = RDF.replace("<dc:date>", f"{subtitle}<dc:date>")
    assert read_feed(body.encode()).entries[0].summary == "Thick fog"


def test_atom_falls_back_to_updated() -> None:
    entry = read_feed(ATOM.encode()).entries[0]
    assert entry.title == "Fog again"
    assert entry.published == entry.updated == "2024-05-03T08:00:00+02:00"
    assert entry.author == "Eva Holm; Jan Falk"
    assert entry.url == "https://quay.example/fog"


def test_rdf_with_a_date_alone() -> None:
    assert read_feed(RDF.encode()).entries[0].published == "2024-05-03"


def test_json_feed() -> None:
    entry = read_feed(json.dumps(JSON_FEED).encode(), "https://dock.example/feed.json").entries[0]
    assert (entry.id, entry.url) == ("7", "https://dock.example/entry/7")
    assert entry.published == "2024-05-03T08:00:00-03:00"
    assert (entry.author, entry.categories, entry.content) == ("Lia Paz", ("ropes",), "<p>Long</p>")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_encodings(encoding: str) -> None:
    body = RSS.replace("utf-8", encoding.removesuffix("-sig")).replace("Harbour", "Häfen").encode(encoding)
    assert read_feed(body).title == "Häfen Gazette"


def test_a_torn_feed_gives_what_it_holds_and_says_so() -> None:
    feed = read_feed(RSS[: RSS.index("<content:encoded>")].encode())
    assert feed.entries[0].title == "Crane stops & starts"
    assert feed.problems


def test_entities_do_not_multiply() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "' + "x" * 5000 + '"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = RSS.replace("<rss", bomb + "<rss", 1).replace("Short", "&a;" * 2000 + "&f;")
    assert sum(len(entry.summary or "") for entry in read_feed(body.encode()).entries) < 50_000


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\x00", "empty"),
        (b"\x01", "empty"),
        (b"<?xml version='1.0'?>", "without an element"),
        (b"<!DOCTYPE html><html><body><p>No feed here</p></body></html>", "web page"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "binary"),
        (b"%PDF-1.7", "binary"),
        (b"just words", "plain text"),
        (b"{", "JSON"),
        (b'{"items": 3}', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"<note><to>you</to></note>", "'note'"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=reason):
        read_feed(body)


def test_links_that_are_not_web_addresses_are_left_out() -> None:
    body = RSS.replace("/news/1?a=1&amp;b=2", "file:///etc/passwd")
    assert read_feed(body.encode(), "https://gazette.example/").entries[0].url is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RSS)))
def test_damage_anywhere_is_read_or_refused(noise: bytes, at: int) -> None:
    body = RSS.encode()
    with contextlib.suppress(NotAFeedError):
        read_feed(body[:at] + noise + body[at:])


def test_the_command_reads_several_files_and_names_the_broken_one(tmp_path: Path) -> None:
    sound, broken, last = (tmp_path / name for name in ("a.xml", "b.xml", "c.json"))
    sound.write_text(RSS, "utf-8")
    broken.write_text("just words", "utf-8")
    last.write_text(json.dumps(JSON_FEED), "utf-8")
    result = CliRunner().invoke(command, [str(sound), str(broken), str(last), "--url", "https://dock.example/"])
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["Crane stops & starts", "Rope"]
    assert result.stderr == f"{broken}: not a feed: plain text or binary data, not a feed\n"
    assert result.exit_code == 1
    assert CliRunner().invoke(command, [str(sound)]).exit_code == 0
    alone = CliRunner().invoke(command, ["-"], input="just words")
    assert (alone.exit_code, alone.stderr) == (1, "not a feed: plain text or binary data, not a feed\n")


def test_real_feeds() -> None:
    for expected in sorted(corpus("feeds-rss-parser").glob("corpus/*/*/expect.json")):
        stated = json.loads(expected.read_text("utf-8"))
        feed = read_feed((expected.parent / "data.xml").read_bytes())
        assert feed.title == stated["title"], expected
        assert len(feed.entries) == stated["items"], expected
        assert feed.entries[0].title == stated["first_item_title"], expected
        assert all(entry.url and entry.published for entry in feed.entries), expected
