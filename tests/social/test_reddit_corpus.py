"""Recorded answers of Reddit's API."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import reddit
from tests.corpus import corpus
from tests.services.platforms.driving import drafts, drive
from tests.services.platforms.reddit import Reddit

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TASK = Task("quay", "reddit", "https://www.reddit.com/r/quaywatch/", NOW, authorized=True)
STEPS: dict[str, dict[str, Any]] = {
    "page": {"page": 1},
    "tree": {"post": "abc", "own": True},
    "more": {"post": "abc"},
    "lookup": {"names": {}},
}
Said = tuple[tuple[str, ...], str | None]
Things = list[tuple[str, dict[str, Any]]]
GONE = ("[deleted]", "[removed]")


def _read(body: bytes, step: str) -> Harvest:
    ask = Ask("https://oauth.reddit.com/x", step, STEPS[step], signed=True)
    return reddit.read(Answer(TASK, ask, ask.url, 200, {"content-type": "application/json"}, body, NOW))


def _recorded() -> Iterator[tuple[str, bytes]]:
    for file in sorted((corpus("social-reddit") / "responses").iterdir()):
        yield file.name, file.read_bytes()


def _things(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Posts and comments in a listing, a tree or a list of more comments, by a way of its own."""
    if isinstance(value, list):
        for one in value:
            yield from _things(one)
    elif isinstance(value, dict):
        if value.get("kind") in ("t1", "t3") and isinstance(value.get("data"), dict):
            yield value["kind"], value["data"]
        for one in value.values():
            yield from _things(one)


@cache
def _harvests() -> list[tuple[Harvest, Things]]:
    return [(_read(body, step), things) for step, body, things in _listings()]


def _listings() -> Iterator[tuple[str, bytes, Things]]:
    for name, body in _recorded():
        if not name.endswith(".json"):
            continue
        value = json.loads(body)
        more = isinstance(value, dict) and bool((value.get("json") or {}).get("data", {}).get("things"))
        if more or (isinstance(value, dict) and value.get("kind") == "Listing") or _is_tree(value):
            yield ("more" if more else "tree" if _is_tree(value) else "page"), body, list(_things(value))


def _is_tree(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and one.get("kind") == "Listing" for one in value)
    )


def _expected(kind: str, data: dict[str, Any]) -> Said | None:
    """Author and time of what is there; None for what was deleted or removed."""
    if data.get("selftext" if kind == "t3" else "body") in GONE and (kind == "t1" or not data["title"]):
        return None
    when = datetime.fromtimestamp(data["created_utc"], UTC).isoformat()
    return ((), when) if data["author"] in GONE else ((data["author"],), when)


def test_every_recorded_post_and_comment_is_one_document_with_its_author_and_time() -> None:
    right = total = 0
    for harvest, things in _harvests():
        found: Counter[Said] = Counter((tuple(draft.authors), draft.published) for draft in harvest.drafts)
        wanted: Counter[Said] = Counter(one for kind, data in things if (one := _expected(kind, data)))
        right += (found & wanted).total()
        total += max(found.total(), wanted.total())
    assert total > 2_000
    assert right / total >= 0.99


def test_addresses_of_one_answer_are_different_and_comments_name_their_thread() -> None:
    for harvest, _ in _harvests():
        found = harvest.drafts
        assert len({draft.url for draft in found}) == len(found)
        for draft in found:
            assert draft.url.startswith("https://www.reddit.com/")
            assert draft.title or draft.url.startswith(draft.details["thread"])


def test_no_recorded_answer_of_any_kind_raises_whatever_it_was_asked_for() -> None:
    for name, body in _recorded():
        if name != "index.jsonl":
            for step in ("page", "tree"):
                harvest = _read(body, step)
                assert harvest.error or harvest.cursor


def test_recorded_things_served_by_a_reddit_are_all_read_once() -> None:
    posts, comments = {}, {}
    for _, _, things in _listings():
        for kind, data in things:
            if kind == "t3" and data.get("subreddit") == "<TEST_SUBREDDIT>" and not data.get("removed_by_category"):
                posts[data["name"]] = data | {"subreddit": "quaywatch"}
            elif kind == "t1" and data.get("link_id") and data.get("body") not in GONE:
                comments[data["name"]] = data | {"replies": ""}
    comments = {name: data for name, data in comments.items() if data["link_id"] in posts}
    for data in posts.values():
        data["num_comments"] = sum(one["link_id"] == data["name"] for one in comments.values())
    with Reddit(posts.values(), comments.values(), page=50) as server:
        task = Task("quay", "reddit", TASK.url, NOW, api=server.url, limit=5000, authorized=True)
        harvests = drive(reddit, task, limit=500, secrets={"client_id": "quay-id", "client_secret": "quay-secret"})
    urls = Counter(draft.url for draft in drafts(harvests))
    assert len(posts) > 50
    assert set(urls.values()) == {1}
    reached = set(posts)
    for _ in range(20):  # a recorded tree may lack the comments above one
        reached |= {name for name, data in comments.items() if data["parent_id"] in reached}
    assert len(urls) >= 0.99 * len(reached)
