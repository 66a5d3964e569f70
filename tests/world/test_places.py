"""How the places answer on the wire: paging, what is deleted, what is not there."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.world.reader import ask
from watchfloor.world import World

LOOKUP = "/api/v1/accounts/lookup?acct=harbourwatch"


def _json(url: str) -> Any:
    answer = ask(url)
    assert answer.status == 200, url
    return json.loads(answer.body)


def test_statuses_come_in_pages_by_link_without_gap_or_repetition(world: World) -> None:
    base = world.places["quayside"].base
    url = f"{base}/api/v1/accounts/{_json(base + LOOKUP)['id']}/statuses?limit=40"
    ids: list[str] = []
    while url:
        answer = ask(url)
        page = [one["id"] for one in json.loads(answer.body)]
        ids += page
        found = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        assert bool(found) == bool(page)
        url = found[1] if found else ""
    assert len(ids) == 10
    assert ids == sorted(set(ids), reverse=True)


def test_since_id_leaves_out_what_is_known(world: World) -> None:
    url = f"{world.places['quayside'].base}/api/v1/timelines/tag/slacktide"
    newest = _json(url)[0]["id"]
    assert _json(f"{url}?since_id={newest}") == []


def test_a_deleted_status_answers_404_and_an_edited_one_says_when(world: World) -> None:
    base = f"{world.places['quayside'].base}/api/v1/statuses"
    assert ask(f"{base}/110200000000000009").status == 200
    assert _json(f"{base}/110200000000000008")["edited_at"] is None
    world.correct()
    assert ask(f"{base}/110200000000000009").status == 404
    edited = _json(f"{base}/110200000000000008")
    assert edited["edited_at"]
    assert "fourteen" in edited["content"]


def test_a_deleted_post_is_left_out_of_those_that_are_asked_for(world: World) -> None:
    base = f"{world.places['skylark'].base}/xrpc"
    feed = _json(f"{base}/app.bsky.feed.getAuthorFeed?actor=pilotboat.example&limit=100")
    uris = [entry["post"]["uri"] for entry in feed["feed"]]
    asked = f"{base}/app.bsky.feed.getPosts?" + "&".join(f"uris={uri}" for uri in uris)
    assert len(_json(asked)["posts"]) == len(uris)
    world.correct()
    assert len(_json(asked)["posts"]) == len(uris) - 1


def test_previews_go_backwards_to_the_first_post(world: World) -> None:
    base = world.places["estrecho"].base
    channel = "/s/faro_del_estrecho_ficcion"
    newest = ask(base + channel).body.decode()
    (before,) = re.findall(r'data-before="(\d+)"', newest)
    oldest = ask(f"{base}{channel}?before={before}").body.decode()
    posts = [re.findall(r'data-post="\w+/(\d+)"', page) for page in (oldest, newest)]
    assert [number for page in posts for number in page] == [str(number) for number in range(101, 110)]
    assert "data-before" not in oldest


def test_the_forum_has_one_thread_of_two_pages(world: World) -> None:
    base = world.places["tidewrack"].base
    pages = [ask(f"{base}/viewtopic.php?f=2&t={thread}").body.decode() for thread in (41, 42, 43)]
    assert ['rel="next"' in page for page in pages] == [True, False, False]


@pytest.mark.parametrize("name", ["quayside", "skylark", "slacktide", "estrecho", "tidewrack", "soundings", "register"])
@pytest.mark.parametrize("path", ["/no/such/page", "/?limit=x&start=-1&before=%00", "//", "/%zz"])
def test_anything_else_is_answered_in_good_order(world: World, name: str, path: str) -> None:
    assert ask(world.places[name].base + path).status in (200, 404)


def test_corrections_made_twice_change_nothing_more(world: World) -> None:
    url = world.places["register"].base + "/frozen.json"
    before = len(_json(url)["entries"])
    world.correct()
    once = ask(url).body
    world.correct()
    assert ask(url).body == once
    assert len(json.loads(once)["entries"]) == before - 1


def test_the_address_of_a_status_shows_it_to_people_until_it_is_deleted(world: World) -> None:
    url = f"{world.places['quayside'].base}/@harbourwatch/110200000000000009"
    assert "the Watchmaker" in ask(url).body.decode()
    world.correct()
    assert ask(url).status == 404
