"""Nothing is lost or doubled when a crawl of places of every kind is killed between their pages."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.collect.conftest import project_of
from tests.collect.looking import check, documents
from tests.collect.place import Place
from tests.main_job.project import Project, kill_group

KILLS = 6
LIMITED = ("--limit", "9")


@pytest.mark.timeout(900)
def test_six_kills_lose_and_double_nothing(places: list[Place], tmp_path: Path) -> None:
    chance = random.Random(20261127)
    project = project_of(tmp_path, places)
    killed = 0
    for turn in range(KILLS):
        # Every other crawl goes on where a limit cut the one before, or would have.
        limited = LIMITED if turn % 2 else ()
        killed += killed_after(project, places, chance.randint(3, 25 if limited else 90), chance.random() / 5, *limited)
    assert killed >= KILLS - 1
    project.crawl("--collect-only")
    stored = documents(project)
    for place in places:
        check(place, place.stated(), stored[place.name])
        assert {one.version for one in stored[place.name]} == {1}
    assert project.run("verify").stdout == ""


def killed_after(project: Project, places: list[Place], requests: int, more: float, *arguments: str) -> bool:
    """Crawl until that many requests were made and ``more`` seconds passed; whether it was killed before its end."""
    begun = sum(len(place.site.seen) for place in places)
    process = project.start("crawl", "--collect-only", *arguments)
    while process.poll() is None and sum(len(place.site.seen) for place in places) < begun + requests:
        time.sleep(0.005)
    time.sleep(more)
    ended = process.poll() is not None
    kill_group(process)
    return not ended
