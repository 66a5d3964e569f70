"""Bylines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.authors import names_in
from tests.extract.pages import article, read


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ana Ruiz", ["Ana Ruiz"]),
        ("Por Ana Ruiz y Bo Lind", ["Ana Ruiz", "Bo Lind"]),
        ("Ana Ruiz, Bo Lind and Eva Holm", ["Ana Ruiz", "Bo Lind", "Eva Holm"]),
        ("Ana Ruiz, senior crime reporter", ["Ana Ruiz"]),
        ("Ana Ruiz, Ph.D.", ["Ana Ruiz"]),
        ("By Ana Ruiz | 3 May 2024", ["Ana Ruiz"]),
        ("Ana Ruiz ana@post.example https://post.example/ana", ["Ana Ruiz"]),
        ("Velmora News Desk", ["Velmora News Desk"]),
        ("admin", []),
        ("3 May 2024", []),
        ("", []),
    ],
)
def test_names_in(byline: str, expected: list[str]) -> None:
    assert list(names_in(byline)) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_byline_gives_clean_names(text: str) -> None:
    for name in names_in(text):
        assert name == name.strip()
        assert "@" not in name[:1]


@pytest.mark.parametrize(
    "head_and_byline",
    [
        ('<meta name="author" content="Ana Ruiz">', ""),
        ('<meta name="author" content="https://social.example/ana">', '<a rel="author" href="/ana">Ana Ruiz</a>'),
        ("", '<p class="byline">By <span>Ana Ruiz</span></p>'),
        ('<script type="application/ld+json">{"@type":"Article","headline":"x","author":"Ana Ruiz"}</script>', ""),
    ],
)
def test_authors_of_a_page(head_and_byline: tuple[str, str]) -> None:
    head, byline = head_and_byline
    assert read(article(head).replace("</h1>", f"</h1>{byline}")).authors == ("Ana Ruiz",)
