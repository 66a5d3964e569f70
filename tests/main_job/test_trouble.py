"""A part that is away or full: said in words, nothing lost, and it goes on by itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.main_job.project import Project, engine_ids, kill_group, stored_ids
from tests.services.site import Site, article
from watchfloor.indexer import Rebuild

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def publish(site: Site, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        lead = f"Report number {number} of the river police speaks of cocaine and of Hamburg."
        site.pages[f"/n/{number}"] = article(f"Report {number}", [lead] * 3, DAY + timedelta(hours=number))


def wait_for(condition: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.2)


def test_documents_wait_while_the_engine_is_down_and_are_indexed_when_it_is_back(tmp_path: Path) -> None:
    dead = ['kind = "elasticsearch"', 'url = "http://127.0.0.1:9"']
    project = Project(tmp_path, {"engine": dead})
    with Site() as site:
        publish(site, 5)
        project.add_source("river", f"{site.url}/feed.xml")
        done = project.run("crawl", "--format", "json")
    assert "wait in the outbox" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["total"]["new"] == 5
    state = project.json("status")
    assert state["queue"] == {"enrich": 0, "index": 5}
    assert state["engine"]["ready"] is False
    assert state["engine"]["reason"]
    failed = project.run("search", "cocaine", code=1)
    assert "Traceback" not in failed.stderr
    back = Project(tmp_path)
    back.run("enrich")
    assert back.json("status")["queue"] == {"enrich": 0, "index": 0}
    assert back.run("count", "cocaine").stdout.strip() == "5"


def test_searches_answer_all_the_while_the_index_is_rebuilt(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with Site() as site:
        publish(site, 30)
        project.add_source("river", f"{site.url}/feed.xml")
        project.crawl()
    answers: list[int] = []
    with project.runtime() as runtime:
        rebuilding = threading.Event()

        def keep_asking() -> None:
            with project.runtime() as mine:
                while not rebuilding.is_set():
                    answers.append(mine.searcher.count("cocaine"))

        reader = threading.Thread(target=keep_asking)
        reader.start()
        for _ in range(3):
            assert Rebuild(runtime.store, runtime.engine, runtime.owner, batch=7).run() == 30
        rebuilding.set()
        reader.join()
        assert set(answers) == {30}
        assert len(answers) > 5
        assert len(runtime.engine.versions()) == 1
        assert list(engine_ids(runtime.engine)) == stored_ids(runtime.store)


def test_a_killed_rebuild_resumes(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with Site() as site:
        publish(site, 30)
        project.add_source("river", f"{site.url}/feed.xml")
        project.crawl()
    for pause in (0.6, 0.9, 1.2):
        process = project.start("reindex")
        time.sleep(pause)
        kill_group(process)
        assert project.run("count", "cocaine").stdout.strip() == "30"
    project.run("reindex")
    with project.runtime() as runtime:
        assert len(runtime.engine.versions()) == 1
        assert runtime.store.job(Rebuild.JOB) is None
        assert list(engine_ids(runtime.engine)) == stored_ids(runtime.store)


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk of its own can only be mounted as root")
def test_a_full_disk_stops_the_crawl_with_a_clear_message_and_a_sound_store(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.data.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(project.data)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk of its own cannot be mounted here")
    try:
        with Site() as site:
            publish(site, 80)
            for path in list(site.pages):
                filler = [f"{path} {n} {os.urandom(24).hex()}" for n in range(600)]
                site.pages[path] = article(path, filler, site.pages[path].listed)
            project.add_source("river", f"{site.url}/feed.xml")
            done = project.run("crawl", "--collect-only", code=1)
            assert "full" in done.stderr.lower() or "no space" in done.stderr.lower(), done.stderr
            assert "Traceback" not in done.stderr
            subprocess.run(["mount", "-o", "remount,size=200m", str(project.data)], check=True)
            project.run("verify")
            project.crawl()
            assert project.run("count", "*").stdout.strip() == "80"
    finally:
        subprocess.run(["umount", "-l", str(project.data)], check=True)


def get(url: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.timeout(300)
def test_run_crawls_on_schedule_serves_the_desk_survives_a_kill_and_ends_at_sigterm(tmp_path: Path) -> None:
    project = Project(tmp_path)
    port = free_port()
    with Site() as site:
        publish(site, 4)
        project.add_source("river", f"{site.url}/feed.xml", "feed", 'schedule = "every 5s"')
        address = f"http://127.0.0.1:{port}"

        def found(number: int) -> bool:
            status, body = get(f"{address}/api/search?q=cocaine")
            return status == 200 and json.loads(body)["total"] == number

        process = project.start("run", "--port", str(port))
        try:
            wait_for(lambda: found(4), 120)
            publish(site, 2, first=4)
            wait_for(lambda: found(6), 60)
            kill_group(process)
            publish(site, 1, first=6)
            process = project.start("run", "--port", str(port))
            wait_for(lambda: found(7), 120)
            assert get(f"{address}/readyz")[0] == 200
            runs = project.json("status")["runs"]
            assert {run["source"] for run in runs} == {"river"}
            assert {run["reason"] for run in runs} == {"schedule"}
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0, (tmp_path / "started.log").read_text()[-3000:]
            assert get(f"{address}/healthz")[0] == 0
            assert all(run["state"] in ("done", "interrupted", "failed") for run in project.json("status")["runs"])
        finally:
            kill_group(process)
