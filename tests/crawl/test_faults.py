"""Every way in which sites misbehave, met in one crawl."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil
import pytest

from tests.crawl.project import Project
from tests.services.misbehaving_world import NETWORK, World, everything, stated

MEGABYTES = 1000
SETTINGS = f"""allow_networks = ["{NETWORK}"]
timeout = 3
max_size = 8388608
redirects = 5
extractors = 2
concurrency = 32
extract_timeout = 60
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
        log, peak = _measured(project)
        yield Crawled(project, world, log, peak)


def _measured(project: Project) -> tuple[str, float]:
    """Crawl to the end and return the log and the peak of the memory that is each process's own."""
    peak, log = 0, project.folder / "crawl.log"
    with project.start("sources") as process, log.open("w") as file:
        assert process.stdout
        while (line := process.stdout.readline()) or process.poll() is None:
            file.write(line)
            peak = max(peak, _memory(process.pid))
    assert process.returncode == 0, log.read_text()
    return log.read_text(), peak / 2**20


def _memory(pid: int) -> int:
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in family:
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total
