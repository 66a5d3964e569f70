"""Whole forums, read as a crawl reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from crawler.forums import discourse, forum
from crawler.harvest import Task
from tests.forums.running import NOW, again, crawl
from tests.services.misbehaving import Site, running
from tests.services.platforms.discourse import Discourse
from tests.services.platforms.forum import Forum


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with running(site):
        yield site


def _task(kind: str, url: str) -> Task:
    return Task("talk", kind, url, NOW)


def test_a_board_gives_every_post_of_its_threads_once_over_all_pages(site: Site) -> None:
    served = Forum(site)
    run = crawl(forum, _task("forum", served.url(1)))
    own = [url for url in served.addresses() if url in run.addresses]
    assert len(run.addresses) == len(set(run.addresses)) == sum(n + 1 for n in (2, 4, 6))
    assert sorted(run.addresses) == sorted(own)
    assert run.refused == []
    assert run.errors == []


def test_the_front_page_leads_to_all_boards(site: Site) -> None:
    served = Forum(site)
    assert sorted(crawl(forum, _task("forum", site.url("/index.php"))).addresses) == sorted(served.addresses())


def test_positions_count_over_all_pages_of_a_thread(site: Site) -> None:
    Forum(site)
    run = crawl(forum, _task("forum", site.url("/viewtopic.php?t=6")))
    assert [draft.details["position"] for draft in run.drafts] == list(range(1, 8))
    assert {draft.details["thread"] for draft in run.drafts} == {site.url("/viewtopic.php?t=6")}


def test_no_address_carries_a_session(site: Site) -> None:
    served = Forum(site)
    run = crawl(forum, _task("forum", served.url(2)))
    assert not [one for one in (*run.addresses, *(ask.url for ask in run.asked)) if "sid=" in one]


def test_a_second_run_asks_only_for_threads_in_which_something_was_said(site: Site) -> None:
    served = Forum(site)
    task = _task("forum", served.url(1))
    first = crawl(forum, task)
    assert len(crawl(forum, again(task, first)).asked) == 1
    added = served.say(6, "newcomer", "I saw it too, it was the grey one.")
    second = crawl(forum, again(task, first))
    assert added in second.addresses
    assert [ask.url for ask in second.asked][1:] == [site.url("/viewtopic.php?start=6&t=6")]
    assert second.drafts[-1].details["position"] == 8
    assert len(crawl(forum, again(task, second)).asked) == 1


def test_a_discourse_forum_gives_every_post_once(site: Site) -> None:
    served = Discourse(site)
    run = crawl(discourse, _task("discourse", site.url("/latest")))
    assert sorted(run.addresses) == sorted(served.addresses())
    assert run.refused == []
    assert run.errors == []


def test_a_discourse_forum_that_refuses_now_and_then_gives_every_post_all_the_same(site: Site) -> None:
    served = Discourse(site, patience=4)
    run = crawl(discourse, _task("discourse", site.url("/latest")))
    assert sorted(run.addresses) == sorted(served.addresses())
    assert set(run.rests) == {1.0}


def test_a_second_run_of_discourse_asks_only_for_what_is_new(site: Site) -> None:
    served = Discourse(site)
    task = _task("discourse", site.url("/latest"))
    first = crawl(discourse, task)
    assert [ask.step for ask in crawl(discourse, again(task, first)).asked] == ["list"]
    added = served.say(4, "newcomer", "<p>And the buoy is gone.</p>")
    second = crawl(discourse, again(task, first))
    assert second.addresses == [added]
    assert [ask.step for ask in second.asked] == ["list", "topic"]


def test_a_post_that_was_deleted_is_gone_when_looked_at_again(site: Site) -> None:
    served = Discourse(site)
    task = _task("discourse", site.url("/latest"))
    known = crawl(discourse, task).addresses
    served.delete(known[30])
    looked = crawl(discourse, task, discourse.recheck(task, known))
    assert looked.gone == [(known[30], "deleted")]
    assert sorted({*looked.addresses, known[30]}) == sorted(known)


def test_only_new_enough_posts_are_taken(site: Site) -> None:
    Discourse(site)
    task = _task("discourse", site.url("/latest"))
    times = sorted(draft.published or "" for draft in crawl(discourse, task).drafts)
    oldest = NOW.fromisoformat(times[-10])
    run = crawl(discourse, replace(task, oldest=oldest))
    assert sorted(draft.published or "" for draft in run.drafts) == times[-10:]
