"""Runs over Reddit with credentials: listings, comment trees, later runs, looking again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.harvest import Ask, Harvest, Task
from crawler.social import reddit
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.reddit import Reddit
from tests.services.platforms.reddit_things import BEGAN, comment, fiction, post

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SECRETS = {"client_id": "quay-id", "client_secret": "quay-secret"}


@pytest.fixture
def server() -> Iterator[Reddit]:
    posts, comments = fiction(12, 4)
    with Reddit(posts, comments, page=5) as made:
        yield made


def _task(server: Reddit, path: str = "r/quaywatch/") -> Task:
    return Task("quay", "reddit", f"https://www.reddit.com/{path}", NOW, api=server.url, limit=1000, authorized=True)


def _drive(task: Task, **more: object) -> list[Harvest]:
    return drive(reddit, task, secrets=SECRETS, **more)  # type: ignore[arg-type]


def _urls(harvests: Sequence[Harvest]) -> list[str]:
    return [draft.url for draft in drafts(harvests)]


def test_every_post_and_comment_is_read_once(server: Reddit) -> None:
    harvests = _drive(_task(server))
    expected = [f"https://www.reddit.com{data['permalink']}" for data in server.things.values()]
    assert sorted(_urls(harvests)) == sorted(expected)
    assert [harvest.error for harvest in harvests if harvest.error] == []
    assert len(server.asked("/r/quaywatch/new")) == 3


def test_a_later_run_asks_only_for_what_changed(server: Reddit) -> None:
    task = _task(server)
    task = later(task, _drive(task))
    server.add(post("p100", "Late bulletin", "Late word.", hour=200, num_comments=0))
    server.add(comment("late1", server.things["t3_p011"], "A late remark."))
    trees, pages = len(server.asked("/comments/")), len(server.asked("/new"))
    found = drafts(_drive(task))
    assert {"Late word.", "A late remark."} <= {draft.text for draft in found}
    assert [path.partition("?")[0] for path in server.asked("/comments/")[trees:]] == ["/comments/p011"]
    assert len(server.asked("/new")) == pages + 1


def test_a_post_that_a_moderator_let_through_late_is_found_below_newer_ones(server: Reddit) -> None:
    task = _task(server)
    task = later(task, _drive(task))
    server.add(post("held", "Held bulletin", "Held word.", hour=10))
    assert "Held word." in [draft.text for draft in drafts(_drive(task))]


def test_paging_ends_at_the_oldest_wanted(server: Reddit) -> None:
    task = replace(_task(server), oldest=BEGAN + timedelta(hours=7))
    titles = [draft.title for draft in drafts(_drive(task)) if draft.title]
    assert titles == [f"Bulletin {number}" for number in range(12, 6, -1)]
    assert len(server.asked("/new")) == 2


def test_a_run_cut_by_its_limit_goes_on_where_it_stopped(server: Reddit) -> None:
    left: list[Ask] = []
    task = replace(_task(server), limit=7)
    first = _drive(task, left=left)
    assert left
    second = _drive(replace(later(task, first), limit=1000), asks=left)
    assert len(set(_urls(first) + _urls(second))) == 12 * 5


def test_comments_that_a_tree_leaves_out_are_asked_for(server: Reddit) -> None:
    server.tree, server.deep = 2, 1
    found = _urls(_drive(_task(server, "r/quaywatch/comments/p003/bulletin_3/")))
    assert len(set(found)) == 5
    assert server.asked("/api/morechildren")
    assert server.asked("comment=")


def test_comment_trees_can_be_switched_off(server: Reddit) -> None:
    task = replace(_task(server), params={"comments": False})
    assert len(drafts(_drive(task))) == 12
    assert server.asked("/comments/") == []


def test_a_search_finds_posts_by_their_words(server: Reddit) -> None:
    task = replace(_task(server, "search?q=quay+7"), params={"comments": False})
    assert [draft.title for draft in drafts(_drive(task))] == ["Bulletin 7"]


def test_a_user_is_read_with_posts_and_comments(server: Reddit) -> None:
    found = drafts(_drive(_task(server, "user/tam_reed")))
    assert len(found) == 48
    assert {draft.authors for draft in found} == {("tam_reed",)}


def test_what_was_deleted_or_removed_is_gone_and_replaces_nothing(server: Reddit) -> None:
    task = _task(server, "r/quaywatch/comments/p003/bulletin_3/")
    task = later(task, _drive(task))
    server.delete("t1_p003c1")
    server.remove("t1_p003c2")
    server.delete("t3_p003")
    harvests = _drive(task)
    base = "https://www.reddit.com/r/quaywatch/comments/p003/bulletin_3/"
    assert {one for harvest in harvests for one in harvest.gone} == {
        (base, "deleted by its author"),
        (f"{base}p003c1/", "deleted by its author"),
        (f"{base}p003c2/", "removed by a moderator"),
    }
    assert sorted(_urls(harvests)) == [f"{base}p003c3/", f"{base}p003c4/"]


def test_looking_again_sees_edits_counters_and_deletions(server: Reddit) -> None:
    base = "https://www.reddit.com/r/quaywatch/comments/p003/bulletin_3/"
    server.things["t3_p003"] |= {"selftext": "Corrected.", "selftext_html": None, "score": 99, "edited": 1793520000.0}
    server.delete("t1_p003c1")
    del server.things["t1_p003c2"]
    asks = reddit.recheck(_task(server), [base, f"{base}p003c1/", f"{base}p003c2/", "https://quay.example/"])
    harvests = _drive(_task(server), asks=asks)
    (draft,) = drafts(harvests)
    assert (draft.url, draft.text, draft.details["counters"]["score"]) == (base, "Corrected.", 99)
    assert draft.details["edited"] == "2026-11-01T08:00:00+00:00"
    assert {one for harvest in harvests for one in harvest.gone} == {
        (f"{base}p003c1/", "deleted by its author"),
        (f"{base}p003c2/", "no longer given out by Reddit"),
    }


def test_a_lookup_that_says_nothing_of_many_is_an_error(server: Reddit) -> None:
    base = "https://www.reddit.com/r/quaywatch/comments/none1/x/"
    asks = reddit.recheck(_task(server), [base, f"{base}none2/"])
    assert "nothing of any of 2" in (_drive(_task(server), asks=asks)[-1].error or "")


def test_nothing_is_looked_up_without_credentials(server: Reddit) -> None:
    assert reddit.recheck(replace(_task(server), authorized=False), ["https://www.reddit.com/comments/abc/"]) == ()


@pytest.mark.parametrize(
    ("status", "reason", "words"),
    [
        (403, "private", "r/quaywatch is private"),
        (404, "banned", "r/quaywatch was banned by Reddit"),
        (403, "quarantined", "r/quaywatch is quarantined"),
        (403, "", "Reddit refused the credentials for r/quaywatch (status 403)"),
        (404, "", "there is no r/quaywatch"),
    ],
)
def test_a_closed_subreddit_is_named_in_words(server: Reddit, status: int, reason: str, words: str) -> None:
    server.closed["quaywatch"] = (status, reason)
    assert words in (_drive(_task(server))[-1].error or "")


def test_an_unknown_subreddit_is_named(server: Reddit) -> None:
    assert _drive(_task(server, "r/nobodythere/"))[-1].error == "there is no subreddit r/nobodythere"


def test_wrong_credentials_are_named_and_ask_for_nothing_more(server: Reddit) -> None:
    harvests = drive(reddit, _task(server), secrets={"client_id": "quay-id", "client_secret": "wrong"}, limit=1)
    assert harvests[-1].error == "Reddit refused client_id and client_secret (status 401)"


def test_the_request_for_a_token_is_secret_and_none_is_made_without_credentials(server: Reddit) -> None:
    ask = reddit.login(_task(server), SECRETS)
    assert ask is not None
    assert ask.secret
    assert "quay-secret" not in f"{ask.url}{ask.state}{ask.body!r}"
    assert reddit.login(_task(server), {"client_id": "x"}) is None


def test_the_host_is_left_alone_when_no_requests_are_left(server: Reddit) -> None:
    server.remaining = 1.0
    assert _drive(_task(server))[-1].rest == 45.0
    server.remaining = 50.0
    assert _drive(_task(server))[-1].rest is None
