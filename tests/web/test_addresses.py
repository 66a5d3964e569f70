"""What addresses tell of their pages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.address import AddressError
from crawler.web.addresses import MAX_SHAPE, Scope, day_of, is_section, likeness, shape

ANY = st.one_of(
    st.text(max_size=200),
    st.lists(st.text(alphabet="abz-019_./%?=&ü漢", max_size=30), max_size=20).map(
        lambda parts: "https://post.example/" + "/".join(parts)
    ),
)
ARTICLES = [
    "https://post.example/2024/05/03/forty-packages",
    "https://post.example/news/forty-packages-found-among-tiles-at-quay",
    "https://post.example/harbour/article-4711829.html",
    "https://post.example/news/news_view.html?idx=8723",
    "https://post.example/nachrichten/2024-05-03-vierzig-pakete.html",
    "https://post.example/新闻/四十包货物在码头的集装箱里被发现",
]
SECTIONS = [
    "https://post.example/",
    "https://post.example/news/",
    "https://post.example/harbour",
    "https://post.example/en/courts/index.html",
]


@pytest.mark.parametrize("url", ARTICLES)
def test_articles_look_more_like_articles_than_sections_do(url: str) -> None:
    assert likeness(url) > max(likeness(section) for section in SECTIONS)
    assert likeness(url) >= 1.5


@pytest.mark.parametrize("url", SECTIONS[1:])
def test_short_paths_may_be_sections(url: str) -> None:
    assert is_section(url)
    assert not is_section(f"{url}?order=8")


@pytest.mark.parametrize("url", ARTICLES[2:4])
def test_numbered_pages_are_no_sections(url: str) -> None:
    assert not is_section(url)


def test_pages_of_one_template_have_one_shape() -> None:
    first = shape("https://post.example/harbour/2024/05/03/forty-packages-among-the-tiles.html?id=7")
    other = shape("https://post.example/harbour/2023/11/28/the-night-watch-counts-masts.html?ID=9")
    assert first == other
    assert first != shape("https://post.example/courts/2023/11/28/the-night-watch-counts-masts.html?ID=9")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2024/05/03/tiles", date(2024, 5, 3)),
        ("https://post.example/2024/02/tiles", date(2024, 2, 29)),
        ("https://post.example/n/20240503-tiles", date(2024, 5, 3)),
        ("https://post.example/n/tiles-2024-5-3", date(2024, 5, 3)),
        ("https://post.example/n/2024/13/41/tiles", None),
        ("https://post.example/n/2024/02/31/tiles", None),
        ("https://post.example/n/120240503", None),
        ("https://post.example/tiles", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert day_of(url) == day


@given(ANY)
def test_any_text_has_a_bounded_shape_and_likeness(url: str) -> None:
    assert len(shape(url)) <= MAX_SHAPE
    assert -3 < likeness(url) < 12
    assert is_section(url) in (True, False)
    assert day_of(url) is None or day_of(url)
    assert Scope("post.example", "/").holds(url) in (True, False)


def test_the_scope_is_one_host_below_the_folder_of_the_start() -> None:
    scope = Scope.of("https://www.post.example/en/press/index.html")
    assert scope.holds("http://post.example/en/press/2024/tiles")
    assert scope.holds("https://post.example:443/en/press")
    assert not scope.holds("https://post.example/en/pressure")
    assert not scope.holds("https://post.example/de/press/tiles")
    assert not scope.holds("https://live.post.example/en/press/tiles")
    assert not scope.holds("https://post.example:8080/en/press/tiles")
    assert not scope.holds("ftp://post.example/en/press/tiles")


def test_subdomains_belong_to_it_on_demand() -> None:
    scope = Scope.of("https://www.post.example/", subdomains=True)
    assert scope.holds("https://live.post.example/tiles")
    assert not scope.holds("https://post.example.evil.example/tiles")
    assert not scope.holds("https://mypost.example/tiles")


def test_another_folder_may_be_named() -> None:
    assert Scope.of("https://post.example/en/press", folder="/").holds("https://post.example/2024/tiles")


def test_an_unfit_start_is_refused() -> None:
    with pytest.raises(AddressError):
        Scope.of("ftp://post.example/", subdomains=True)
