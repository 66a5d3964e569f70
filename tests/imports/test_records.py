"""Walking through archive files: every sound record is found, every damage is named where it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crawler.imports.containers import UnknownFormatError
from crawler.imports.heads import record_date
from crawler.imports.records import Found, walk
from tests.imports.making import SITE, Sheet, answer, arc, arc_file, page, record, walked

URLS = [f"{SITE}/news/{number}" for number in range(4)]


def sheet(packed: bool = True) -> Sheet:
    made = Sheet(packed)
    for url in URLS:
        made.response(url)
    return made


def put(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_records_of_a_member_each_and_plain_ones_are_found_with_their_places(tmp_path: Path, packed: bool) -> None:
    made = sheet(packed=packed)
    path = made.write(tmp_path / "a.warc")
    found = [item for item in walk(path) if isinstance(item, Found)]
    assert [item.head.get("warc-target-uri") for item in found] == URLS
    data = path.read_bytes()
    stored = [data[item.offset : item.offset + (item.length or 0)] for item in found]
    assert stored == made.parts


def test_a_file_that_is_one_gzip_member_is_read_but_its_records_have_no_place(tmp_path: Path) -> None:
    path = put(tmp_path, gzip.compress(b"".join(sheet().plain())))
    found = [item for item in walk(path) if isinstance(item, Found)]
    assert [(item.head.get("warc-target-uri"), item.offset, item.length) for item in found] == [
        (url, 0, None) for url in URLS
    ]


def test_a_record_that_is_spread_over_members_is_read(tmp_path: Path) -> None:
    plain = b"".join(sheet().plain())
    pieces = [plain[start : start + 150] for start in range(0, len(plain), 150)]
    path = put(tmp_path, b"".join(gzip.compress(piece) for piece in pieces))
    assert walked(path) == (URLS, [])


def test_arc_records_are_read_plain_and_packed(tmp_path: Path) -> None:
    block = answer(page("Report"))
    records = [arc(url, block) for url in URLS]
    plain = put(tmp_path, arc_file(*records), "a.arc")
    packed = put(tmp_path, b"".join(gzip.compress(item) for item in (arc_file(), *records)), "a.arc.gz")
    expected = ["filedesc://harbour.arc", *URLS]
    assert walked(plain) == walked(packed) == (expected, [])


@pytest.mark.parametrize("packed", [True, False])
def test_garbage_between_records_is_named_where_it_begins(tmp_path: Path, packed: bool) -> None:
    parts = sheet(packed=packed).parts
    path = put(tmp_path, parts[0] + b"this is no record\nnor is this\n" + b"".join(parts[1:]))
    urls, damages = walked(path)
    assert urls == URLS
    assert [(item.offset, item.reason) for item in damages] == [(len(parts[0]), "garbage between records")]


@pytest.mark.parametrize("packed", [True, False])
def test_a_clipped_file_loses_its_last_record_only(tmp_path: Path, packed: bool) -> None:
    made = sheet(packed=packed)
    path = put(tmp_path, made.data()[:-60])
    urls, damages = walked(path)
    assert urls == URLS[:3]
    (damage,) = damages
    assert damage.offset == sum(map(len, made.parts[:3]))
    assert "the file" in damage.reason


def test_a_clipped_file_of_one_gzip_member_gives_the_records_before(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(sheet().plain()), compresslevel=0)
    urls, damages = walked(put(tmp_path, packed[: len(packed) - 100]))
    assert urls == URLS[:3]
    assert [item.reason for item in damages] == ["the file ends inside this record"]


def test_a_damaged_member_is_named_and_the_next_one_is_found(tmp_path: Path) -> None:
    parts = sheet().parts
    broken = bytearray(parts[1])
    broken[len(broken) // 2] ^= 0xFF
    urls, damages = walked(put(tmp_path, parts[0] + bytes(broken) + parts[2] + parts[3]))
    assert urls == [URLS[0], URLS[2], URLS[3]]
    (damage,) = damages
    assert damage.offset == len(parts[0])
    assert damage.reason.startswith("the gzip member is damaged")


def test_a_wrong_checksum_of_a_member_is_damage_even_without_digests(tmp_path: Path) -> None:
    packed = [gzip.compress(record(answer(page("Report")), url)) for url in URLS]
    broken = bytearray(packed[1])
    broken[-6] ^= 1
    urls, damages = walked(put(tmp_path, packed[0] + bytes(broken) + packed[2] + packed[3]))
    assert urls == [URLS[0], URLS[2], URLS[3]]
    assert [item.offset for item in damages] == [len(packed[0])]


@pytest.mark.parametrize(
    ("packing", "change"),
    [(packing, change) for packing in ("plain", "members", "whole") for change in (-40, -1, 1, 40, 100_000)]
    # In a file of one member nothing tells a record of 100 TB from one that is only said to be so long.
    + [("plain", 10**14), ("members", 10**14)],
)
def test_a_wrong_length_costs_one_record(tmp_path: Path, packing: str, change: int) -> None:
    block = answer(page("Report"))
    records = [record(block, url) for url in URLS]
    records[1] = record(block, URLS[1], Content_Length=str(len(block) + change))
    pack = gzip.compress if packing == "members" else bytes
    data = b"".join(pack(item) for item in records)
    urls, damages = walked(put(tmp_path, gzip.compress(data) if packing == "whole" else data))
    assert urls == [URLS[0], URLS[2], URLS[3]]
    assert next(item.url for item in damages) == URLS[1]


@pytest.mark.parametrize("length", ["", "-1", "many", "1e3", "9" * 400])
def test_a_record_without_a_length_costs_one_record(tmp_path: Path, length: str) -> None:
    records = [record(answer(page("Report")), url) for url in URLS]
    records[2] = record(answer(page("Report")), URLS[2], Content_Length=length)
    urls, damages = walked(put(tmp_path, b"".join(records), "a.warc"))
    assert urls == [URLS[0], URLS[1], URLS[3]]
    assert [item.reason for item in damages] == ["the record does not state its length"]


def test_a_record_that_contains_records_is_one(tmp_path: Path) -> None:
    inner = b"".join(sheet(packed=False).parts)
    path = put(tmp_path, record(answer(inner), URLS[0]) + record(answer(page("Report")), URLS[1]))
    assert walked(path) == (URLS[:2], [])


def test_heads_with_single_line_feeds_and_continued_lines_are_read(tmp_path: Path) -> None:
    loose = record(answer(page("Report"))).replace(b"WARC-Date: ", b"X-Note: a\r\n  b\r\nWARC-Date: ")
    head, _, rest = loose.partition(b"\r\n\r\n")
    path = put(tmp_path, head.replace(b"\r\n", b"\n") + b"\n\n" + rest, "a.warc")
    (found,) = walk(path)
    assert isinstance(found, Found)
    assert found.head.get("x-note") == "a b"
    assert found.block == answer(page("Report"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03T12:00:00Z", "2024-05-03T12:00:00+00:00"),
        ("2024-05-03T12:00:00.123456Z", "2024-05-03T12:00:00.123456+00:00"),
        ("2024-05-03T14:00:00+02:00", "2024-05-03T12:00:00+00:00"),
        ("2024-05", "2024-05-01T00:00:00+00:00"),
        ("2024", "2024-01-01T00:00:00+00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("3. May", None),
        ("", None),
    ],
)
def test_dates_of_records_are_read_in_utc(text: str, expected: str | None) -> None:
    when = record_date(text)
    assert (when.isoformat() if when else None) == expected


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"PK\x03\x04" * 40, b"\x00" * 500])
def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnknownFormatError, match=r"the file is empty|neither a WARC nor an ARC file"):
        list(walk(put(tmp_path, data)))


def test_a_record_longer_than_memory_allows_is_passed_and_its_digest_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.imports.records.MOST", 1_000)
    made = Sheet().response(URLS[0]).response(URLS[1], b"<html>" + b"x" * 5_000).response(URLS[2])
    found = list(walk(made.write(tmp_path / "a.warc.gz")))
    assert [item.raw is None for item in found if isinstance(item, Found)] == [False, True, False]
    plain = made.plain()
    plain[1] = plain[1].replace(b"x" * 10, b"y" * 10, 1)
    urls, damages = walked(put(tmp_path, b"".join(plain), "b.warc"))
    assert urls == [URLS[0], URLS[2]]
    assert [(item.url, item.reason) for item in damages] == [(URLS[1], "the block digest does not match")]
