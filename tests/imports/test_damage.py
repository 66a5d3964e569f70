"""Damage: each is named with file, offset, record, address and reason, and the sound rest is imported."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import pytest

from tests.imports.making import SITE, Desk, answer, page, record

URLS = [f"{SITE}/news/{number}" for number in range(3)]
CHUNKED = ("Content-Type: text/html", "Transfer-Encoding: chunked")
PACKED = ("Content-Type: text/html", "Content-Encoding: gzip")
ZERO = "sha1:" + "A" * 32

DAMAGES = {
    "the block digest does not match": record(answer(page("B")), URLS[1], WARC_Block_Digest=ZERO),
    "the payload digest does not match": record(answer(page("B")), URLS[1], WARC_Payload_Digest=ZERO),
    "the body's chunked transfer-encoding is broken": record(answer(b"5\r\n<html\r\nzz\r\n>", *CHUNKED), URLS[1]),
    "the record has no readable date: 'yesterday'": record(answer(page("B")), URLS[1], WARC_Date="yesterday"),
    "the record has no readable date: ''": record(answer(page("B")), URLS[1], WARC_Date=""),
    "the body packed by gzip is cut short or damaged": record(
        answer(gzip.compress(page("B") * 90)[:-30], *PACKED), URLS[1]
    ),
    "the record's length is not the one it states": record(answer(page("B")), URLS[1], Content_Length="200"),
}


@pytest.mark.parametrize("packed", [True, False])
def test_every_kind_of_damage_is_named_and_the_rest_imported(desk: Desk, tmp_path: Path, packed: bool) -> None:
    pack = gzip.compress if packed else bytes
    parts = [pack(record(answer(page("A")), URLS[0]))]
    parts += [pack(damaged) for damaged in DAMAGES.values()]
    parts.append(pack(record(answer(page("C")), URLS[2])))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(parts))
    outcome = desk.run(path)
    assert sorted(desk.documents()) == [URLS[0], URLS[2]]
    starts = [sum(map(len, parts[:number])) for number in range(1, len(parts) - 1)]
    expected = {
        f"a.warc.gz at {start}: <urn:harbour:{URLS[1]}> {URLS[1]}: {reason}"
        for start, reason in zip(starts, DAMAGES, strict=True)
    }
    assert {str(trouble) for trouble in desk.told} == expected
    assert {trouble.grade for trouble in desk.told} == {"damaged"}
    assert outcome.damaged == outcome.counts.failed == len(DAMAGES)


def test_an_unknown_file_and_a_missing_one_are_named_and_the_others_imported(desk: Desk, tmp_path: Path) -> None:
    unknown, sound, missing = tmp_path / "a.txt", tmp_path / "b.warc", tmp_path / "c.warc"
    unknown.write_text("a letter")
    sound.write_bytes(record(answer(page("A")), URLS[0]))
    outcome = desk.run(unknown, sound, missing)
    assert (outcome.files, outcome.damaged, outcome.counts.new) == (1, 2, 1)
    assert [str(trouble) for trouble in desk.told] == [
        f"{unknown}: neither a WARC nor an ARC file, plain or packed by gzip or zstd",
        f"{missing}: No such file or directory",
    ]
    assert [path.name for path in (desk.data / "archive").iterdir() if "a.txt" in path.name] == []


def test_a_member_with_a_wrong_checksum_proves_only_records_with_digests(desk: Desk, tmp_path: Path) -> None:
    block = answer(page("A"))
    stated = "sha1:" + hashlib.sha1(block, usedforsecurity=False).hexdigest()
    records = [record(block, URLS[0], WARC_Block_Digest=stated), record(block, URLS[1]), record(block, URLS[2])]
    packed = bytearray(gzip.compress(b"".join(records)))
    packed[-6] ^= 1
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed)
    desk.run(path)
    assert sorted(desk.documents()) == URLS[:1]
    assert URLS[1] in {trouble.url for trouble in desk.told}
    assert all("gzip member is damaged" in trouble.reason for trouble in desk.told)


def test_digests_may_be_written_in_any_usual_way(desk: Desk, tmp_path: Path) -> None:
    block = answer(page("A"))
    raw = hashlib.sha1(block, usedforsecurity=False).digest()
    written = [base64.b32encode(raw).decode(), raw.hex(), raw.hex().upper(), base64.b64encode(raw).decode()]
    records = [
        record(block, f"{SITE}/{number}", WARC_Block_Digest=f"sha1:{digits}") for number, digits in enumerate(written)
    ]
    records.append(record(block, f"{SITE}/9", WARC_Block_Digest="blake3:af1349b9"))
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    outcome = desk.run(path)
    assert (outcome.damaged, outcome.counts.new) == (0, 5)
    assert desk.damages() == []
