"""Real press releases kept as documents, annotated, and searched; every offset holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from crawler.archive import ArchiveWriter, Exchange
from index.model import Draft
from tests.corpus import corpus
from tests.main_job.project import Project

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def keep(project: Project, files: list[Path]) -> None:
    """Put texts into archive and store, as a crawl would."""
    with (
        project.runtime() as runtime,
        ArchiveWriter(project.settings().archive, 2**30, runtime.store.cited_end) as archive,
    ):
        exchanges = [_exchange(path) for path in files]
        for path, exchange, capture in zip(files, exchanges, archive.write_all(exchanges), strict=True):
            text = path.read_text("utf-8", "replace")
            draft = Draft("press", exchange.url, "article", path.stem[:80], text, language="en")
            assert runtime.store.save_page(draft, capture, NOW)[1] == "new"


def _exchange(path: Path) -> Exchange:
    url = f"https://press.example/{path.parent.name}/{quote(path.name)}"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    return Exchange(url, b"GET / HTTP/1.1\r\n\r\n", head, path.read_bytes(), 200, "text/plain", NOW)


@pytest.mark.timeout(600)
def test_press_releases_are_annotated_and_found(tmp_path: Path) -> None:
    files = sorted(corpus("press-releases").rglob("*.txt"))
    assert len(files) > 600
    project = Project(tmp_path)
    keep(project, files)
    project.run("enrich", timeout=500)
    with project.runtime() as runtime:
        rows = list(runtime.searcher.export("*"))
    assert len(rows) == len(files)
    for row in rows:
        end = 0
        for entity in row["entities"]:
            assert row["text"][entity["start"] : entity["end"]] == entity["text"]
            assert entity["start"] >= end
            end = entity["end"]
    assert sum(len(row["entities"]) for row in rows) > 10_000
    assert sum(len(row["events"]) for row in rows) > 5
    project.run("verify")
    assert int(project.run("count", "drug:fentanyl").stdout) > 3
    assert int(project.run("count", 'org:"district attorney"').stdout) > 100
