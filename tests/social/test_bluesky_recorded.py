"""The protocol's own cases: names, times, and the lexicons that requests and the fiction of these tests keep to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.harvest import Ask, Task
from crawler.social import bluesky
from crawler.social.bluesky_addresses import is_did, is_handle, is_key, read_uri
from crawler.social.fields import instant, moment
from tests.corpus import corpus
from tests.services.platforms.bluesky import Bluesky
from tests.services.platforms.bluesky_fiction import author, post, quoting, repost
from tests.services.platforms.driving import drive

NOW = datetime(2026, 5, 6, tzinfo=UTC)
ANA, BO = author("ana.quay.example", "Ana Ruiz"), author("bo.pier.example")


def cases(name: str) -> list[str]:
    lines = (corpus("social-bluesky") / "interop-test-files" / "syntax" / f"{name}.txt").read_text("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "check"), [("handle", is_handle), ("did", is_did), ("recordkey", is_key)])
def test_names_are_told_apart_as_the_protocol_does(name: str, check: Any) -> None:
    assert [one for one in cases(f"{name}_syntax_valid") if not check(one)] == []
    assert [one for one in cases(f"{name}_syntax_invalid") if check(one)] == []


def test_addresses_of_records_are_read_and_no_others() -> None:
    valid = [one for one in cases("aturi_syntax_valid") if one.count("/") == 4]
    assert len(valid) > 10
    assert [one for one in valid if (read := read_uri(one)) is None or read.uri != one] == []
    assert [one for one in cases("aturi_syntax_invalid") if read_uri(one)] == []


def test_every_time_that_the_protocol_allows_is_read() -> None:
    for one in cases("datetime_syntax_valid"):
        written = moment(one)
        assert written is not None, one
        assert instant(written) == instant(one)
        assert "Z" not in written
    assert [one for one in cases("datetime_parse_invalid") if moment(one)] == []


def lexicon(name: str) -> dict[str, Any]:
    file = corpus("social-bluesky") / "lexicons" / f"{name.replace('.', '/')}.json"
    defined: dict[str, Any] = json.loads(file.read_text("utf-8"))["defs"]
    return defined


def _requests(server: Bluesky) -> list[Ask]:
    def of(path: str, **more: Any) -> Task:
        return Task("quay", "bluesky", f"https://bsky.app{path}", NOW, api=server.url, **more)

    tasks = [
        of("/profile/ana.quay.example"),
        of("/profile/ana.quay.example", params={"replies": False}),
        of("/search?q=fog"),
        of("/hashtag/fog?author=bo.pier.example"),
        of("/profile/ana.quay.example/post/3k00000000002"),
    ]
    begun = [ask for task in tasks for ask in bluesky.begin(task).asks]
    again = bluesky.recheck(tasks[0], [f"https://bsky.app/profile/n{n}.example/post/3k{n}" for n in range(60)])
    further = [ask for task in tasks for harvest in drive(bluesky, task, limit=20) for ask in harvest.asks]
    return [*begun, *again, *further]


def test_requests_keep_to_the_lexicons() -> None:
    with Bluesky([post(n, ANA) for n in range(1, 150)]) as server:
        asks = _requests(server)
    assert len({urlsplit(ask.url).path for ask in asks}) >= 5
    for ask in asks:
        parts = urlsplit(ask.url)
        allowed = lexicon(parts.path.removeprefix("/xrpc/"))["main"]["parameters"]
        query = parse_qs(parts.query, strict_parsing=True)
        assert set(allowed.get("required", [])) <= set(query) <= set(allowed["properties"])
        for name, values in query.items():
            kind = allowed["properties"][name]
            assert len(values) <= kind.get("maxLength", 1 if kind["type"] != "array" else 10**6)
            assert kind["type"] != "integer" or int(values[0]) <= kind["maximum"]


@pytest.mark.parametrize(
    ("name", "part", "value"),
    [
        ("app.bsky.feed.defs", "postView", post(7, ANA, embed=quoting(post(5, BO)))),
        ("app.bsky.feed.defs", "feedViewPost", repost(9, ANA, post(7, BO))),
        ("app.bsky.feed.defs", "reasonRepost", repost(9, ANA, post(7, BO))["reason"]),
        ("app.bsky.feed.post", "main.record", post(7, ANA)["record"]),
        ("app.bsky.embed.record", "viewRecord", quoting(post(5, BO))["record"]),
        ("app.bsky.actor.defs", "profileViewBasic", ANA),
    ],
)
def test_the_fiction_of_these_tests_has_the_fields_that_hosts_give(name: str, part: str, value: dict[str, Any]) -> None:
    defined = lexicon(name)
    for step in part.split("."):
        defined = defined[step]
    allowed = {*defined["properties"], "$type"}
    assert set(defined.get("required", [])) <= set(value) <= allowed
