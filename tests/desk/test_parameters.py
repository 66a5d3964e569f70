"""A state and its address are the same thing."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from index.engine.port import FACETS
from index.query.ast import And, FacetIs, Phrase, Word
from index.query.parser import parse
from watchfloor.desk.parameters import SearchState, read_page_state
from watchfloor.desk.rendering import amount, host, moment, number, plural, web_address
from watchfloor.filters import FIELD_OF_FACET, WORD_FACETS, Filter, narrowed

FILTERS = st.builds(Filter, st.sampled_from(FACETS), st.text(max_size=20)).filter(lambda chosen: chosen.usable)
STATES = st.builds(
    SearchState,
    query=st.text(max_size=40),
    filters=st.lists(FILTERS, max_size=4, unique=True).map(tuple),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    offset=st.integers(0, 10_000),
    limit=st.integers(1, 200),
    collapse=st.booleans(),
)


@settings(max_examples=200)
@given(STATES)
def test_an_address_brings_back_its_state(state: SearchState) -> None:
    assert read_page_state(QueryParams(urlsplit(state.address()).query)) == state


@settings(max_examples=200)
@given(FILTERS)
def test_a_filter_as_text_means_the_filter(chosen: Filter) -> None:
    field = FIELD_OF_FACET.get(chosen.facet, chosen.facet)
    written = (Phrase if chosen.facet in WORD_FACETS else Word)(chosen.value, field)
    now = datetime.now(UTC)
    assert parse(chosen.query(), now) == written
    state = SearchState("a OR b", (chosen,))
    assert parse(state.whole_query, now) == And((parse("a OR b", now), written))


def test_filters_come_and_go() -> None:
    state = SearchState("x", offset=40).with_filter("drug", "heroin")
    assert (state.offset, state.filters) == (0, (Filter("drug", "heroin"),))
    assert state.with_filter("drug", "heroin") == state
    assert state.without_filter(Filter("drug", "heroin")) == SearchState("x")
    assert SearchState().whole_query == "*"
    assert narrowed(Word("x"), (Filter("kind", "post"),)) == And((Word("x"), FacetIs("kind", "post")))


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://harbour.example/a?b=c", True), ("HTTP://harbour.example", True), ("javascript:alert(1)", False),
        (" javascript:alert(1)", False), ("java\tscript:alert(1)", False), ("data:text/html,x", False),
        ("file:///etc/passwd", False), ("//harbour.example", False), ("http:", False), ("http://[", False),
        ("", False), (None, False), ("vbscript:x", False), ("https:harbour.example", False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_followed(url: str | None, followed: bool) -> None:
    assert web_address(url) == (url if followed else None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, ""), ("2026-03-01", "2026-03-01"), ("2026-03-01T09:30:00Z", "2026-03-01 09:30 UTC"),
        ("2026-03-01T09:30:00.123+00:00", "2026-03-01 09:30 UTC"),
        ("2026-03-01T09:30:00-03:30", "2026-03-01 09:30 -03:30"), ("2026-03-01T09:30", "2026-03-01 09:30"),
        ("Tuesday", "Tuesday"),
    ],
)  # fmt: skip
def test_times_are_shown_with_the_offset_of_the_publisher(text: str | None, shown: str) -> None:
    assert moment(text) == shown


def test_numbers_are_never_rounded_to_another_size() -> None:
    shown = [number(value) for value in (None, 0, 0.25, 999.9996, 1234567.0, 1e12, 3.8, float("inf"))]
    assert shown == ["", "0", "0.25", "1,000", "1,234,567", "1,000,000,000,000", "3.8", "inf"]
    assert amount({"quantity": None, "substance": "heroin"}) == "not stated"
    assert amount({"type": "arrest", "quantity": None}) == ""
    assert amount({"quantity": 152.0, "unit": None}) == "152"
    assert [plural(count, "document") for count in (1, 2000)] == ["1 document", "2,000 documents"]
    assert [host(url) for url in ("https://A.example:8/x", "http://[", "urn:x")] == ["a.example", "http://[", "urn:x"]
