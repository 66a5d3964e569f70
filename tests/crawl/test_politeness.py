from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest

import crawler.pace.hosts
from crawler.pace import Pace
from tests.crawl.project import Project
from tests.services import misbehaviour as bad
from tests.services.misbehaving import Entry, Seen, Site, article

TEXT = "The court of Larkhaven sentenced four members of the quay gang to prison for smuggling heroin on ferries."


def _stories(site: Site, count: int) -> list[Entry]:
    for number in range(count):
        site.page(f"/{number}", f"Story {number}", TEXT, f"Case number {number}.")
    return [Entry(site.url(f"/{number}"), f"Story {number}") for number in range(count)]


def _gaps(seen: list[Seen]) -> list[float]:
    return [later.when - sooner.when for sooner, later in pairwise(seen)]


def test_robots_txt_is_obeyed_with_its_delay(project: Project, site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /0\nCrawl-delay: 0.5\n\nUser-agent: otherbot\nDisallow: /\n"
    site.answer("/robots.txt", rules, Content_Type="text/plain")
    site.feed("/feed", _stories(site, 4))
    project.crawl()
    assert [one.path for one in site.seen] == ["/robots.txt", "/feed", "/1", "/2", "/3"]
    assert min(_gaps(site.seen[1:])) >= 0.5
    assert project.problems()[site.url("/0")].grade == "missing"
    run = project.last()
    assert (run.state, run.counts.new, run.counts.refused) == ("done", 3, 1)
    capture = project.documents()[0].capture
    assert capture
    assert capture.custody["robots"] == f"allowed by {site.url('/robots.txt')}"


def test_robots_txt_that_cannot_be_read_forbids_all(project: Project, site: Site) -> None:
    site.answer("/robots.txt", b"", 500)
    site.feed("/feed", _stories(site, 2))
    project.crawl()
    assert [one.path for one in site.seen] == ["/robots.txt"]
    assert "robots.txt could not be read: HTTP 500" in (project.last().error or "")


def test_the_rest_a_busy_host_asks_for_is_kept_by_all_requests(project: Project, site: Site) -> None:
    project.configure("retries = 1")
    entries = _stories(site, 4)
    site.routes["/1"] = bad.unavailable_once("2", article("Story 1", TEXT))
    site.feed("/feed", entries)
    project.crawl()
    busy = site.asked("/1")[0].when
    assert all(one.when <= busy or one.when >= busy + 1.9 for one in site.seen)
    assert project.last().counts.new == 4


def test_a_host_that_asks_for_a_long_rest_is_left_to_a_later_run(project: Project, site: Site) -> None:
    project.configure("retries = 2")
    site.feed("/feed", _stories(site, 1))
    site.answer("/0", b"", 429, Retry_After="86400")
    project.crawl()
    assert len(site.asked("/0")) == 1
    assert "429" in project.problems()[site.url("/0")].reason


def test_one_host_is_asked_once_at_a_time_by_all_sources_and_processes(project: Project, site: Site) -> None:
    project.configure("delay = 0.3")
    site.feed("/feed", _stories(site, 3))
    for name in ("second", "third"):
        project.source(name, site.url("/feed"))
    with project.start("feed", "source=harbour") as first, project.start("feed", "source=second,third") as second:
        assert "Traceback" not in first.communicate(timeout=120)[0] + second.communicate(timeout=120)[0]
    assert min(_gaps(site.seen)) >= 0.3
    assert len(project.documents()) == 9


@pytest.mark.parametrize("when", [f"Fri, 31 Dec {'9' * 20} 23:59:59 GMT", f"Fri, 31 Dec 1999 23:59:59 +{'9' * 14}"])
def test_a_rest_that_no_clock_can_show_is_none(project: Project, site: Site, when: str) -> None:
    site.feed("/feed", _stories(site, 2))
    site.answer("/0", b"", 503, Retry_After=when)
    project.crawl()
    assert project.problems()[site.url("/0")].reason.startswith("HTTP 503")
    assert project.last().counts.new == 1


def test_a_turn_that_is_waited_for_keeps_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.pace.hosts, "MAX_OPEN", 2)
    pace = Pace(tmp_path, 0.0)
    asked = []

    async def ask() -> None:
        turn = pace.turn("quay.example")
        await turn.take()
        asked.append(turn.file)
        await asyncio.sleep(0.002)
        turn.give()

    async def look_at_other_hosts() -> None:
        for number in range(100_000):
            if len(asked) == 30:
                return
            pace.turn(f"{number % 7}.example")
            await asyncio.sleep(0)

    async def both() -> None:
        async with asyncio.timeout(30):
            await asyncio.gather(*(ask() for _ in range(30)), look_at_other_hosts())

    asyncio.run(both())
    assert len(set(asked)) == 1
    pace.close()
