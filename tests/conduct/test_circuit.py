"""A host that fails again and again is left alone, and asked once to see whether it does again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from crawler.circuit import pause
from index.store import Store
from index.store.robots import RobotsCopy
from tests.crawl.project import Project
from tests.services import misbehaviour as bad
from tests.services.misbehaving import Entry, Site, running

TEXT = "Customs officers of Port Velmar found eleven kilograms of cocaine in a reefer container of frozen prawns."


@contextmanager
def opened(project: Project) -> Iterator[Store]:
    (project.folder / "data").mkdir(exist_ok=True)
    store = project.store()
    try:
        yield store
    finally:
        store.close()


def stories(site: Site, count: int, failing: range = range(0)) -> None:
    """A feed of pages, some of which fail."""
    for number in range(count):
        site.page(f"/{number}", f"Story {number}", TEXT, f"It was find number {number} of the year.")
        if number in failing:
            site.answer(f"/{number}", b"out of order", 503)
    site.feed("/feed", [Entry(site.url(f"/{number}"), f"Story {number}") for number in range(count)])


def pages(site: Site) -> list[str]:
    return [one.path for one in site.seen if one.path[1:].isdecimal()]


def host(site: Site) -> str:
    return f"{site.host}:{site.port}"


def fail(project: Project, site: Site, times: int, ago: timedelta) -> None:
    """Have the host failed before."""
    with opened(project) as store:
        for _ in range(times):
            store.host_failed(host(site), "HTTP 503", datetime.now(UTC) - ago, pause)


def test_a_failing_host_is_asked_ever_more_slowly_and_then_nothing_more(project: Project, site: Site) -> None:
    project.configure("delay = 0.01")
    stories(site, 14, failing=range(14))
    project.crawl()
    assert pages(site) == [f"/{number}" for number in range(10)]
    gaps = [later.when - sooner.when for sooner, later in pairwise(site.seen)][2:]
    assert all(gap >= 0.01 * 2**number for number, gap in enumerate(gaps, 1))
    problems = project.problems()
    assert {problem.grade for problem in problems.values()} == {"failed"}
    assert len(problems) == 14
    assert problems[site.url("/9")].reason.startswith("HTTP 503")
    assert problems[site.url("/10")].reason.startswith("the host failed 10 times in a row (HTTP 503): not asked before")
    with opened(project) as store:
        (broken,) = store.broken_hosts(datetime.now(UTC))
    assert (broken.host, broken.failures, broken.reason) == (host(site), 10, "HTTP 503")
    site.seen.clear()
    project.crawl()
    assert site.seen == []
    assert "failed 10 times in a row" in (project.last().error or "")


def test_only_pages_that_fail_in_a_row_count_and_each_once(project: Project, site: Site) -> None:
    project.configure("retries = 1")
    stories(site, 10, failing=range(4))
    for number in range(5, 9):
        site.answer(f"/{number}", b"out of order", 503)
    project.crawl()
    assert len(pages(site)) == 8 * 2 + 2
    assert project.last().counts.new == 2
    with opened(project) as store:
        assert store.host_state(host(site)).failures == 0


def test_a_host_that_does_again_is_asked_as_before(project: Project, site: Site) -> None:
    fail(project, site, 11, timedelta(minutes=11))
    stories(site, 4)
    project.crawl()
    assert project.last().counts.new == 4
    with opened(project) as store:
        assert store.host_state(host(site)).failures == 0


def test_a_probe_that_fails_is_the_only_one(project: Project, site: Site) -> None:
    project.configure("retries = 2")
    now = datetime.now(UTC)
    with opened(project) as store:
        store.put_robots(RobotsCopy(site.url(""), 404, "", None, now, now + timedelta(hours=1)))
    fail(project, site, 11, timedelta(minutes=11))
    site.answer("/feed", b"out of order", 503)
    project.crawl()
    assert [one.path for one in site.seen] == ["/feed"]
    with opened(project) as store:
        state = store.host_state(host(site))
    assert state.failures == 12
    assert state.broken_until is not None
    assert state.broken_until - datetime.now(UTC) > timedelta(minutes=15)


def test_hosts_that_do_not_answer_fail_as_well(project: Project, site: Site) -> None:
    stories(site, 13)
    for number in range(13):
        site.routes[f"/{number}"] = bad.reset
    project.crawl()
    # The first one meets a connection that was kept open, which is tried once more on a fresh one.
    assert list(dict.fromkeys(pages(site))) == [f"/{number}" for number in range(10)]


def test_a_broken_host_does_not_stand_in_the_way_of_others(project: Project, site: Site) -> None:
    fail(project, site, 10, timedelta(0))
    stories(site, 2)
    other = Site(routes=site.routes)
    with running(other):
        other.feed("/other", [Entry(other.url("/0"), "Story 0")])
        project.source("other", other.url("/other"))
        project.crawl()
    assert project.last("other").counts.new == 1
    assert pages(site) == []


def test_a_long_rest_that_a_host_asks_for_is_kept(project: Project, site: Site) -> None:
    stories(site, 3)
    site.answer("/0", b"", 429, Retry_After="7200")
    project.crawl()
    assert pages(site) == ["/0"]
    assert "asked for a rest (HTTP 429): not asked before" in project.problems()[site.url("/1")].reason
    with opened(project) as store:
        (resting,) = store.broken_hosts(datetime.now(UTC) + timedelta(hours=1))
    assert resting.failures == 0
