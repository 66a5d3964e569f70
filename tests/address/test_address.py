"""One spelling for each page."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.address import AddressError, canonical_url, is_tracking_parameter, page_address, same_site


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a#part", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://example.org/?b=2&a=1&utm_source=x&FBCLID=y&ref_src=z", "https://example.org/?a=1&b=2"),
        ("https://example.org/?tag=b&tag=a&&", "https://example.org/?tag=b&tag=a"),
        ("https://example.org/?gclid=1", "https://example.org/"),
        ("https://example.org/a/../b/./c/..", "https://example.org/b/"),
        ("https://example.org/%7euser/%c3%a9/%2F", "https://example.org/~user/%C3%A9/%2F"),
        ("https://example.org/niño hoy", "https://example.org/ni%C3%B1o%20hoy"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://bücher.example./", "https://xn--bcher-kva.example/"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/"),
        ("http://good.example\\@evil.example/", "http://good.example/@evil.example/"),
    ],
)
def test_canonical(given_url: str, expected: str) -> None:
    assert canonical_url(given_url) == expected


@pytest.mark.parametrize(
    "unfit",
    ["", "example.org/a", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///a",
     "http://user:secret@example.org/", "http://example.org/a\x00b", "http://exa mple.org/", "http://example.org:99999/",
     "http://[::1", "http://exam%70le.org/", "http://example.org/\ud800", "https://example.org/" + "a" * 9000],
)  # fmt: skip
def test_unfit_addresses_are_refused(unfit: str) -> None:
    with pytest.raises(AddressError):
        canonical_url(unfit)


@settings(max_examples=150, deadline=None)
@given(path=st.text(max_size=30), query=st.text(max_size=30))
def test_a_canonical_address_is_its_own(path: str, query: str) -> None:
    try:
        once = canonical_url(f"https://example.org/{path}?{query}")
    except AddressError:
        return
    assert canonical_url(once) == once
    assert once.isascii()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_anything_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AddressError):
        assert canonical_url(text).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("https://news.example.co.uk/a", "http://example.co.uk/b", True),
        ("https://one.blogspot.com/", "https://two.blogspot.com/", False),
        ("https://one.co.uk/", "https://two.co.uk/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:9000/", True),
        ("http://127.0.0.1/", "http://127.0.0.2/", False),
        ("http://localhost/", "http://localhost/a", True),
        ("mailto:a@example.org", "mailto:a@example.org", False),
    ],
)
def test_same_site(first: str, second: str, expected: bool) -> None:
    assert same_site(first, second) is expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("https://example.org/story?utm_medium=feed", "https://example.org/story"),
        ("/story", "https://www.example.org/story"),
        ("https://elsewhere.example/story", "https://www.example.org/amp/story"),
        ("https://example.org/", "https://www.example.org/amp/story"),
        ("http://[", "https://www.example.org/amp/story"),
        ("", "https://www.example.org/amp/story"),
        (None, "https://www.example.org/amp/story"),
    ],
)
def test_declared_address(declared: str | None, expected: str) -> None:
    assert page_address("https://www.example.org/amp/story#top", declared) == expected


def test_tracking_parameters_are_known_by_name_and_by_beginning() -> None:
    assert is_tracking_parameter("UTM_Whatever")
    assert is_tracking_parameter("igshid")
    assert not is_tracking_parameter("id")
    assert not is_tracking_parameter("page")
