from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import resource
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveWriter, CaptureError, read_payload, records, repair
from crawler.archive.member import pack
from crawler.archive.scan import walk
from crawler.keeping import ArchiveDesk
from index.store import StoreUnavailableError
from tests.archive.exchanges import WHEN, exchange

BIG = 2**30


def test_another_program_reads_the_records_with_their_digests(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN) as writer:
        capture = writer.write(exchange())
    assert capture.warc == "archive/watchfloor-20260504-0001.warc.gz"
    with (tmp_path / capture.warc).open("rb") as file:
        kinds, bodies = [], []
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds.append(record.rec_type)
            bodies.append(record.raw_stream.read())
            if record.rec_type == "response":
                assert record.rec_headers.get_header("WARC-IP-Address") == "203.0.113.9"
                assert record.http_headers.get_header("content-type") == "text/html"
    assert kinds == ["warcinfo", "response", "request", "metadata"]
    assert bodies[1] == exchange().body
    response, request = [member.record for member in records(tmp_path / capture.warc)][1:3]
    assert response
    assert request
    assert response.block == exchange().response_head + exchange().body
    assert response.headers["warc-payload-digest"].startswith("sha256:")
    assert request.headers["warc-concurrent-to"] == response.record_id == capture.record_id


@settings(max_examples=25)
@given(st.lists(st.binary(max_size=400), min_size=1, max_size=6))
def test_what_was_written_is_read_back(bodies: list[bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with ArchiveWriter(data / "archive", BIG) as writer:
            captures = writer.write_all([exchange(body) for body in bodies])
        assert [read_payload(data, capture) for capture in captures] == bodies
        for capture, body in zip(captures, bodies, strict=True):
            assert capture.sha256 == hashlib.sha256(body).hexdigest()


def test_a_full_file_and_a_new_day_begin_a_new_file(tmp_path: Path) -> None:
    now = [WHEN]
    writer = ArchiveWriter(tmp_path / "archive", 1500, clock=lambda: now[0])
    names = [writer.write(exchange(bytes([n]) * 100)).warc for n in range(4)]
    assert sorted(names) == names
    assert len(set(names)) > 1
    now[0] = datetime(2026, 5, 5, tzinfo=UTC) + timedelta(hours=1)
    assert writer.write(exchange()).warc == "archive/watchfloor-20260505-0001.warc.gz"
    writer.close()


def test_two_writers_never_share_a_file_and_a_left_one_is_continued(tmp_path: Path) -> None:
    first = ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN)
    second = ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN)
    assert first.write(exchange()).warc.endswith("0001.warc.gz")
    assert second.write(exchange()).warc.endswith("0002.warc.gz")
    first.close()
    third = ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN)
    capture = third.write(exchange(b"later"))
    assert capture.warc.endswith("0001.warc.gz")
    assert read_payload(tmp_path, capture) == b"later"
    second.close()
    third.close()


@pytest.mark.parametrize("tail", [b"\x1f\x8b\x08", b"\0" * 700, None])
def test_a_torn_tail_is_set_aside_and_the_file_continued(tmp_path: Path, tail: bytes | None) -> None:
    folder = tmp_path / "archive"
    with ArchiveWriter(folder, BIG, clock=lambda: WHEN) as writer:
        capture = writer.write(exchange())
    path = tmp_path / capture.warc
    sound = path.read_bytes()
    torn = tail or pack(b"WARC/1.1\r\n" + bytes(range(256)) * 9)[:-11]
    path.write_bytes(sound + torn)
    with ArchiveWriter(folder, BIG, clock=lambda: WHEN) as writer:
        after = writer.write(exchange(b"after"))
    assert after.offset == len(sound)
    assert [aside.read_bytes() for aside in (folder / "set-aside").iterdir()] == [torn]
    assert all(member.record for member in walk(path))


def test_a_torn_tail_that_is_cited_and_a_damaged_middle_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with ArchiveWriter(folder, BIG, clock=lambda: WHEN) as writer:
        first, second = writer.write(exchange()), writer.write(exchange(b"second"))
    path = tmp_path / first.warc
    whole = path.read_bytes()
    path.write_bytes(whole[: second.offset + 60])
    assert repair(folder, lambda _: second.offset + second.length) == []
    assert path.read_bytes() == whole[: second.offset + 60]
    damaged = bytearray(whole)
    damaged[first.offset + 80] ^= 0xFF
    path.write_bytes(damaged)
    assert repair(folder) == []
    assert path.read_bytes() == damaged
    with pytest.raises(CaptureError):
        read_payload(tmp_path, first)
    assert read_payload(tmp_path, second) == b"second"
    with ArchiveWriter(folder, BIG, clock=lambda: WHEN) as writer:
        assert writer.write(exchange()).warc.endswith("0002.warc.gz")


def _write_within(folder: Path, most: int, answers: Connection) -> None:
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    writer = ArchiveWriter(folder, BIG)
    captures = [writer.write(exchange(b"small"))]
    try:
        writer.write(exchange(bytes(range(256)) * 10_000 + hashlib.sha256(b"x").digest() * 5))
    except OSError as error:
        answers.send(type(error).__name__)
    captures.append(writer.write(exchange(b"still fits")))
    answers.send(captures)


def test_a_full_disk_leaves_no_half_record(tmp_path: Path) -> None:
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_write_within, args=(tmp_path / "archive", 4000, there))
    process.start()
    assert here.recv() == "OSError"
    captures = here.recv()
    process.join(20)
    assert [read_payload(tmp_path, capture) for capture in captures] == [b"small", b"still fits"]
    assert all(member.record for member in walk(tmp_path / captures[0].warc))


def test_a_capture_that_leads_outside_is_refused(tmp_path: Path) -> None:
    from dataclasses import replace

    with ArchiveWriter(tmp_path / "archive", BIG) as writer:
        capture = writer.write(exchange())
    with pytest.raises(CaptureError, match="outside"):
        read_payload(tmp_path, replace(capture, warc="../x.warc.gz"))


def test_a_store_that_is_away_is_told_to_those_who_wait_for_the_archive(tmp_path: Path) -> None:
    def away(_: str) -> int:
        raise StoreUnavailableError("the database server cannot be reached")

    with ArchiveWriter(tmp_path / "archive", BIG, clock=lambda: WHEN) as before:
        before.write(exchange())

    async def write() -> None:
        desk = ArchiveDesk(ArchiveWriter(tmp_path / "archive", BIG, away, clock=lambda: WHEN))
        async with asyncio.timeout(10):
            await asyncio.gather(desk.write(exchange()), desk.write(exchange()))

    with pytest.raises(StoreUnavailableError):
        asyncio.run(write())
