"""Posts that a page states as data, and what is done where it shows none."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.facts import Facts
from crawler.extract.markup import parse
from crawler.extract.threads.reading import read_posts
from index.model import Post
from tests.extract.pages import NOW, PROSE

GULL = Post("gull", "2024-05-03T08:00:00+00:00", PROSE[0])
TERN = Post("tern", "2024-05-03T09:00:00+00:00", f"{PROSE[1]}\n\n{PROSE[2]}")


def posts(html: str) -> list[Post]:
    return read_posts(Facts(parse(html), "https://forum.quay.example/t/tiles/7", NOW))


def script(value: Any, kind: str = "application/json") -> str:
    return f"<html><body><div id=app></div><script type='{kind}'>{json.dumps(value)}</script></body></html>"


def test_a_stated_question_and_its_answers_are_posts() -> None:
    question = {
        "@type": "Question",
        "author": {"@type": "Person", "name": "gull"},
        "dateCreated": "2024-05-03T08:00:00Z",
        "text": PROSE[0],
        "suggestedAnswer": [
            {
                "@type": "Answer",
                "author": {"name": "tern"},
                "dateCreated": "2024-05-03T09:00:00Z",
                "text": f"<p>{PROSE[1]}</p><p>{PROSE[2]}</p>",
            }
        ],
    }
    assert posts(script({"@type": "QAPage", "mainEntity": question}, "application/ld+json")) == [GULL, TERN]


@pytest.mark.parametrize("packed", [False, True])
def test_posts_in_the_state_of_a_page_are_read_however_deep_they_are(packed: bool) -> None:
    records = [
        {"id": 1, "username": "gull", "created_at": "2024-05-03T08:00:00.000Z", "cooked": f"<p>{PROSE[0]}</p>"},
        {"id": 2, "user": {"name": "tern"}, "created_at": 1714726800, "cooked": f"<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"},
    ]
    topic = {"post_stream": {"posts": records}, "suggested": [{"title": "Barges"}, {"title": "Tides"}]}
    state = {"topic_7": json.dumps(topic) if packed else topic}
    assert posts(script(state)) == [GULL, TERN]
    preloaded = escape(json.dumps(state), quote=True)
    assert posts(f"<div id='data-preloaded' data-preloaded=\"{preloaded}\"></div>") == [GULL, TERN]


def test_where_a_page_shows_no_post_its_head_tells_the_beginning_of_the_first() -> None:
    head = (
        f"<meta property='og:description' content='{PROSE[0]} {PROSE[1]}'>"
        f"<meta name='description' content='{PROSE[0]}'>"
        "<meta property='article:published_time' content='2024-05-03T08:00:00+02:00'>"
    )
    assert posts(f"<html><head>{head}</head><body></body></html>") == [
        Post(None, "2024-05-03T08:00:00+02:00", f"{PROSE[0]} {PROSE[1]}")
    ]


def test_posts_that_are_shown_come_before_those_that_are_stated() -> None:
    shown = "".join(
        f"<div class='post'><a class='username' href='/u/{name}'>{name}</a><time datetime='2024-05-03'></time>"
        f"<div class='post-content'>{text}</div></div>"
        for name, text in (("skua", PROSE[0]), ("auk", PROSE[1]))
    )
    state = [{"user": "x", "body": PROSE[2] * 9, "date": "2024-05-03"}] * 3
    html = script(state).replace("<div id=app></div>", shown)
    assert [post.author for post in posts(html)] == ["skua", "auk"]


_VALUES = st.recursive(
    st.none() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "body", "author", "date", "@type", "comment", "cooked"]), inner)
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(_VALUES, st.sampled_from(["application/json", "application/ld+json"]))
def test_no_statement_stops_the_reader_of_threads(value: Any, kind: str) -> None:
    assert all(post.text for post in posts(script(value, kind)))


def test_state_without_end_does_not_take_unbounded_time() -> None:
    deep = "[" * 5000 + "]" * 5000
    packed = json.dumps({"a": "1" * 120})
    for _ in range(12):
        packed = json.dumps([packed, packed])
    assert (
        posts(f"<script type='application/json'>{deep}</script><script type='application/json'>{packed}</script>") == []
    )
