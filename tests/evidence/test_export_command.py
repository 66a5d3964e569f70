from __future__ import annotations

import os
import pty
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter
from index.model import Draft
from tests.archive.exchanges import WHEN, exchange
from tests.evidence.packages import open_package
from tests.main_job.project import Project
from watchfloor.indexer import Rebuild

TEXTS = ["Cocaine was found in a crate of oranges.", "A quiet week on the river."]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two pages, the first of them in two versions."""
    made = Project(tmp_path_factory.mktemp("evidence"))
    with ArchiveWriter(made.data / "archive", 2**30) as writer, made.runtime() as runtime:
        for number, text in enumerate([*TEXTS, f"{TEXTS[0]} Corrected."]):
            url = f"https://harbour.example/{number % 2}"
            capture = writer.write(replace(exchange(text.encode(), url), fetched=WHEN.replace(hour=number)))
            draft = Draft("harbour", url, "article", f"Page {number}", text)
            runtime.store.save_page(draft, capture, capture.fetched)
        Rebuild(runtime.store, runtime.engine, runtime.owner).run(lambda _: None)
    return made


def test_what_a_query_finds_is_packed_in_every_version(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "found.wacz"
    done = project.run("export", "cocaine", "--format", "wacz", "--out", str(out))
    assert done.stdout == ""
    assert "2 pages in 6 records" in done.stderr
    opened = open_package(out)
    assert [(page["title"], page["ts"]) for page in opened.pages] == [
        ("Page 2 (earlier version)", "2026-05-04T00:30:00Z"),
        ("Page 2", "2026-05-04T02:30:00Z"),
    ]
    assert [page.get("text") for page in opened.pages] == [None, f"{TEXTS[0]} Corrected."]
    bodies = [opened.record(fields)[2].decode() for _, _, fields in opened.index]
    assert bodies == [TEXTS[0], f"{TEXTS[0]} Corrected."]
    assert opened.label["title"] == "watchfloor: cocaine"
    assert [path.name for path in tmp_path.iterdir()] == ["found.wacz"]


def test_a_package_goes_to_a_pipe_but_not_to_a_terminal(project: Project, tmp_path: Path) -> None:
    command = project.command("export", "*", "--format", "wacz")
    piped = subprocess.run(command, capture_output=True, timeout=120, check=True)
    (tmp_path / "piped.wacz").write_bytes(piped.stdout)
    assert len(open_package(tmp_path / "piped.wacz").pages) == 3
    ours, terminal = pty.openpty()
    shown = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, timeout=120, check=False)
    os.close(terminal)
    os.close(ours)
    assert (shown.returncode, b"--out" in shown.stderr) == (2, True)


def test_a_bad_query_leaves_the_file_as_it_was(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "kept.wacz"
    out.write_bytes(b"kept")
    done = project.run("export", "title:(", "--format", "wacz", "--out", str(out), code=2)
    assert "column" in done.stderr
    assert out.read_bytes() == b"kept"


def test_a_damaged_record_is_named_by_both_commands(project: Project, tmp_path: Path) -> None:
    with project.runtime() as runtime:
        river = next(document for document in runtime.store.scan() if document.url.endswith("/1"))
    assert river.capture
    path = project.data / river.capture.warc
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[river.capture.offset + 100] ^= 1
    path.write_bytes(damaged)
    try:
        exported = project.run("export", "*", "--format", "wacz", "--out", str(tmp_path / "x.wacz"), code=1)
        verified = project.run("verify", code=1)
    finally:
        path.write_bytes(whole)
    assert f"{river.url} ({river.id}) is left out" in exported.stderr
    assert len(open_package(tmp_path / "x.wacz").pages) == 2
    line = f"{river.capture.warc} at {river.capture.offset}: {river.capture.record_id} {river.url} ({river.id}): "
    assert verified.stdout.startswith(line)
    assert len(verified.stdout.splitlines()) == 1
