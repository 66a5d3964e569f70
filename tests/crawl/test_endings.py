from __future__ import annotations

import os
import random
import resource
import signal
import threading
import time

import psutil

from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Handler, Site, article

PAGES = 24


def _stories(site: Site, size: int = 1, gate: threading.Event | None = None) -> None:
    def slowly(handler: Handler) -> None:
        time.sleep(0.03)
        if gate and int(handler.path[1:]) >= 6:
            gate.wait(60)
        text = f"Patrol boat report {handler.path[1:]}: a bale of cocaine was found on the beach east of Larkhaven. "
        noise = random.Random(handler.path).randbytes(4000 * size).hex() if size > 1 else ""
        handler.reply(article(f"Report {handler.path}", text * 3, noise), Content_Type="text/html")

    for number in range(PAGES):
        site.routes[f"/{number}"] = slowly
    site.feed("/feed", [Entry(site.url(f"/{number}"), f"Report {number}") for number in range(PAGES)])


def _check(project: Project) -> None:
    documents = project.documents()
    assert len(documents) == PAGES
    assert {document.version for document in documents} == {1}
    assert project.damages() == []
    store = project.store()
    counts = store.counts()
    store.close()
    assert (counts.documents, counts.versions) == (PAGES, PAGES)


def test_a_killed_crawl_goes_on_with_nothing_lost_or_doubled(project: Project, site: Site) -> None:
    _stories(site)
    dice = random.Random(5)
    for _ in range(4):
        with project.start() as process:
            while not site.seen and process.poll() is None:
                time.sleep(0.01)
            time.sleep(dice.uniform(0.05, 1.5))
            process.kill()
        site.seen.clear()
    workers = [one for one in psutil.process_iter(["environ"]) if _belongs(one, project)]
    _, alive = psutil.wait_procs(workers, timeout=15)
    assert alive == []
    project.crawl()
    _check(project)


def _belongs(process: psutil.Process, project: Project) -> bool:
    environment = process.info["environ"] or {}
    return bool(environment.get("WATCHFLOOR_CONFIG") == str(project.folder / "watchfloor.toml"))


def test_a_crawl_that_is_asked_to_end_finishes_what_it_began(project: Project, site: Site) -> None:
    _stories(site)
    with project.start() as process:
        while len(site.seen) < 6:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGTERM)
        log, _ = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in log) == (0, False), log
    run = project.last()
    assert (run.state, "stopped before its end" in (run.error or "")) == ("failed", True)
    assert run.counts.new == len(project.documents()) > 0
    assert run.counts.failed == 0
    project.crawl()
    _check(project)


def test_a_full_disk_ends_the_crawl_with_a_sound_store(project: Project, site: Site) -> None:
    gate = threading.Event()
    _stories(site, size=20, gate=gate)
    project.configure("timeout = 60")
    with project.start() as process:
        while not (project.folder / "data" / "watchfloor.db").exists() or len(project.documents()) < 3:
            time.sleep(0.1)
        # From here on no file of the crawl may grow, as on a full disk; the extraction process is left alone.
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (450_000, 450_000))
        gate.set()
        log, _ = process.communicate(timeout=60)
    assert "disk full" in log
    assert "Traceback" not in log
    assert project.last().state != "done"
    assert project.damages() == []
    project.crawl()
    _check(project)
