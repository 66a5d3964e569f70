from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, records, verify
from crawler.archive.scan import Member
from index.model import Capture
from tests.archive.exchanges import WHEN, Rows, exchange

FLIPS = 1000


@pytest.fixture
def captures(tmp_path: Path) -> list[Capture]:
    # Bodies that deflate well, badly and not at all: padding bits and stored blocks are covered by no checksum.
    bodies = [b"the harbour office said " * 12, random.Random(5).randbytes(700), b""]
    with ArchiveWriter(tmp_path / "archive", 2**30, clock=lambda: WHEN) as writer:
        return writer.write_all([exchange(body, f"https://harbour.example/{n}") for n, body in enumerate(bodies)])


def _spots(sound: list[Member], dice: random.Random) -> Iterator[tuple[int, int]]:
    """Every byte of the gzip headers' fixed part and the trailers, and others by chance: place and bit."""
    for member in sound:
        end = member.offset + member.length
        yield from (
            (spot, dice.randrange(8)) for spot in (*range(member.offset, member.offset + 16), *range(end - 8, end))
        )
    size = sound[-1].offset + sound[-1].length
    while True:
        yield dice.randrange(size), dice.randrange(8)


def test_each_of_a_thousand_flipped_bits_names_the_record_it_lies_in(tmp_path: Path, captures: list[Capture]) -> None:
    path = tmp_path / captures[0].warc
    sound, whole = list(records(path)), path.read_bytes()
    assert [member.record.kind for member in sound if member.record] == [
        "warcinfo",
        *["response", "request", "metadata"] * 3,
    ]
    spots = _spots(sound, random.Random(17))
    unnamed = 0
    for _ in range(FLIPS):
        spot, bit = next(spots)
        damaged = bytearray(whole)
        damaged[spot] ^= 1 << bit
        path.write_bytes(damaged)
        hit = next(member for member in sound if member.offset <= spot < member.offset + member.length)
        found = list(verify(tmp_path / "archive", Rows(captures)))
        assert [(damage.file, damage.offset) for damage in found] == [(captures[0].warc, hit.offset)], (spot, bit)
        owner = [capture for capture in captures if capture.offset <= hit.offset]
        expected = (f"document of {owner[-1].url}",) if owner else ()
        assert found[0].document_ids == expected, (spot, bit)
        if owner and owner[-1].offset == hit.offset:
            assert found[0].record_id == owner[-1].record_id
        unnamed += found[0].record_id != hit.record_id
    # A head that is itself hit cannot name its record: then the place and the documents do.
    assert unnamed < FLIPS / 2


def test_a_header_changed_beyond_recognition_is_found_in_a_file_of_our_own(
    tmp_path: Path, captures: list[Capture]
) -> None:
    path = tmp_path / captures[0].warc
    damaged = bytearray(path.read_bytes())
    # Another program's header around the same content: every checksum of gzip and WARC still holds.
    start = captures[1].offset
    body = damaged[start + 48 : start + captures[1].length]
    damaged[start : start + captures[1].length] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + body
    path.write_bytes(damaged)
    assert captures[1].record_id in {damage.record_id for damage in verify(tmp_path / "archive", Rows(captures))}
