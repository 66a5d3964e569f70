"""Real archive files, good and damaged: everything that warcio reads is found too, and more."""

from __future__ import annotations

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tests.corpus import ROOT
from tests.imports.making import Desk, walked

SETS = ("warc-pywb", "warc-warcio", "warc-jwarc")
FILES = sorted(
    path
    for name in SETS
    for path in (ROOT / name).rglob("*")
    if path.is_file() and (".warc" in path.name or ".arc" in path.name)
)
DAMAGED = {
    # Lines of ARC records that give no length; warcio takes them for empty records.
    "bad.arc": 3,
    # A request one byte shorter than stated.
    "example-extra.warc": 1,
    # Their text was changed by hand, so that it is shorter or longer than stated.
    "example-space-in-url.arc": 1,
    "example-trunc.warc": 1,
    "missing-status-text.warc": 1,
}


@pytest.mark.skipif(not FILES, reason="the corpus sets warc-* are not there (set WATCHFLOOR_CORPUS)")
def test_the_files_are_all_there() -> None:
    assert len(FILES) == 34


def by_warcio(path: Path) -> list[str]:
    """The addresses of the records that warcio can read to their ends."""
    urls = []
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, arc2warc=True):
                record.raw_stream.read()
                urls.append(record.rec_headers.get_header("WARC-Target-URI") or "")
        except ArchiveLoadFailed:
            pass
    return urls


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_no_record_that_warcio_reads_is_missed(path: Path) -> None:
    urls, damages = walked(path)
    expected = by_warcio(path)
    assert len(urls) + len(damages) >= len(expected) - ("bad.arc" in path.name)
    if path.name in DAMAGED:
        assert len(damages) == DAMAGED[path.name]
    elif path.name == "example.warc" and "pywb" in str(path):
        assert [(item.offset, item.reason) for item in damages] == [
            (4061, "the record's length is not the one it states")
        ]
    else:
        assert damages == []


@pytest.mark.skipif(not FILES, reason="the corpus sets warc-* are not there (set WATCHFLOOR_CORPUS)")
def test_all_files_together_are_imported_and_proved(desk: Desk) -> None:
    outcome = desk.run(*FILES)
    assert outcome.counts.fetched > 30
    assert outcome.counts.failed == outcome.damaged
    assert {trouble.file for trouble in desk.told if trouble.grade == "damaged"} == {
        "bad.arc",
        "example-digest.warc",
        "example-extra.warc",
        "example-space-in-url.arc",
        "example-trunc.warc",
        "example-wrong-chunks.warc.gz",
        "example.warc",
        "missing-status-text.warc",
    }
    assert desk.documents()["http://example.com/"].title == "Example Domain"
    assert desk.damages() == []
    before = desk.store.counts()
    again = desk.run(*FILES)
    assert (again.counts.new, again.counts.updated, again.damaged) == (0, 0, outcome.damaged)
    assert desk.store.counts() == before
