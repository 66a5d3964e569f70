"""JSON as templates write it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.lenient import loads
from tests.extract.pages import article, read

TILES = {"headline": 'Forty "packages"', "author": [{"name": "Ana Ruiz"}]}


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Forty "packages"", "author": [{"name": "Ana Ruiz"}]}',
        '{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz",},],}',
        "{'headline': 'Forty \"packages\"', 'author': [{'name': 'Ana Ruiz'}]}",
        '{// what\n"headline": "Forty \\"packages\\"", /* who */ "author": [{"name": "Ana Ruiz"}]}',
        '<!-- {"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"}]} -->',
        '//<![CDATA[\n{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"}]}\n//]]>',
        '{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"}]};',
        '{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"',
        '{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"}]}}]',
        '{"headline": "Forty \\"packages\\"", "author": [{"name": "Ana Ruiz"}]}'.replace('"', "&quot;"),
    ],
    ids=["quotes", "commas", "single", "comments", "comment", "cdata", "semicolon", "cut", "closed twice", "entities"],
)
def test_what_was_meant_is_read(text: str) -> None:
    assert loads(text) == TILES


def test_addresses_and_odd_escapes_in_texts_stay() -> None:
    assert loads('{"url": "https://post.example/a", "text": "it\\\'s a \\quay", }') == {
        "url": "https://post.example/a",
        "text": "it's a quay",
    }
    assert loads('{"text": "one\ntwo", "n": 1,}') == {"text": "one\ntwo", "n": 1}


def test_several_values_are_a_list() -> None:
    assert loads('{"a": 1}\n{"a": 2}') == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("text", ["", "fog", "<p>fog</p>", "var a = 1;", "//", "'"])
def test_what_is_no_data_is_none(text: str) -> None:
    assert loads(text) is None


def test_a_page_with_a_damaged_statement_is_read_by_it() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Forty packages among tiles",
    "description": "A "find" in the harbour", // from the feed
    "datePublished": "2024-05-03T10:00:00+02:00"</script>"""
    assert read(article(head)).published == "2024-05-03T10:00:00+02:00"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}[]\"'\\/*,:; \nu0a1<&-é", max_size=80))
def test_any_text_is_read_or_none(text: str) -> None:
    loads(text)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=10,
    )
)
def test_sound_values_are_read_as_they_are(value: Any) -> None:
    assert loads(json.dumps({"a": value})) == {"a": value}


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"a":' * 50_000, '"' * 290_000, "/*" * 100_000, "-->" + " " * 500_000 + "x"]
)
def test_hostile_texts_come_to_an_end(text: str) -> None:
    assert loads(text) is None or len(text) < 300_000
