from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, verify
from crawler.archive.writer import ArchiveWriter as Writer
from index.model import Capture
from tests.archive.exchanges import WHEN, Rows, exchange

BIG = 2**30


@pytest.fixture
def captures(tmp_path: Path) -> list[Capture]:
    # Some bodies do not compress: deflate then has stored blocks, whose padding bits no CRC covers.
    bodies = [b"words " * 300, random.Random(3).randbytes(4000), b"", b"x"]
    with ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN) as writer:
        return writer.write_all([exchange(body, f"https://harbour.example/{n}") for n, body in enumerate(bodies)])


def test_a_sound_archive_has_no_damage(tmp_path: Path, captures: list[Capture]) -> None:
    assert list(verify(tmp_path / "archive", Rows(captures))) == []


def test_every_changed_byte_is_found(tmp_path: Path, captures: list[Capture]) -> None:
    path = tmp_path / captures[0].warc
    sound = path.read_bytes()
    dice = random.Random(11)
    spots = [*range(60), *(dice.randrange(len(sound)) for _ in range(250)), *range(len(sound) - 20, len(sound))]
    for spot in spots:
        damaged = bytearray(sound)
        damaged[spot] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        found = list(verify(tmp_path / "archive", Rows(captures)))
        assert found, f"a flip at {spot} went unseen"
        for capture in captures:
            if capture.offset <= spot < capture.offset + capture.length:
                assert (found[0].offset, found[0].record_id) == (capture.offset, capture.record_id)
                assert found[0].document_ids == (f"document of {capture.url}",)
                assert len(found) == 1


def test_missing_and_shortened_files_are_named(tmp_path: Path, captures: list[Capture]) -> None:
    path = tmp_path / captures[0].warc
    os.truncate(path, captures[2].offset)
    lost = list(verify(tmp_path / "archive", Rows(captures)))
    assert [damage.offset for damage in lost] == [captures[2].offset, captures[3].offset]
    path.unlink()
    assert {damage.reason for damage in verify(tmp_path / "archive", Rows(captures))} == {"the file is missing"}


def test_a_store_that_names_another_record_is_found(tmp_path: Path, captures: list[Capture]) -> None:
    for wrong in (
        replace(captures[0], sha256="0" * 64),
        replace(captures[0], record_id="<urn:uuid:0>"),
        replace(captures[0], length=captures[0].length + 1),
        replace(captures[0], offset=captures[0].offset + 5),
    ):
        assert len(list(verify(tmp_path / "archive", Rows([wrong])))) == 1


def test_the_unfinished_record_of_a_live_writer_is_no_damage(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "archive", BIG, clock=lambda: WHEN)
    capture = writer.write(exchange())
    path = tmp_path / capture.warc
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x04half a record")
    assert list(verify(tmp_path / "archive", Rows([capture]))) == []
    writer.close()
    torn = list(verify(tmp_path / "archive", Rows([capture])))
    assert [(damage.offset, damage.document_ids) for damage in torn] == [(path.stat().st_size - 17, ())]


def test_a_file_of_another_program_without_compression_is_checked_too(tmp_path: Path) -> None:
    from crawler.archive.record import response_record

    (tmp_path / "archive").mkdir()
    path = tmp_path / "archive" / "import.warc"
    parts = [response_record(exchange(body), f"<urn:uuid:{n}>") for n, body in enumerate([b"one", b"two", b"three"])]
    path.write_bytes(b"".join(parts))
    assert list(verify(tmp_path / "archive", Rows())) == []
    path.write_bytes(b"".join(parts).replace(b"\r\n\r\ntwo", b"\r\n\r\ntvo")[:-1])
    found = [(damage.offset, damage.record_id) for damage in verify(tmp_path / "archive", Rows())]
    assert found == [(len(parts[0]), "<urn:uuid:1>"), (len(parts[0]) + len(parts[1]), "<urn:uuid:2>")]
