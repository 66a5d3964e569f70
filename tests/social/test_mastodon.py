"""Runs over a server that answers as Mastodon does: paging, later runs, limits, deletions, logins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.harvest import Answer, Ask, Task
from crawler.social import mastodon
from tests.services.platforms.driving import drafts, drive, later
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.mastodon_fiction import account, boost, status

NOW = datetime(2026, 5, 5, tzinfo=UTC)
ANA = account("ana", shown="Ana Ruiz")
BO = account("bo", host="pier.example")
TAGS = [{"name": "Fog"}]


@pytest.fixture
def server() -> Iterator[Mastodon]:
    posted = [status(n, BO if n % 5 == 0 else ANA, f"<p>Fog {n}</p>", tags=TAGS) for n in range(95, 186)]
    with Mastodon(posted) as made:
        yield made


def task(server: Mastodon, path: str = "/@ana", **more: Any) -> Task:
    made: dict[str, Any] = {"source": "quay", "kind": "mastodon", "now": NOW, "limit": 1000}
    return Task(**made | {"url": f"https://quay.example{path}", "api": server.url} | more)


def numbers(found: list[Any]) -> list[int]:
    return [int(draft.url.rpartition("/")[2]) for draft in found if draft.kind == "post"]


def test_an_account_is_its_profile_and_all_its_statuses(server: Mastodon) -> None:
    found = drafts(drive(mastodon, task(server)))
    assert found[0].kind == "document"
    assert numbers(found) == [n for n in range(185, 94, -1) if n % 5]
    assert len(server.asked("/statuses?")) == 2 + 1  # the last page is empty, and says so


@pytest.mark.parametrize("path", ["/tags/fog", "/tags/FOG/", "/public", "/public/"])
def test_a_timeline_is_paged_to_its_end(server: Mastodon, path: str) -> None:
    assert numbers(drafts(drive(mastodon, task(server, path)))) == list(range(185, 94, -1))


def test_the_local_timeline_is_that_of_the_server_alone(server: Mastodon) -> None:
    found = drafts(drive(mastodon, task(server, "/public/local")))
    assert {draft.authors for draft in found} == {("ana (Ana Ruiz)",)}


def test_a_source_without_another_host_is_asked_itself(server: Mastodon) -> None:
    found = drafts(drive(mastodon, task(server, url=f"{server.url}/@bo@pier.example", api=None)))
    assert found[0].url == "https://pier.example/@bo"
    assert numbers(found) == list(range(185, 94, -5))


def test_a_later_run_asks_only_for_what_is_new(server: Mastodon) -> None:
    first = drive(mastodon, task(server, "/public"))
    server.add(*(status(n, ANA) for n in range(186, 290)))
    asked = len(server.asked("timelines"))
    again = drive(mastodon, later(task(server, "/public"), first))
    assert numbers(drafts(again)) == list(range(289, 185, -1))
    assert all("since_id=185" in path for path in server.asked("timelines")[asked:])
    third = later(later(task(server, "/public"), first), again)
    assert not drafts(drive(mastodon, third))


def test_the_cursor_of_another_address_does_not_count(server: Mastodon) -> None:
    first = drive(mastodon, task(server, "/public"))
    moved = later(task(server, "/tags/fog"), first)
    assert len(drafts(drive(mastodon, moved))) == 91


def test_a_run_cut_by_its_limit_goes_on_where_it_stopped(server: Mastodon) -> None:
    left: list[Ask] = []
    first = drafts(drive(mastodon, task(server, "/public", limit=40), left=left))
    rest = drafts(drive(mastodon, task(server, "/public"), asks=left))
    assert numbers(first) + numbers(rest) == list(range(185, 94, -1))


def test_paging_stops_at_what_is_too_old(server: Mastodon) -> None:
    aged = task(server, "/public", oldest=datetime(2026, 5, 4, 2, 20, tzinfo=UTC))
    harvests = drive(mastodon, aged)
    assert numbers(drafts(harvests)) == list(range(185, 139, -1))
    assert len(server.asked("timelines")) == 2


def test_a_recent_boost_of_an_old_status_does_not_stop_paging(server: Mastodon) -> None:
    old = status(1, BO)
    server.add(*(boost(n, ANA, old) for n in range(300, 340)))
    aged = task(server, oldest=datetime(2026, 5, 4, 2, 0, tzinfo=UTC))
    assert numbers(drafts(drive(mastodon, aged))) == [n for n in range(185, 119, -1) if n % 5]


def test_replies_and_boosts_can_be_left_out(server: Mastodon) -> None:
    server.add(status(300, ANA, in_reply_to_id="185"), boost(301, ANA, status(1, BO)))
    everything = numbers(drafts(drive(mastodon, task(server))))
    own = numbers(drafts(drive(mastodon, task(server, params={"replies": False, "boosts": False}))))
    assert set(everything) - set(own) == {300, 1}


def test_a_post_is_read_with_its_thread(server: Mastodon) -> None:
    server.add(status(300, ANA, in_reply_to_id="185"), status(301, ANA, in_reply_to_id="300"), status(302, ANA))
    found = drafts(drive(mastodon, task(server, "/@ana/300")))
    assert numbers(found) == [300, 185, 301]


def test_known_posts_are_asked_again_and_deleted_ones_are_gone(server: Mastodon) -> None:
    server.delete("183")
    server.edit("184", "<p>Clear</p>")
    known = [f"https://quay.example/@ana/{n}" for n in (183, 184)] + ["https://pier.example/@bo/180"]
    asks = mastodon.recheck(task(server), known)
    gone, kept = drive(mastodon, task(server), asks=asks)[1:]
    assert [address for address, _ in gone.gone] == known[:1]
    assert kept.drafts[0].text == "Clear"
    assert kept.drafts[0].details["edited"] == "2026-05-04T12:00:00+00:00"


def test_a_closed_timeline_says_what_is_needed_and_opens_with_it(server: Mastodon) -> None:
    server.token = "key"
    error = drive(mastodon, task(server, "/public"))[-1].error or ""
    assert "WATCHFLOOR_CREDENTIALS__MASTODON__TOKEN" in error
    authorized = task(server, "/public", authorized=True)
    assert len(drafts(drive(mastodon, authorized, secrets={"token": "key"}))) == 91
    refused = drive(mastodon, authorized, secrets={"token": "wrong"})[-1].error or ""
    assert "refuses the token" in refused
    assert not mastodon.token(authorized, {})


def test_an_unknown_account_or_address_is_an_error(server: Mastodon) -> None:
    assert drive(mastodon, task(server, "/@nobody"))[-1].error == "status 404"
    for path in ("/", "/about", "/@", "/tags/", "/tags/a/b", "/@a/b/c"):
        assert "not the address" in (mastodon.begin(task(server, path)).error or "")


def test_a_run_obeys_the_limit_that_the_server_tells(server: Mastodon) -> None:
    server.remaining, server.window = 3, 60
    rests = [harvest.rest for harvest in drive(mastodon, task(server, "/public", now=datetime.now(UTC)), limit=3)[1:]]
    assert rests[0] is None
    assert 50 < (rests[1] or 0) < 70


def test_a_refusal_in_the_middle_is_named_and_costs_no_page_before(server: Mastodon) -> None:
    server.refuse(503, after=1)
    harvests = drive(mastodon, task(server, "/public"))
    assert len(drafts(harvests)) == 40
    assert harvests[-1].error == "status 503"


def test_beyond_its_limit_the_server_refuses(server: Mastodon) -> None:
    server.remaining = 1
    harvests = drive(mastodon, task(server, "/public"))
    assert [harvest.error for harvest in harvests[1:]] == [None, "status 429"]


def _page(statuses: str, url: str, state: dict[str, Any], link: str = "") -> tuple[Ask, ...]:
    of = Task(source="quay", kind="mastodon", url="https://quay.example/public", now=NOW)
    ask = Ask(url, "statuses", state)
    return mastodon.read(Answer(of, ask, url, 200, {"link": link}, statuses.encode(), NOW)).asks


@pytest.mark.parametrize(
    "link",
    [
        '<https://trap.example/api/v1/timelines/public?max_id=3>; rel="next"',
        '<https://quay.example/other?max_id=3>; rel="next"',
        '<https://quay.example/api/v1/timelines/public?max_id=9>; rel="next"',
        '<https://[::1/api/v1/timelines/public?max_id=3>; rel="next"',
        "nonsense <<<>>>; rel=next",
        "",
    ],
)
def test_only_the_server_itself_says_where_a_timeline_goes_on(link: str) -> None:
    url = "https://quay.example/api/v1/timelines/public?limit=40&since_id=1"
    assert [ask.url for ask in _page('[{"id": "5"}, {"id": 4}]', url, {}, link)] == [f"{url}&max_id=4"]


def test_a_server_that_repeats_itself_is_left() -> None:
    url = "https://quay.example/api/v1/timelines/public?limit=40&max_id=4"
    assert not _page('[{"id": "5"}, {"id": "4"}]', url, {"below": "4", "page": 2})
    assert not _page("[]", url, {"below": "4", "page": 2})
    assert not _page('[{"id": "3"}]', url, {"below": "4", "page": 1000})
    assert _page('[{"id": "3"}]', url, {"below": "4", "page": 2})


def test_ids_of_letters_and_of_growing_length_are_in_order() -> None:
    url = "https://quay.example/api/v1/timelines/public?limit=40"
    for ids in (("99", "100", "101"), ("AXbc1", "AXbc2", "AXbd0")):
        listed = "[" + ",".join(f'{{"id": "{one}"}}' for one in ids[::-1]) + "]"
        assert [ask.state["below"] for ask in _page(listed, url, {})] == [ids[0]]
