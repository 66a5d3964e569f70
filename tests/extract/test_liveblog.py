"""Live blogs: entries newest first, each under its time."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract.facts import Facts
from crawler.extract.live.reading import read_live
from crawler.extract.markup import parse
from tests.extract.pages import PROSE, paragraphs

NOW = datetime(2024, 6, 5, 12, tzinfo=UTC)
INTRO = "Officers are searching a freighter in the harbour of Velmora; this page is kept up to date all day long."


def live(html: str, url: str = "https://post.example/news/liveblog/freighter") -> list[str] | None:
    return read_live(Facts(parse(html), url, NOW))


def entry(time: str, text: str, head: str = "") -> str:
    return f"<article class='live-entry'>{time}<h3>{head}</h3><p>{text}</p><a href='#'>Send on</a></article>"


def page(entries: str, head: str = "") -> str:
    return (
        f"<html><head><title>Freighter searched</title>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<main><h1>Freighter searched in Velmora</h1><p>{INTRO}</p><div class='feed'>{entries}</div></main>"
        f"<footer>All rights reserved</footer></body></html>"
    )


def stated(updates: list[dict[str, str]]) -> str:
    thing = {"@type": "LiveBlogPosting", "headline": "Freighter searched", "liveBlogUpdate": updates}
    return f"<script type='application/ld+json'>{json.dumps(thing)}</script>"


def test_entries_are_told_newest_first_under_their_times() -> None:
    entries = "".join(
        entry(f"<time datetime='2024-06-05T{hour}:05:00+02:00'>{hour}:05</time>", text, f"Hour {hour}")
        for hour, text in zip(("09", "10", "11"), PROSE, strict=False)
    )
    assert live(page(entries)) == [
        INTRO,
        "2024-06-05T11:05+02:00", "Hour 11", PROSE[2],
        "2024-06-05T10:05+02:00", "Hour 10", PROSE[1],
        "2024-06-05T09:05+02:00", "Hour 09", PROSE[0],
    ]  # fmt: skip


@pytest.mark.parametrize("hours", [("9:05", "10:05", "11:05"), ("11:05", "10:05", "9:05")])
def test_times_of_the_day_alone_stay_as_the_page_writes_them(hours: tuple[str, ...]) -> None:
    entries = "".join(
        entry(f"<span class='time'>{hour}</span>", text) for hour, text in zip(hours, PROSE, strict=False)
    )
    blocks = live(page(entries))
    assert blocks is not None
    assert [block for block in blocks if ":05" in block] == ["11:05", "10:05", "9:05"]


def test_what_the_page_states_of_its_entries_is_read_where_the_markup_shows_none() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "First", "articleBody": PROSE[0], "datePublished": "2024-06-05T09:00:00Z"},
        {
            "@type": "BlogPosting",
            "headline": "Second",
            "articleBody": f"<p>{PROSE[1]}</p><p>{PROSE[2]}</p>",
            "datePublished": "2024-06-05T10:30:00Z",
        },
    ]
    assert live(page("", stated(updates)), "https://post.example/freighter") == [
        "2024-06-05T10:30+00:00", "Second", PROSE[1], PROSE[2], "2024-06-05T09:00+00:00", "First", PROSE[0],
    ]  # fmt: skip


def test_the_fuller_of_statement_and_markup_counts() -> None:
    updates = [{"@type": "BlogPosting", "articleBody": "Short.", "datePublished": "2024-06-05T09:00:00Z"}]
    entries = "".join(
        entry(f"<time datetime='2024-06-05T0{hour}:00:00Z'></time>", text) for hour, text in enumerate(PROSE[:3], 7)
    )
    blocks = live(page(entries, stated(updates)))
    assert blocks is not None
    assert PROSE[0] in blocks
    assert "Short." not in blocks


def test_an_article_with_dated_teasers_is_no_live_blog() -> None:
    teasers = "".join(
        f"<div class='teaser-box'><time datetime='2024-06-0{day}T10:00:00Z'></time><a href=/n/{day}>{text}</a></div>"
        for day, text in enumerate(PROSE[:3], 1)
    )
    html = f"<html><body><main><h1>Forty packages</h1>{paragraphs()}</main>{teasers}</body></html>"
    assert live(html, "https://post.example/2024/06/05/tiles-live-on") is None
    assert live(html, "https://post.example/live/tiles") is None


def test_a_page_that_states_much_less_than_it_shows_is_read_as_any_other() -> None:
    updates = [{"@type": "BlogPosting", "articleBody": "Short.", "datePublished": "2024-06-05T09:00:00Z"}]
    html = f"<html><body>{stated(updates)}<main><h1>Forty packages</h1>{paragraphs(PROSE * 3)}</main></body></html>"
    assert live(html, "https://post.example/tiles") is None


def test_a_ticker_beside_an_article_is_not_its_text() -> None:
    ticker = "".join(
        f"<li class='ticker-item'><time datetime='2024-06-05T1{n}:00:00Z'></time> A barge passed lock {n}.</li>"
        for n in range(5)
    )
    html = (
        f"<html><body><main><h1>Forty packages</h1>{paragraphs(PROSE * 3)}</main>"
        f"<aside class='live-ticker'>{ticker}</aside></body></html>"
    )
    assert live(html, "https://post.example/2024/06/05/tiles") is None


def test_comments_below_a_page_that_calls_itself_live_are_no_entries() -> None:
    comments = "".join(
        f"<li class='update-comment'><time datetime='2024-06-05T1{n}:00:00Z'></time><p>{text}</p></li>"
        for n, text in enumerate(PROSE[:3])
    )
    assert live(page(f"<div id='comments'><ol>{comments}</ol></div>")) is None


_PIECES = st.sampled_from([
    "<div class='live-entry'>", "</div>", "<time datetime='2024-06-05T10:00'>", "</time>", "10:05", PROSE[0],
    "<p>", "<li>", "<script type='application/ld+json'>",
    '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "<p>x"}, 3]}',
    "</script>", "<ol>", "<h1>",
])  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_no_markup_stops_the_reader_of_live_blogs(pieces: list[str]) -> None:
    blocks = live("<body>" + "".join(pieces))
    assert blocks is None or all(blocks)
