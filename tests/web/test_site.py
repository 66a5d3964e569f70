"""A news site read page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.harvest import Ask
from crawler.web import site
from tests.web.crawling import URL, article, crawl, fetched, listing, task, titles

DAYS = [f"/harbour/2026/11/{day:02}/report-of-the-night-watch-number-{day}" for day in range(20, 0, -1)]
ARTICLES = {path: article(f"Report {path[-2:].strip('-')}", f"2026-11-{path[17:19]}") for path in DAYS}
MENU = '<nav><a href="/harbour">Harbour</a><a href="/about-us">About</a><a href="/tag/quay">quay</a></nav>'


def paged(number: int, size: int = 5) -> str:
    shown = DAYS[(number - 1) * size : number * size]
    return listing("Harbour", shown, MENU + f'<a href="/harbour?page={number + 1}">Older</a>')


SECTION = {"/harbour" if n == 1 else f"/harbour?page={n}": paged(n) for n in range(1, 8)}
SITE = {"/": listing("Velmora Post", DAYS[:3], MENU), **SECTION, **ARTICLES}


def test_articles_are_found_by_front_page_sections_and_their_pages() -> None:
    harvests = crawl(task(), SITE)
    assert titles(harvests) == [f"Report {day}" for day in range(20, 0, -1)]
    asked = [url.removeprefix(URL) for url in harvests if "page=" in url]
    assert asked == ["harbour?page=2", "harbour?page=3", "harbour?page=4", "harbour?page=5"]
    assert not [url for url in harvests if "tag" in url or "about" in url]


def test_the_next_run_follows_no_pages_that_are_known() -> None:
    first = crawl(task(), SITE)
    cursor = {name: value for harvest in first.values() for name, value in harvest.cursor.items()}
    second = crawl(task(cursor=cursor), SITE)
    assert not [url for url in second if "page=" in url]
    newer = [f"/harbour/2026/11/{day}/report-of-the-night-watch-number-{day}" for day in range(26, 20, -1)]
    grown = SITE | {path: article(path) for path in newer} | {"/harbour": paged_with(newer)}
    third = crawl(task(cursor=cursor), grown)
    assert {f"https://post.example{path}" for path in newer} <= third.keys()
    assert [url for url in third if "page=" in url] == ["https://post.example/harbour?page=2"]


def paged_with(newer: list[str]) -> str:
    return listing("Harbour", newer, MENU + '<a href="/harbour?page=2">Older</a>')


def test_what_is_older_than_wanted_is_neither_asked_for_nor_kept() -> None:
    pages = SITE | {"/undated": article("Old report", "2020-01-01")}
    pages["/"] = listing("Velmora Post", [*DAYS[:3], "/undated"], MENU)
    harvests = crawl(task(oldest=datetime(2026, 11, 18, tzinfo=UTC)), pages)
    assert titles(harvests) == ["Report 20", "Report 19", "Report 18"]
    assert [url for url in harvests if "page=" in url] == ["https://post.example/harbour?page=2"]
    assert any("older than wanted" in note for harvest in harvests.values() for note in harvest.notes)


def test_links_are_followed_to_the_depth_wanted() -> None:
    harvests = crawl(task(params={"depth": 1}), SITE)
    assert titles(harvests) == ["Report 20", "Report 19", "Report 18"]
    assert titles(crawl(task(params={"depth": 0}), SITE)) == []


def test_as_many_pages_of_a_listing_are_followed_as_wanted() -> None:
    harvests = crawl(task(params={"pages": 2}), SITE)
    assert [url for url in harvests if "page=" in url] == ["https://post.example/harbour?page=2"]


def test_only_what_lies_below_the_start_is_asked_for() -> None:
    pages = {"/harbour/": listing("Harbour", [*DAYS[:2], "/courts/2026/11/20/barge-owner-is-questioned-again"])}
    harvests = crawl(task("https://post.example/harbour/"), pages | SITE | ARTICLES)
    assert titles(harvests) == ["Report 20", "Report 19"]
    assert not [url for url in harvests if "courts" in url]


def test_feeds_and_sitemaps_are_read_for_addresses() -> None:
    entry = f"<item><title>From the feed</title><link>{URL}short/1</link></item>"
    feed = f'<rss version="2.0"><channel>{entry}</channel></rss>'
    pages = {
        "/": SITE["/"].replace("<head>", '<head><link rel="alternate" type="application/rss+xml" href="/feed">'),
        "/robots.txt": "User-agent: *\nSitemap: https://post.example/index.xml",
        "/index.xml": f"<sitemapindex><sitemap><loc>{URL}map.xml</loc></sitemap></sitemapindex>",
        "/map.xml": f"<urlset><url><loc>https://post.example{DAYS[-1]}</loc></url><url><loc>{URL}tag/a</loc></url></urlset>",
        "/feed": feed,
        "/short/1": article("").replace("<title></title>", ""),
        **ARTICLES,
    }
    harvests = crawl(task(), pages)
    assert set(titles(harvests)) == {"Report 20", "Report 19", "Report 18", "Report 1", "From the feed"}


def test_what_is_no_feed_or_sitemap_is_noted() -> None:
    for step in ("feed", "sitemap"):
        for body, status in (("<html></html>", 200), ("", 404)):
            harvest = site.read(fetched(task(), Ask(f"{URL}x", step=step), body, status=status))
            assert harvest.notes
            assert harvest.error is None
    assert site.read(fetched(task(), Ask(f"{URL}robots.txt", step="robots"), "", status=404)).asks == ()


PAGE = Ask(f"{URL}news/a-story-of-the-harbour", step="page", state={"depth": 1, "listed": True})
START = Ask(URL, step="page", state={"depth": 0})


@pytest.mark.parametrize(
    ("body", "url", "reason"),
    [
        ("<title>Page not found</title><h1>Page not found</h1>", None, "does not exist"),
        (article("A story"), URL, "front page"),
        (article("A story"), "https://other.example/news", "out of the site"),
        (b"%PDF-1.7\n", None, "PDF"),
    ],
    ids=["soft 404", "front page", "elsewhere", "pdf"],
)
def test_what_is_no_article_is_refused_by_name(body: str | bytes, url: str | None, reason: str) -> None:
    harvest = site.read(fetched(task(), PAGE, body, url))
    assert not harvest.drafts
    assert [address for address, _ in harvest.refused] == [PAGE.url]
    assert reason in harvest.refused[0][1]


def test_a_start_page_that_cannot_be_read_is_an_error() -> None:
    assert "PDF" in str(site.read(fetched(task(), START, b"%PDF-1.7\n")).error)
    assert site.begin(task("https://user:word@post.example/")).error
    assert "names no pages" in str(site.read(fetched(task(), START, "<div id='app'></div>")).error)
    assert "out of the site" in str(site.read(fetched(task(), START, SITE["/"], "https://other.example/")).error)


def test_a_listing_is_never_a_document() -> None:
    intro = (
        "<p>"
        + "Here the night watch of Velmora tells what it saw at the quay and in the courts of the town. " * 12
        + "</p>"
    )
    body = listing("Reports of the night watch in the harbour", DAYS, intro)
    harvest = site.read(fetched(task(), Ask(f"{URL}reports-of-the-night-watch", step="page", state={"depth": 1}), body))
    assert harvest.drafts == ()
    assert len(harvest.asks) == len(DAYS)


def test_a_page_of_very_many_headlines_is_a_listing_by_its_links() -> None:
    paths = [f"/harbour/2026/11/20/report-of-the-night-watch-number-{number}" for number in range(5000)]
    harvest = site.read(fetched(task(), START, listing("Velmora Post", paths)))
    assert 200 < len(harvest.asks) <= 300
    assert any("more links" in note for note in harvest.notes)


def test_a_page_that_is_no_article_after_all_is_noted() -> None:
    ask = Ask(f"{URL}reports-of-the-night-watch", step="page", state={"depth": 1, "listed": True}, revisit=True)
    harvest = site.read(fetched(task(), ask, listing("Reports", DAYS)))
    assert harvest.drafts == ()
    assert any("no article" in note and ask.url in note for note in harvest.notes)


def test_known_articles_are_asked_again_by_themselves() -> None:
    (ask,) = site.recheck(task(), [PAGE.url])
    assert (ask.url, ask.revisit, ask.documents) == (PAGE.url, True, (PAGE.url,))


@pytest.mark.parametrize(
    "link",
    ["/calendar/{}", "/events/2027/{}", "/?page={}", "/news?filter={}", "/x/{}/x/{}/x/", "/search?q={}", "/page/{}"],
)
def test_endless_addresses_end(link: str) -> None:
    numbers = count(1)

    class Endless(dict[str, str]):
        def get(self, path: str, default: object = None) -> str:
            following = f'<a href="{link.format(*[next(numbers)] * 2)}">Next month</a>'
            return ARTICLES.get(path) or listing("Velmora Post", DAYS[:3], following)

    harvests = crawl(task(params={"sitemaps": False}), Endless(), most=60)
    assert len(harvests) < 20
    assert titles(harvests) == ["Report 20", "Report 19", "Report 18"]


WORDS = st.sampled_from(
    ["news", "2026", "11", "a-long-story-of-the-harbour", "tag", "x", "page", "2", "?page=3", "?id=4711"]
)
LINKS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(lambda parts: "/" + "/".join(parts)), max_size=400)


@settings(max_examples=12, deadline=None)
@given(LINKS, st.integers(0, 4))
def test_no_page_asks_for_more_than_its_share(paths: list[str], depth: int) -> None:
    body = listing("Velmora Post", [*paths, *(f"/story-of-the-harbour-{n}/{n}" for n in range(400))])
    harvest = site.read(fetched(task(), Ask(f"{URL}news", step="page", state={"depth": depth}), body))
    assert len(harvest.asks) <= 300
    assert all(ask.url.startswith(URL) and ask.state.get("depth", 9) <= 4 for ask in harvest.asks)
    assert len(harvest.asks) == len({(ask.url, ask.step) for ask in harvest.asks})
    assert f"{URL}news" not in {ask.url for ask in harvest.asks}


VALUES: st.SearchStrategy[object] = (
    st.none() | st.integers() | st.text(max_size=20) | st.lists(st.integers()) | st.just({})
)
NAMES = st.sampled_from(["depth", "page", "seen", "listed", "named", "level", "sections"])
STEPS = st.sampled_from(["page", "feed", "sitemap", "robots", "?"])


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400), STEPS, st.dictionaries(NAMES, VALUES, max_size=5))
def test_any_bytes_and_states_are_read(noise: bytes, step: str, state: dict[str, object]) -> None:
    source = task(cursor={"shape 00": 7, "listing 00": {}, "listing 01": [7]})
    site.read(fetched(source, Ask(f"{URL}x", step=step, state=state), b"<x>" + noise))
