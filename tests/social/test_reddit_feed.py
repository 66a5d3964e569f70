"""Reddit without credentials: its Atom feeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.harvest import Answer, Harvest, Task
from crawler.social import reddit
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.reddit import Reddit
from tests.services.platforms.reddit_things import atom, comment, fiction, post

NOW = datetime(2026, 11, 20, tzinfo=UTC)
BASE = "https://www.reddit.com/r/quaywatch/comments"


@pytest.fixture
def server() -> Iterator[Reddit]:
    posts, comments = fiction(60, 2)
    with Reddit(posts, comments, page=25) as made:
        yield made


def _task(server: Reddit, path: str = "r/quaywatch/") -> Task:
    return Task("quay", "reddit", f"https://www.reddit.com/{path}", NOW, api=server.url, limit=1000)


def _read(body: bytes, url: str = "https://www.reddit.com/r/quaywatch/") -> Harvest:
    task = Task("quay", "reddit", url, NOW)
    (ask,) = reddit.begin(task).asks
    return reddit.read(Answer(task, ask, ask.url, 200, {"content-type": "application/atom+xml"}, body, NOW))


def test_every_post_and_comment_is_read_once(server: Reddit) -> None:
    found = [draft.url for draft in drafts(drive(reddit, _task(server), limit=200))]
    assert sorted(found) == sorted(f"https://www.reddit.com{data['permalink']}" for data in server.things.values())
    assert all(".rss" in path for path in server.asked("/"))


def test_a_later_run_reads_new_posts_and_asks_threads_as_pages_of_their_own(server: Reddit) -> None:
    task = _task(server)
    harvests = drive(reddit, task, limit=200)
    trees = [ask for harvest in harvests for ask in harvest.asks if "/comments/" in ask.url]
    assert len(trees) == 60
    assert all(ask.revisit for ask in trees)
    server.add(post("late", "Late bulletin", "Late word.", hour=200))
    again = drive(reddit, later(task, harvests), limit=1)
    assert [draft.text for draft in drafts(again)] == ["Late word."]
    assert not [ask for harvest in again for ask in harvest.asks if "after=" in ask.url]


def test_a_thread_is_read_with_its_post() -> None:
    under = post("abc", "Quiet night", "Words.")
    harvest = _read(atom([under, comment("c1", under, "No.")]), f"{BASE}/abc/quiet_night/")
    first, second = harvest.drafts
    assert (first.url, first.title, first.text, first.authors) == (
        f"{BASE}/abc/quiet_night/",
        "Quiet night",
        "Words.",
        ("mira_holt",),
    )
    assert (second.url, second.title, second.text, second.authors) == (
        f"{BASE}/abc/quiet_night/c1/",
        None,
        "No.",
        ("tam_reed",),
    )
    assert second.details["thread"] == first.url
    assert first.published == "2026-11-01T08:00:00+00:00"


def test_a_link_post_names_its_page() -> None:
    harvest = _read(atom([post("abc", "Quiet night", is_self=False, url="https://paper.example/a1")]))
    (draft,) = harvest.drafts
    assert (draft.text, draft.details["links"]) == ("https://paper.example/a1", ["https://paper.example/a1"])


def test_what_was_removed_is_gone() -> None:
    under = post("abc", "Quiet night", "[removed]")
    harvest = _read(atom([under, comment("c1", under, "[deleted]")]), f"{BASE}/abc/quiet_night/")
    assert harvest.drafts == ()
    assert dict(harvest.gone) == {
        f"{BASE}/abc/quiet_night/": "removed by a moderator",
        f"{BASE}/abc/quiet_night/c1/": "deleted by its author",
    }


def test_an_address_of_an_older_host_is_the_same_document() -> None:
    body = atom([post("abc", "Quiet night")]).replace(b"https://www.reddit.com/r/", b"https://old.reddit.com/r/")
    assert [draft.url for draft in _read(body).drafts] == [f"{BASE}/abc/quiet_night/"]


def test_an_entry_that_is_no_post_is_named() -> None:
    body = atom([post("abc", "Quiet night") | {"permalink": "/r/quaywatch/wiki/rules"}, post("def", "Second")])
    harvest = _read(body)
    assert [draft.title for draft in harvest.drafts] == ["Second"]
    assert harvest.refused == (("https://www.reddit.com/r/quaywatch/wiki/rules", "neither a post nor a comment"),)


def test_a_refusal_says_what_would_help(server: Reddit) -> None:
    server.closed["quaywatch"] = (403, "")
    assert "give client_id and client_secret" in (drive(reddit, _task(server))[-1].error or "")


@pytest.mark.parametrize("body", [b"", b"<html><title>Blocked</title></html>", b'{"error": 429}', b"\x00\xff"])
def test_an_answer_that_is_no_feed_is_an_error(body: bytes) -> None:
    assert "no feed" in (_read(body).error or "")


_BODY = atom([post("abc", "Quiet night", "Words."), post("def", "Second", is_self=False, url="https://paper.example/")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(_BODY) - 1), st.integers(0, 300), st.binary(max_size=40))
def test_a_damaged_feed_never_raises(place: int, length: int, junk: bytes) -> None:
    harvest = _read(_BODY[:place] + junk + _BODY[place + length :])
    assert all(draft.url.startswith("https://www.reddit.com/r/") for draft in harvest.drafts)
    assert harvest.error or harvest.cursor
