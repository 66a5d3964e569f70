"""Every way in which sites misbehave, met in one crawl."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import psutil
import pytest

from tests.crawl.project import Project
from tests.services.misbehaving_world import NETWORK, Listed, World, everything

MEGABYTES = 1000
MOST_TRAPPED = 100
"""Requests to the site of traps, which has 15 articles and a limit of 60 documents."""
SETTINGS = f"""allow_networks = ["{NETWORK}"]
timeout = 3
max_size = 8388608
redirects = 5
extractors = 2
concurrency = 32
extract_timeout = 120
"""


@dataclass
class Crawled:
    """What is left of the crawl; ``peak`` is the most memory of all its processes together, in MB."""

    project: Project
    world: World
    log: str
    peak: float


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("faults")
    with everything(folder) as world:
        project = Project(folder)
        project.configure(SETTINGS)
        for name, source in world.sources.items():
            project.source(name, source.url, source.kind, source.more)
        yield Crawled(project, world, *_measured(project))


def _measured(project: Project) -> tuple[str, float]:
    """Crawl to the end and return the log and the peak of memory, what processes share counted once."""
    peak = [0]
    with project.start("sources") as process:
        watcher = threading.Thread(target=_watch, args=(process, peak))
        watcher.start()
        log, _ = process.communicate(timeout=240)
        watcher.join()
    assert process.returncode == 0, log
    return log, peak[0] / 2**20


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_memory(process.pid)))
        threading.Event().wait(0.3)


def _memory(pid: int) -> Iterator[int]:
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for process in family:
        try:
            yield process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue


def _found(crawled: Crawled, name: str) -> dict[str, tuple[str, str]]:
    """What became of each address of a source: the text that was stored, or the problem that was named."""
    stored = {one.url: ("stored", one.text) for one in crawled.project.documents() if one.source == name}
    named = {url: (one.grade, one.reason) for url, one in crawled.project.problems(name).items()}
    assert not stored.keys() & named.keys()
    return stored | named


def _wrong(source: Listed, found: dict[str, tuple[str, str]]) -> dict[str, object]:
    """Addresses of which something else became than expected."""
    none = ("nothing", "")
    return {
        url: (source.expected.get(url, none), found.get(url, none))
        for url in source.expected.keys() | found.keys()
        if source.expected.get(url, none)[0] != found.get(url, none)[0]
        or not re.search(source.expected[url][1], found[url][1])
    }


def test_every_sound_page_is_stored_and_every_fault_named(crawled: Crawled) -> None:
    wrong = {name: _wrong(source, _found(crawled, name)) for name, source in crawled.world.sources.items()}
    assert {name: pages for name, pages in wrong.items() if pages} == {}
    assert sum(len(source.expected) for source in crawled.world.sources.values()) > 180


def test_only_sources_that_cannot_be_read_fail(crawled: Crawled) -> None:
    runs = {name: crawled.project.last(name) for name in crawled.world.sources}
    failed = {name: run.error or "" for name, run in runs.items() if run.state != "done"}
    expected = {name: source.error for name, source in crawled.world.sources.items() if source.error}
    assert failed.keys() == expected.keys()
    assert all(re.search(words, failed[name]) for name, words in expected.items()), failed


def test_the_crawl_ended_by_itself_within_its_memory(crawled: Crawled) -> None:
    assert "Spider closed (finished)" in crawled.log
    assert "Traceback" not in crawled.log
    assert 0 < crawled.peak < MEGABYTES
    assert crawled.project.damages() == []


def test_nothing_led_into_the_network_that_crawls(crawled: Crawled) -> None:
    assert crawled.world.inner.seen == []


def test_traps_were_not_walked_into(crawled: Crawled) -> None:
    site = crawled.world.sites["traps"]
    asked = [one.path for one in site.seen if one.path != "/robots.txt"]
    assert len(asked) == len(set(asked)) <= MOST_TRAPPED
    assert not [path for path in asked if path.startswith("/calendar") or "PHPSESSID" in path]


def test_no_cookie_came_back_and_no_forged_answer_was_taken(crawled: Crawled) -> None:
    asked = [one for site in crawled.world.sites.values() for one in site.seen]
    assert len(asked) > 200
    assert not [one.path for one in asked if "Cookie" in one.headers]
    assert not [one.url for one in crawled.project.documents() if "forged" in one.text]
