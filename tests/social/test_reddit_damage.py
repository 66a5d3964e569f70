"""Answers that are not what Reddit gives: each is named, none raises."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import reddit
from tests.services.platforms.reddit import listing
from tests.services.platforms.reddit_things import comment, post

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TASK = Task("quay", "reddit", "https://www.reddit.com/r/quaywatch/", NOW, authorized=True)
POST = "https://www.reddit.com/r/quaywatch/comments/abc/quiet_night/"


def _read(value: Any, step: str = "page") -> Harvest:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    ask = Ask("https://oauth.reddit.com/r/quaywatch/new", step, {"page": 1, "post": "abc", "names": {}}, signed=True)
    return reddit.read(Answer(TASK, ask, ask.url, 200, {}, body, NOW))


def test_an_entry_that_is_no_document_is_named_and_stops_nothing() -> None:
    broken = [
        {"kind": "t5", "data": {"name": "t5_x"}},
        {"kind": "t3", "data": {"name": "t3_y"}},
        7,
        {"kind": "t1", "data": 3},
    ]
    value = {"kind": "Listing", "data": {"children": [*broken, {"kind": "t3", "data": post("abc", "Quiet night")}]}}
    harvest = _read(value)
    assert [draft.url for draft in harvest.drafts] == [POST]
    assert harvest.refused == (
        ("t5_x", "neither a post nor a comment: t5"),
        ("t3_y", "it has no address"),
        ("an entry without a name", "neither a post nor a comment: of no kind"),
        ("an entry without a name", "it has no address"),
    )


@pytest.mark.parametrize("permalink", ["//evil.example/x", "https://evil.example/", "/r/x\x00y/", "x"])
def test_an_address_never_leaves_reddit(permalink: str) -> None:
    harvest = _read(listing([post("abc", "Quiet night", permalink=permalink)]))
    assert all(draft.url.startswith("https://www.reddit.com/") for draft in harvest.drafts)


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b"{}", b"null", b"[" * 100_000, b'{"kind":"Listing"', b"\xff\xfe", b'"x"']
)
@pytest.mark.parametrize("step", ["page", "tree", "more", "lookup"])
def test_an_answer_of_another_kind_is_an_error_in_words(body: bytes, step: str) -> None:
    assert _read(body, step=step).error


def test_very_deep_trees_and_endless_crossposts_are_read_without_recursion() -> None:
    under = post("abc", "Quiet night")
    data = comment("c0", under, "Deep.")
    for number in range(1, 120):
        data = comment(f"c{number}", under, "Deep.") | {"replies": listing([data])}
    assert len(_read(listing([data])).drafts) == 120
    crossed = post("x0", "Shown")
    for number in range(1, 300):
        crossed = post(f"x{number}", "Shown", crosspost_parent_list=[crossed])
    assert len(_read(listing([crossed])).drafts) == 2


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
_KEYS = sorted(
    {
        *post("abc", "x"),
        *comment("c", post("abc", "x"), "x"),
        "poll_data",
        "gallery_data",
        "media_metadata",
        "media",
        "crosspost_parent_list",
    }
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=6), st.sampled_from(["t1", "t3", "more"]))
def test_wrong_values_never_raise_and_are_named(changed: dict[str, Any], kind: str) -> None:
    whole = post("abc", "Quiet night") | comment("c1", post("abc", "Quiet night"), "Yes.") | changed
    value = {"kind": "Listing", "data": {"children": [{"kind": kind, "data": whole}]}}
    for step in ("page", "tree", "more", "lookup"):
        harvest = _read(value, step=step)
        assert all(draft.url.startswith("https://www.reddit.com/") for draft in harvest.drafts)
        if step == "page" and kind != "more":
            assert harvest.drafts or harvest.gone or harvest.refused


@settings(max_examples=60, deadline=None)
@given(_VALUES)
def test_any_json_is_an_error_or_a_harvest(value: Any) -> None:
    for step in ("page", "tree", "more", "lookup"):
        harvest = _read(value, step=step)
        assert harvest.error or not harvest.drafts
