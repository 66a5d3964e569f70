"""Dividing the text of a thread by its posts."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from watchfloor.posts import divided

words = st.text("ab \n", max_size=12)


def post(text: str, author: str | None = "ida", published: str | None = "2026-03-02") -> dict[str, Any]:
    return {"author": author, "published": published, "text": text}


def test_each_post_begins_where_its_words_stand() -> None:
    text = "Thread\n\nyes\n\nyes\n\nno"
    parts = divided(text, [post("yes"), post("yes", None), post("never written"), post("no", "mara", None)])
    assert [(part.heading, text[part.start : part.end]) for part in parts] == [
        ("", "Thread\n\n"), ("ida · 2026-03-02", "yes\n\n"), ("2026-03-02", "yes\n\n"), ("mara", "no"),
    ]  # fmt: skip


def test_a_text_without_posts_is_one_part() -> None:
    assert [(part.heading, part.start, part.end) for part in divided("", [])] == [("", 0, 0)]


@given(words, st.lists(words, max_size=5))
def test_the_parts_are_the_whole_text(text: str, posts: list[str]) -> None:
    parts = divided(text, [post(written) for written in posts])
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.start < part.end for part in parts) or text == ""


@given(st.lists(words.filter(str.strip), min_size=1, max_size=5))
def test_posts_joined_by_blank_lines_are_all_found(posts: list[str]) -> None:
    written = [each.strip() for each in posts]
    parts = divided("\n\n".join(written), [post(each, str(number)) for number, each in enumerate(written)])
    assert [part.heading for part in parts] == [f"{number} · 2026-03-02" for number in range(len(written))]
