"""Texts whose links are told apart by places in their bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.social.bluesky_text import written_out
from tests.services.platforms.bluesky_fiction import link


@pytest.mark.parametrize(
    ("start", "end"), [(1, 2), (0, 1), (-1, 3), (0, 99), (3, 3), (4, 2), ("0", 2), (None, 2), (2**80, 2**81), (True, 3)]
)
def test_a_link_at_no_place_of_the_text_is_passed_over(start: Any, end: Any) -> None:
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": "https://gazette.example/"}
    record = {
        "text": "\u00e9t\u00e9",
        "facets": [{"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}],
    }
    assert written_out(record).text == "\u00e9t\u00e9"
    assert not written_out(record).links


def test_of_two_links_at_one_place_the_first_counts() -> None:
    words = "see gazette.example now"
    first = link(words, "gazette.example", "https://gazette.example/")
    second = link(words, "example now", "https://trap.example/")
    written = written_out({"text": words, "facets": [second, first]})
    assert (written.text, written.links) == ("see https://gazette.example/ now", ("https://gazette.example/",))


def test_the_lines_of_a_text_stay_and_gaps_are_one_line() -> None:
    assert written_out({"text": " One \r\n\n \n\t\nTwo\nthree " + " " * 150_000}).text == "One\n\nTwo\nthree"


@settings(deadline=None)
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=6))
def test_facets_anywhere_leave_the_words_as_they_are(words: str, places: list[tuple[int, int]]) -> None:
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": "https://gazette.example/"}
    facets = [{"index": {"byteStart": a, "byteEnd": b}, "features": [feature]} for a, b in places]
    plain, marked = written_out({"text": words}), written_out({"text": words, "facets": facets})
    assert marked.text.replace("https://gazette.example/", "") == plain.text.replace("https://gazette.example/", "")
    assert marked.text.encode().decode() == marked.text
