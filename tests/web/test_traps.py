"""Addresses that lead nowhere or without end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.web.missing import says_missing
from crawler.web.traps import MAX_LENGTH, MAX_SEGMENTS, is_utility, trap, without_session

SITE = "https://post.example"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/tag/quay", "tag"),
        ("/en/Authors/ana-ruiz", "author"),
        ("/search/tiles", "search"),
        ("/?s=tiles", "search"),
        ("/login?x=1", "login"),
        ("/a-story?redirect_to=/x", "login"),
        ("/2024/05/03/tiles/print", "print"),
        ("/2024/05/03/tiles?share=birds", "share"),
        ("/2024/05/03/tiles?replytocom=77", "comment"),
        ("/calendar/2031/04", "calendar"),
        ("/events?month=2031-04", "calendar"),
        ("/news/2031/04/", "calendar"),
        ("/news/2031/04/30", "calendar"),
        ("/news?sort=oldest", "order"),
        ("/news?filter[port]=7&x=1", "facets"),
        ("/news?a=1&b=2&c=3&d=4&e=5", "facets"),
        ("/news/photo.JPG", "file"),
        ("/wp-json/posts", "interface"),
        ("/a/a/a/story", "repeats"),
        ("/en/news/en/news/story", "repeats"),
        ("/" + "x/" * (MAX_SEGMENTS + 1), "endless"),
        ("/" + "x" * MAX_LENGTH, "endless"),
    ],
)
def test_traps_are_named(path: str, words: str) -> None:
    reason = trap(SITE + path)
    assert reason is not None
    assert words in reason


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/news/",
        "/news/2024",
        "/2024/05/03/tiles",
        "/2024/05/03/search-goes-on-at-the-quay",
        "/index.php?option=content&id=77",
        "/?q=node/12",
        "/news/calendar-of-the-harbour-master-found",
    ],
)
def test_plain_pages_are_no_traps(path: str) -> None:
    assert trap(SITE + path) is None


def test_what_the_source_itself_names_is_no_trap() -> None:
    start = f"{SITE}/tag/harbour?sort=newest"
    assert trap(f"{SITE}/tag/harbour/2?sort=newest", start) is None
    assert trap(f"{SITE}/author/ana", start) is not None


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("/news;jsessionid=0A1B2C3D4E5F?id=7", "/news?id=7"),
        ("/news?PHPSESSID=velmora000000000001&id=7#top", "/news?id=7"),
        ("/(S(abcdefghij0123456789abcd))/news", "/news"),
        ("/news?sid=7", "/news?sid=7"),
    ],
)
def test_the_number_of_a_visit_is_taken_out(url: str, clean: str) -> None:
    assert without_session(SITE + url) == SITE + clean


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_is_judged(url: str, start: str) -> None:
    assert trap(url, start) is None or trap(url, start)
    assert without_session(without_session(url)) == without_session(url)
    assert is_utility(url) in (True, False)


@given(st.integers(1900, 2199), st.integers(1, 12), st.sampled_from(["/calendar", "/news", "/events/month", ""]))
def test_no_month_of_a_calendar_is_ever_asked_for(year: int, month: int, below: str) -> None:
    assert trap(f"{SITE}{below}/{year}/{month}") == "a calendar"


def test_pages_about_the_site_are_known() -> None:
    assert is_utility(f"{SITE}/en/privacy-policy")
    assert is_utility(f"{SITE}/impressum.html")
    assert not is_utility(f"{SITE}/news/contact-with-the-barge-lost")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 - Velmora Post", ""),
        ("Page not found", "We could not find what you looked for."),
        ("Seite nicht gefunden", ""),
        ("Velmora Post", "This article is no longer available.\n\nRead the newest ones."),
        ("Página no encontrada", ""),
    ],
)
def test_pages_that_say_they_are_not_there(title: str, text: str) -> None:
    assert says_missing(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Crew of the barge not found", "The night watch looked for them. " * 60),
        ("Forty packages among tiles", "Customs officers opened a container."),
        ("Boy from Port Sel not found", "The night watch looked for him on both quays. " * 10),
        ("404 kilograms found among tiles", "Customs officers opened a container."),
        (None, ""),
    ],
)
def test_articles_about_what_is_not_found_stay(title: str | None, text: str) -> None:
    assert not says_missing(title, text)
