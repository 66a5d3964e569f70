"""What goes wrong on the operator's side: an index that is damaged, a job that was interrupted, a strange output."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import watchfloor.indexer
from index.engine.port import EngineBusyError, ItemError
from index.engine.record import Record
from index.model import Problem, RunCounts, StoredDocument
from tests.main_job.project import Project, engine_ids, stored_ids
from tests.services.site import Page, Site, article
from watchfloor.cli.collecting import report
from watchfloor.crawling import SourceReport
from watchfloor.indexer import LEASE_NAME, Rebuild

DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as served:
        for number in range(4):
            lead = f"Report number {number} of the river police speaks of cocaine and of Hamburg."
            served.pages[f"/n/{number}"] = article(f"Report {number}", [lead] * 3, DAY + timedelta(hours=number))
        yield served


@pytest.fixture
def project(tmp_path: Path, site: Site) -> Project:
    made = Project(tmp_path)
    made.add_source("river", f"{site.url}/feed.xml")
    return made


@pytest.fixture
def crawled(project: Project) -> Project:
    project.crawl()
    return project


def damage(project: Project) -> None:
    folder = project.data / "index"
    live = (folder / "current").read_text().strip()
    (folder / live / "meta.json").write_text("{")


def test_a_crawl_goes_on_when_the_index_is_damaged(crawled: Project, site: Site) -> None:
    damage(crawled)
    site.pages["/n/9"] = article("Report 9", ["A late report of cocaine."] * 3, datetime.now(UTC) + timedelta(hours=1))
    done = crawled.run("crawl", "--format", "json")
    assert json.loads(done.stdout.splitlines()[-1])["total"]["new"] == 1
    assert "wait in the outbox" in done.stderr
    assert "reindex" in done.stderr
    assert "wait in the outbox" in crawled.run("enrich", code=1).stderr
    crawled.run("reindex")
    crawled.run("enrich")
    assert crawled.json("status")["queue"] == {"enrich": 0, "index": 0}
    assert crawled.run("count", "*").stdout.strip() == "5"


def test_reannotation_reads_every_text_also_when_some_wait_already(crawled: Project) -> None:
    with crawled.runtime() as runtime:
        runtime.store.mark_for_annotation(stored_ids(runtime.store)[:1])
    assert "4 texts annotated" in crawled.run("reannotate").stderr


def test_an_interrupted_reannotation_is_resumed(crawled: Project) -> None:
    with crawled.runtime() as runtime:
        runtime.store.put_job("reannotate", {"started": DAY.isoformat()})
        runtime.store.mark_for_annotation(stored_ids(runtime.store)[:3])
    assert "3 texts annotated" in crawled.run("reannotate").stderr
    assert "4 texts annotated" in crawled.run("reannotate").stderr


@pytest.mark.parametrize("state", ["live", "outdated"])
def test_a_rebuild_that_cannot_be_resumed_begins_anew(crawled: Project, state: str) -> None:
    with crawled.runtime() as runtime:
        version = runtime.engine.versions()[0] if state == "live" else runtime.engine.begin_rebuild()
        job = {"version": version, "after": "g", "done": 4, "started": DAY.isoformat()}
        runtime.store.put_job(Rebuild.JOB, job)
    if state == "live":
        damage(crawled)
    else:
        (crawled.data / "index" / version / "format").write_text("0")
    crawled.run("reindex")
    with crawled.runtime() as runtime:
        assert list(engine_ids(runtime.engine)) == stored_ids(runtime.store)
        assert len(runtime.engine.versions()) == 1
        assert version not in runtime.engine.versions()


def test_a_rebuild_does_not_go_live_after_it_lost_the_indexer_to_another(
    crawled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with crawled.runtime() as runtime:
        live = runtime.engine.versions()[0]
        rebuild = Rebuild(runtime.store, runtime.engine, runtime.owner)
        monkeypatch.setattr(watchfloor.indexer, "LEASE", timedelta(0))
        taken = iter([False, False, True])

        def meanwhile(documents: Iterable[StoredDocument]) -> tuple[list[Record], list[ItemError]]:
            # Between the last look for changes and the switch another process takes the expired lease.
            if next(taken, False):
                assert runtime.store.acquire(LEASE_NAME, "other:boot:1:1", datetime.now(UTC), timedelta(minutes=1))
            return build(documents)

        build = watchfloor.indexer.build_records
        runtime.store.mark_for_annotation(None)
        crawled.run("enrich")
        monkeypatch.setattr(watchfloor.indexer, "build_records", meanwhile)
        with pytest.raises(EngineBusyError, match="resume"):
            rebuild.run()
        assert runtime.engine.versions()[0] == live


def test_an_export_is_written_into_a_pipe_and_leaves_it_one(crawled: Project, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        crawled.run("export", "*", "--out", str(pipe))
        read, _ = reader.communicate(timeout=60)
    assert len(read.splitlines()) == 4
    assert pipe.is_fifo()


def test_a_file_that_cannot_be_written_is_named(crawled: Project, tmp_path: Path) -> None:
    done = crawled.run("export", "*", "--out", str(tmp_path / "nowhere" / "all.jsonl"), code=1)
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_is_a_file_is_named(project: Project) -> None:
    project.data.write_text("mine")
    done = project.run("crawl", code=1)
    assert str(project.data) in done.stderr
    assert "Traceback" not in done.stderr
    assert project.data.read_text() == "mine"


def test_addresses_of_strangers_do_not_steer_the_terminal(project: Project, site: Site) -> None:
    item = f"<item><title>a</title><link>{site.url}/\u202etxt.exe</link></item>"
    feed = f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>"
    site.feeds = {}
    site.pages["/feed.xml"] = Page(feed.encode(), "application/rss+xml; charset=utf-8")
    done = project.run("crawl")
    assert "txt.exe: HTTP 404" in done.stderr
    assert "\u202e" not in done.stderr


def test_reasons_of_strangers_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("https://quay.example/\x1b[2J", "the body cannot be unpacked as \x9b31m", "failed")
    report([SourceReport("river", RunCounts(), [problem], 0.1, "failed: \x1b]0;mine\x07")], "json")
    assert not {"\x1b", "\x9b", "\x07"} & set(capsys.readouterr().err)
