"""Runs over a host that answers as Bluesky does: paging, later runs, threads, deletions, logins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.harvest import Answer, Ask, Task
from crawler.social import bluesky
from tests.services.platforms.bluesky import JWT, Bluesky
from tests.services.platforms.bluesky_fiction import address, author, pin, post, repost
from tests.services.platforms.driving import drafts, drive, later

NOW = datetime(2026, 5, 6, tzinfo=UTC)
ANA = author("ana.quay.example", "Ana Ruiz")
BO = author("bo.pier.example")
POSTED = [post(n, BO if n % 5 == 0 else ANA, f"Fog {n}") for n in range(100, 400)]


@pytest.fixture
def server() -> Iterator[Bluesky]:
    with Bluesky(POSTED) as made:
        yield made


def task(server: Bluesky, path: str = "/profile/ana.quay.example", **more: Any) -> Task:
    made: dict[str, Any] = {"source": "quay", "kind": "bluesky", "now": NOW, "limit": 1000}
    return Task(**made | {"url": f"https://bsky.app{path}", "api": server.url} | more)


def numbers(found: list[Any]) -> list[int]:
    return [int(draft.url[-11:]) for draft in found if draft.kind == "post"]


def test_an_account_is_its_profile_and_all_its_posts(server: Bluesky) -> None:
    found = drafts(drive(bluesky, task(server)))
    assert found[0].url == "https://bsky.app/profile/ana.quay.example"
    assert numbers(found) == [n for n in range(399, 99, -1) if n % 5]
    assert len(server.asked("getAuthorFeed")) == 3


@pytest.mark.parametrize("path", ["/search?q=fog", "/search?q=Fog+", "/search/?q=fog&f=live"])
def test_a_search_is_paged_to_its_end(server: Bluesky, path: str) -> None:
    assert numbers(drafts(drive(bluesky, task(server, path)))) == list(range(399, 99, -1))


def test_a_hashtag_is_a_search_for_it(server: Bluesky) -> None:
    server.add(post(500, BO, "All in the #Fog"))
    assert numbers(drafts(drive(bluesky, task(server, "/hashtag/fog")))) == [500]


def test_a_later_run_stops_at_what_is_known(server: Bluesky) -> None:
    first = drive(bluesky, task(server))
    asked = len(server.asked("getAuthorFeed"))
    again = drive(bluesky, later(task(server), first))
    assert len(server.asked("getAuthorFeed")) == asked + 1
    server.add(*(post(n, ANA) for n in range(400, 550)))
    third = drive(bluesky, later(later(task(server), first), again))
    assert numbers(drafts(third))[:150] == list(range(549, 399, -1))
    assert len(server.asked("getAuthorFeed")) == asked + 4  # two with something new, one with nothing new


def test_reposts_pins_and_late_posts_are_found_by_a_later_run(server: Bluesky) -> None:
    first = drive(bluesky, task(server))
    old, late = post(1, BO), post(397, ANA, "Late", uri=f"at://{ANA['did']}/app.bsky.feed.post/3k00000000777")
    server.add(pin(POSTED[1]), repost(600, ANA, old), late)
    again = drive(bluesky, later(task(server), first))
    assert {1, 777} <= set(numbers(drafts(again)))
    assert [one.document for harvest in again for one in harvest.relations] == [address(old)]


def test_a_pinned_old_post_neither_stops_paging_nor_sets_the_cursor(server: Bluesky) -> None:
    server.add(pin(post(1, ANA)))
    found = drive(bluesky, task(server, oldest=datetime(2026, 5, 4, 0, 2, tzinfo=UTC)))
    assert len(numbers(drafts(found))) == 240
    assert found[2].cursor["newest"] == "2026-05-04T06:39:00+00:00"


def test_a_run_cut_by_its_limit_goes_on_where_it_stopped(server: Bluesky) -> None:
    left: list[Ask] = []
    cut = drive(bluesky, task(server, "/search?q=fog", limit=100), left=left)
    rest = drive(bluesky, later(task(server, "/search?q=fog"), cut), asks=left)
    assert numbers(drafts(cut)) + numbers(drafts(rest)) == list(range(399, 99, -1))


def test_paging_stops_at_what_is_too_old(server: Bluesky) -> None:
    aged = task(server, "/search?q=fog", oldest=datetime(2026, 5, 4, 5, 30, tzinfo=UTC))
    assert numbers(drafts(drive(bluesky, aged))) == list(range(399, 329, -1))
    assert len(server.asked("searchPosts")) == 1


def test_a_recent_repost_of_an_old_post_does_not_stop_paging(server: Bluesky) -> None:
    server.add(*(repost(500 + n, ANA, post(n, BO)) for n in range(100)))
    aged = task(server, oldest=datetime(2026, 5, 4, 5, 30, tzinfo=UTC))
    assert numbers(drafts(drive(bluesky, aged))) == [n for n in range(399, 329, -1) if n % 5]


def test_replies_can_be_left_out(server: Bluesky) -> None:
    server.add(post(500, ANA, reply=POSTED[0]))
    assert 500 in numbers(drafts(drive(bluesky, task(server))))
    assert 500 not in numbers(drafts(drive(bluesky, task(server, params={"replies": False}))))


def test_a_thread_is_read_up_and_down(server: Bluesky) -> None:
    first = post(1, BO)
    second = post(2, ANA, reply=first)
    third, other = post(3, BO, reply=second), post(4, BO, reply=first)
    fourth = post(5, ANA, reply=third)
    server.add(first, second, third, fourth, other)
    found = drafts(drive(bluesky, task(server, "/profile/ana.quay.example/post/3k00000000002")))
    assert numbers(found) == [1, 2, 3, 5]
    assert [draft.details.get("thread") for draft in found] == [None, *[address(first)] * 3]


def test_a_thread_deeper_than_one_answer_is_followed_down(server: Bluesky) -> None:
    chain = [post(1, BO, replyCount=1)]
    for n in range(2, 251):
        chain.append(post(n + 1000, ANA, reply=chain[-1], replyCount=0 if n == 250 else 1))
    server.entries = [{"post": one} for one in chain]
    found = numbers(drafts(drive(bluesky, task(server, "/profile/bo.pier.example/post/3k00000000001"))))
    assert sorted(set(found)) == [1, *range(1002, 1251)]
    assert len(server.asked("getPostThread")) == 3


def test_what_is_gone_from_a_thread_is_said(server: Bluesky) -> None:
    first = post(1, BO)
    server.add(post(2, ANA, reply=first))
    told = drive(bluesky, task(server, "/profile/ana.quay.example/post/3k00000000002"))[1]
    assert [where for where, _ in told.gone] == [f"https://bsky.app/profile/{BO['did']}/post/3k00000000001"]
    whole = drive(bluesky, task(server, "/profile/ana.quay.example/post/3k00000000009"))[1]
    assert [where for where, _ in whole.gone] == ["https://bsky.app/profile/ana.quay.example/post/3k00000000009"]


def test_known_posts_are_asked_again_and_those_not_shown_are_gone(server: Bluesky) -> None:
    known = [address(one) for one in POSTED[:60]]
    server.delete(POSTED[7]["uri"])
    server.entries[3]["post"]["likeCount"] = 9
    by_did = f"https://bsky.app/profile/{BO['did']}/post/3k00000000399"
    asks = bluesky.recheck(task(server), [*known, by_did.replace("399", "395"), "https://gazette.example/"])
    harvests = drive(bluesky, task(server), asks=asks)
    assert [where for harvest in harvests for where, _ in harvest.gone] == [known[7]]
    again = {draft.url: draft for draft in drafts(harvests)}
    assert set(again) == {*known, by_did.replace("399", "395")} - {known[7]}
    assert again[known[3]].details["counters"]["likes"] == 9
    assert len(server.asked("getProfiles")) == 1
    assert len(server.asked("getPosts")) == 1 + 3


def test_posts_of_who_has_no_such_name_any_more_are_not_called_gone(server: Bluesky) -> None:
    asks = bluesky.recheck(task(server), [address(POSTED[1]), address(POSTED[0])])
    server.entries = [one | {"post": one["post"] | {"author": dict(one["post"]["author"])}} for one in server.entries]
    server.rename(ANA["did"], "ana.new.example")
    harvests = drive(bluesky, task(server), asks=asks)
    assert not [one for harvest in harvests for one in harvest.gone]
    assert "ana.quay.example" in harvests[1].notes[0]
    assert [draft.url for draft in drafts(harvests)] == [address(POSTED[0])]


def test_a_host_that_forgets_what_it_was_asked_for_deletes_nothing(server: Bluesky) -> None:
    ask = Ask("https://public.api.bsky.app/xrpc/x", "posts", {"posts": {POSTED[0]["uri"]: address(POSTED[0])}})
    for body in (b"{}", b'{"posts": null}', b"[]"):
        harvest = bluesky.read(Answer(task(server), ask, ask.url, 200, {}, body, NOW))
        assert harvest.error
        assert not harvest.gone


def test_a_search_for_members_needs_a_login_and_says_so(server: Bluesky) -> None:
    server.members, server.login = "search", ("ana.quay.example", "app-word")
    error = drive(bluesky, task(server, "/search?q=fog"))[-1].error or ""
    assert "WATCHFLOOR_CREDENTIALS__BLUESKY__IDENTIFIER" in error
    secrets = {"identifier": "ana.quay.example", "password": "app-word"}
    signed = task(server, "/search?q=fog", authorized=True)
    harvests = drive(bluesky, signed, secrets=secrets)
    assert len(drafts(harvests)) == 300
    assert harvests[1].token == {"authorization": f"Bearer {JWT}"}


def test_a_refused_login_says_so_without_the_password(server: Bluesky) -> None:
    secrets = {"identifier": "ana.quay.example", "password": "wrong-word"}
    ask = bluesky.login(task(server), secrets)
    assert ask is not None
    assert (ask.secret, ask.method) == (True, "POST")
    error = drive(bluesky, task(server, authorized=True), secrets=secrets)[1].error or ""
    assert "refuses the identifier" in error
    assert "wrong-word" not in error
    assert bluesky.login(task(server), {"identifier": "ana.quay.example"}) is None


def test_a_session_that_ended_is_named(server: Bluesky) -> None:
    server.login, server.expired = ("ana.quay.example", "w"), True
    signed = task(server, authorized=True)
    harvests = drive(bluesky, signed, secrets={"identifier": "ana.quay.example", "password": "w"})
    assert "ExpiredToken" in (harvests[-1].error or "")


def test_further_pages_of_a_search_that_are_for_members_end_it_with_a_remark(server: Bluesky) -> None:
    begun = drive(bluesky, task(server, "/search?q=fog"), limit=1)
    server.members = "search"
    further = drive(bluesky, task(server, "/search?q=fog"), asks=begun[1].asks)[1]
    assert further.error is None
    assert "page 2" in further.notes[0]


def test_hosts_are_those_of_the_network_unless_another_is_named() -> None:
    of = Task(source="quay", kind="bluesky", url="https://bsky.app/profile/ana.quay.example", now=NOW)
    assert bluesky.begin(of).asks[0].url.startswith("https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?")
    assert bluesky.begin(replace(of, authorized=True)).asks[0].url.startswith("https://bsky.social/xrpc/")
    signed = bluesky.begin(replace(of, authorized=True)).asks[0]
    assert signed.signed
    assert 401 not in signed.tolerate  # so that the crawl begins a new session
    assert 401 in bluesky.begin(of).asks[0].tolerate


def test_an_unknown_account_or_address_is_an_error(server: Bluesky) -> None:
    assert "Profile not found" in (drive(bluesky, task(server, "/profile/no.body.example"))[-1].error or "")
    for path in ("/", "/profile/", "/profile/a b", "/search", "/search?q=", "/profile/a.example/post/../x", "/feeds"):
        assert "not the address" in (bluesky.begin(task(server, path)).error or "")
