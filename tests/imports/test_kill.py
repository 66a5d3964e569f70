"""A killed import goes on where it was: nothing is lost, doubled, or put out of order."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.store import open_store
from tests.imports.making import SITE, Desk, Sheet, page
from tests.main_job.project import kill_group

PAGES, STATES = 40, 3
COMMAND = "from watchfloor.cli.importing import import_warc; import_warc()"


def harbour(path: Path) -> Path:
    """A file in which each page goes from one state to another and back."""
    sheet = Sheet()
    for day in range(1, STATES + 1):
        for number in range(PAGES):
            state = page(f"Report {number}", f"The harbour desk writes in state {day % 2} of report {number}.")
            sheet.response(f"{SITE}/{number}", state, f"2024-05-0{day}T12:{number // 60:02}:{number % 60:02}Z")
    return sheet.write(path)


def start(data: Path, file: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"WATCHFLOOR_DATA": str(data)}
    arguments = [sys.executable, "-c", COMMAND, "--collect-only", str(file)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(arguments, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)


def wait_for_documents(data: Path) -> None:
    """Wait until the first batch is in the store of another process."""
    deadline = time.monotonic() + 60
    while not (data / "watchfloor.db").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    store = open_store(f"sqlite:///{data / 'watchfloor.db'}")
    try:
        while store.counts().captures == 0 and time.monotonic() < deadline:
            time.sleep(0.02)
    finally:
        store.close()


@pytest.mark.timeout(240)
def test_a_killed_import_goes_on_and_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    file, data = harbour(tmp_path / "a.warc.gz"), tmp_path / "data"
    data.mkdir()
    process = start(data, file)
    wait_for_documents(data)
    kill_group(process)
    process = start(data, file)
    assert process.wait(120) == 0
    desk = Desk(data)
    try:
        documents = desk.documents()
        assert len(documents) == PAGES
        assert {document.version for document in documents.values()} == {STATES}
        assert desk.store.counts().captures == PAGES * STATES
        for url in (f"{SITE}/0", f"{SITE}/25", f"{SITE}/39"):
            assert [when[8:10] for when, _ in desk.history(url)] == ["01", "02", "03"]
        assert desk.damages() == []
        assert [path.name for path in (data / "archive").iterdir() if path.suffix == ".part"] == []
        assert [run.state for run in desk.store.runs()] == ["done", "interrupted"]
    finally:
        desk.close()


def test_a_batch_that_was_stored_just_before_a_kill_is_recognised(desk: Desk, tmp_path: Path) -> None:
    file = harbour(tmp_path / "a.warc.gz")
    desk.run(file)
    before = desk.store.counts(), desk.documents()
    # What a kill between the documents and the note of them leaves: documents, and no note.
    for name in jobs(desk):
        desk.store.drop_job(name)
    again = desk.run(file)
    assert (again.counts.new, again.counts.updated, again.counts.unchanged) == (0, 0, PAGES * STATES)
    assert (desk.store.counts(), desk.documents()) == before


def jobs(desk: Desk) -> list[str]:
    """The names under which the store keeps how far imports have come."""
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in desk.data.glob("archive/import-*")]
    names = [f"import:{digest}:import" for digest in digests]
    assert all(desk.store.job(name) for name in names)
    return names
