"""Discourse forums by their interface."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.forums import discourse
from crawler.harvest import Ask, Harvest, Task
from tests.corpus import corpus
from tests.forums.running import NOW, answer

HOST = "https://deck.harbour.example"
TOPIC = {"topic": 7, "known": 0, "mark": "2024-05-03T10:00:00.000Z"}


def _task(path: str = "/latest", **more: Any) -> Task:
    return Task("deck", "discourse", HOST + path, NOW, **more)


def _post(number: int, cooked: str = "<p>The buoy is gone.</p>", **more: Any) -> dict[str, Any]:
    post = {
        "id": 900 + number, "username": "keeper", "name": "Ida Keeper", "created_at": "2024-05-03T09:00:00.250Z",
        "updated_at": "2024-05-03T09:30:00.000Z", "cooked": cooked, "post_number": number, "post_type": 1, "version": 1,
        "reply_count": 2, "reads": 31, "actions_summary": [{"id": 2, "count": 5}], "deleted_at": None,
    }  # fmt: skip
    return post | more


def _topic(*posts: Any, **more: Any) -> dict[str, Any]:
    stream = {"posts": list(posts), "stream": [post.get("id") for post in posts if isinstance(post, dict)]}
    return {"id": 7, "slug": "lost-buoy", "title": "Lost buoy", "highest_post_number": 2, "post_stream": stream} | more


def _read(held: Any, step: str = "topic", state: dict[str, Any] | None = None, task: Task | None = None) -> Harvest:
    ask = Ask(f"{HOST}/t/7.json", step, TOPIC if state is None else state)
    return discourse.read(answer(task or _task(), ask, json.dumps(held).encode(), content_type="application/json"))


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("", "/latest.json?page=0"),
        ("/latest", "/latest.json?page=0"),
        ("/top", "/top.json?page=0"),
        ("/c/port-news/12", "/c/port-news/12.json?page=0"),
        ("/c/port/port-news/12/l/latest", "/c/port/port-news/12.json?page=0"),
        ("/tag/tides", "/tag/tides.json?page=0"),
        ("/t/lost-buoy/7", "/t/7.json"),
        ("/t/lost-buoy/7/13", "/t/7.json"),
        ("/search?q=grey%20boat", "/search.json?q=grey+boat+order%3Alatest&page=1"),
    ],
)
def test_the_address_that_a_person_sees_leads_to_the_interface(path: str, asked: str) -> None:
    assert [ask.url for ask in discourse.begin(_task(path)).asks] == [HOST + asked]


def test_another_host_may_answer_and_a_forum_may_lie_below_a_path() -> None:
    task = _task("/forum/latest", api="http://127.0.0.1:8123")
    assert [ask.url for ask in discourse.begin(task).asks] == ["http://127.0.0.1:8123/latest.json?page=0"]
    below = discourse.begin(_task("/forum/c/port/3"))
    assert [ask.url for ask in below.asks] == [HOST + "/forum/c/port/3.json?page=0"]


@pytest.mark.parametrize("path", ["/u/keeper", "/search", "/admin/users/list"])
def test_an_address_of_no_list_is_an_error(path: str) -> None:
    assert discourse.begin(_task(path)).error


def test_a_post_carries_all_that_the_forum_says_of_it() -> None:
    cooked = (
        '<p>The buoy is <a href="https://post.velmora.example/buoy">gone</a>.</p><p><img src="/uploads/a.png" '
        'alt="a grey buoy"> <img class="emoji" src="/e.png" alt=":x:"></p>'
    )
    poll = {"options": [{"html": "Storm", "votes": 4}, {"html": "Thieves", "votes": 9}]}
    entry = _post(2, cooked, reply_to_post_number=1, version=2, polls=[poll])
    (draft,) = _read(_topic(entry)).drafts
    assert draft.url == HOST + "/t/lost-buoy/7/2"
    assert draft.title == "Lost buoy"
    assert draft.authors == ("keeper (Ida Keeper)",)
    assert draft.published == "2024-05-03T09:00:00.250+00:00"
    assert draft.text.split("\n\n")[0].startswith("The buoy is gone")
    assert draft.text.endswith("a grey buoy\n\nStorm\nThieves")
    assert draft.details["reply_to"] == HOST + "/t/lost-buoy/7/1"
    assert draft.details["thread"] == HOST + "/t/lost-buoy/7"
    assert draft.details["position"] == 2
    assert draft.details["counters"] == {"likes": 5, "replies": 2, "views": 31}
    assert draft.details["edited"] == "2024-05-03T09:30:00+00:00"
    assert draft.details["links"] == ["https://post.velmora.example/buoy"]
    assert draft.details["media"] == [{"url": HOST + "/uploads/a.png", "type": "image", "description": "a grey buoy"}]
    assert [option["votes"] for option in draft.details["poll"]["options"]] == [4, 9]


def test_a_quoted_post_is_named_and_not_repeated() -> None:
    quote = (
        '<aside class="quote no-group" data-username="keeper" data-post="1" data-topic="7"><div class="title">keeper:'
        "</div><blockquote><p>Old words</p></blockquote></aside><p>New words</p>"
    )
    harvest = _read(_topic(_post(1), _post(2, quote)))
    assert harvest.drafts[1].text == "New words"
    assert [(one.document, one.type) for one in harvest.relations] == [(HOST + "/t/lost-buoy/7/1", "quote")]


def test_posts_that_were_taken_away_are_gone_and_notes_of_the_forum_are_no_documents() -> None:
    posts = [
        _post(1, user_deleted=True), _post(2, deleted_at="2024-05-04T00:00:00Z"), _post(3, hidden=True),
        _post(4, "", post_type=3), _post(5, ""), "nonsense", _post(6),
    ]  # fmt: skip
    harvest = _read(_topic(*posts))
    assert [draft.details["position"] for draft in harvest.drafts] == [6]
    assert [reason for _, reason in harvest.gone] == [
        "deleted by its author", "removed by a moderator", "hidden after complaints",
    ]  # fmt: skip
    assert len(harvest.refused) == 2


def test_the_rest_of_a_topic_is_asked_for_twenty_at_a_time() -> None:
    held = _topic(_post(1))
    held["post_stream"]["stream"] = list(range(901, 951))
    (ask,) = _read(held).asks
    assert ask.url.count("post_ids[]=") == 20
    assert ask.url.startswith(f"{HOST}/t/7/posts.json?post_ids[]=902&")
    given = {"post_stream": {"posts": [_post(n) for n in range(2, 21)]}}
    harvest = _read(given, "posts", dict(ask.state))
    assert [name for name, _ in harvest.refused] == [f"post 921 of {HOST}/t/lost-buoy/7"]
    assert "post_ids[]=922&" in harvest.asks[0].url


def test_a_search_asks_for_found_posts_and_not_for_those_of_an_earlier_run() -> None:
    found = {
        "posts": [{"id": 41, "topic_id": 7}, {"id": 35, "topic_id": 8}, {"id": 20, "topic_id": 7}, {"id": "x"}],
        "topics": [{"id": 7, "slug": "lost-buoy", "title": "Lost buoy"}],
        "grouped_search_result": {"more_full_page_results": True},
    }
    task = _task("/search?q=buoy", cursor={"search": 30})
    harvest = _read(found, "search", {"page": 1}, task)
    assert [ask.url for ask in harvest.asks] == [
        f"{HOST}/t/7/posts.json?post_ids[]=41",
        f"{HOST}/t/8/posts.json?post_ids[]=35",
        f"{HOST}/search.json?q=buoy+order%3Alatest&page=2",
    ]
    assert harvest.cursor == {"search": 41}
    assert len(harvest.refused) == 1


def test_a_refusal_for_asking_too_often_rests_and_then_gives_up() -> None:
    ask = Ask(HOST + "/latest.json?page=0", "list", {"page": 0})
    body = json.dumps({"errors": ["slow down"], "extras": {"wait_seconds": 17}}).encode()
    harvest = discourse.read(answer(_task(), ask, body, 429))
    assert harvest.rest == 17
    assert harvest.asks[0].url == ask.url
    assert discourse.read(answer(_task(), replace(ask, state={"tries": 3}), b"<html>", 429)).error


def test_only_new_enough_topics_are_asked_for() -> None:
    listed = [
        {"id": 1, "bumped_at": "2024-05-03T00:00:00Z", "highest_post_number": 3},
        {"id": 2, "bumped_at": "2024-04-03T00:00:00Z", "highest_post_number": 3},
    ]
    held = {"topic_list": {"topics": listed, "more_topics_url": "/latest?page=1"}}
    task = _task(oldest=datetime(2024, 5, 1, tzinfo=UTC))
    assert [ask.url for ask in _read(held, "list", {"page": 0}, task).asks] == [HOST + "/t/1.json"]


@pytest.mark.parametrize("name", ["topic", "topic_posts"])
def test_recorded_topics_are_read(name: str) -> None:
    held = json.loads((corpus("social-discourse") / "spec" / "fixtures" / f"{name}.json").read_text("utf-8"))
    harvest = _read(held, state={"topic": held["id"], "known": 0, "mark": ""})
    written = [one for one in held["post_stream"]["posts"] if one["post_type"] < 3]
    assert len(harvest.drafts) == len(written)
    assert [draft.authors[0].split(" (")[0] for draft in harvest.drafts] == [one["username"] for one in written]


def test_recorded_lists_are_read() -> None:
    folder = corpus("social-discourse") / "spec" / "fixtures"
    for name in ("latest", "category_topics", "category_latest_topics", "hot", "top"):
        held = json.loads((folder / f"{name}.json").read_text("utf-8"))
        assert _read(held, "list", {"page": 0}).asks


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["topic", "posts", "list", "search", "recheck"]), st.data())
def test_no_answer_stops_the_reader(step: str, data: st.DataObject) -> None:
    post = _post(1)
    post[data.draw(st.sampled_from(sorted(post)))] = data.draw(_JSON)
    held: Any = _topic(post, data.draw(_JSON)) if data.draw(st.booleans()) else _topic(post)
    held["topic_list"] = {"topics": [data.draw(_JSON), {"id": data.draw(_JSON), "bumped_at": data.draw(_JSON)}]}
    held["posts"] = [data.draw(_JSON), {"id": data.draw(_JSON), "topic_id": data.draw(_JSON)}]
    held[data.draw(st.sampled_from(sorted(held)))] = data.draw(_JSON)
    harvest = _read(held, step, data.draw(st.just(TOPIC) | st.dictionaries(st.sampled_from(sorted(TOPIC)), _JSON)))
    assert harvest.error is None or harvest.error
    for draft in harvest.drafts:
        draft.text.encode()
        assert draft.url.startswith(HOST)


def test_what_is_no_json_is_an_error() -> None:
    for body in (b"<html>", b"", b"[" * 100_000, b"\xff\xfe", b"[]", b"3"):
        assert discourse.read(answer(_task(), Ask(HOST, "topic", TOPIC), body)).error
