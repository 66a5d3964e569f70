"""Files packed by zstd: read where the library is installed, refused in words where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.imports.making import Desk, Sheet, walked
from tests.imports.test_records import URLS, sheet


def frames(parts: list[bytes]) -> list[bytes]:
    zstandard = pytest.importorskip("zstandard", reason="the package zstandard is not installed")
    return [zstandard.ZstdCompressor().compress(part) for part in parts]


def test_records_of_a_frame_each_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.zst"
    path.write_bytes(b"".join(frames(sheet().plain())))
    assert walked(path) == (URLS, [])


def test_a_file_of_one_frame_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.zst"
    path.write_bytes(frames([b"".join(sheet().plain())])[0])
    assert walked(path) == (URLS, [])


def test_a_damaged_frame_is_named_and_the_next_one_is_found(tmp_path: Path) -> None:
    packed = frames(sheet().plain())
    broken = bytearray(packed[1])
    broken[6:14] = b"\xff" * 8
    path = tmp_path / "a.warc.zst"
    path.write_bytes(packed[0] + bytes(broken) + packed[2] + packed[3][:-30])
    urls, damages = walked(path)
    assert urls == [URLS[0], URLS[2]]
    assert [item.offset for item in damages] == [len(packed[0]), sum(map(len, [*packed[:1], broken, *packed[2:3]]))]


def test_a_dictionary_in_front_is_used(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the package zstandard is not installed")
    plain = sheet().plain()
    dictionary = zstandard.train_dictionary(2_000, [part[start : start + 64] for part in plain for start in range(300)])
    compressor = zstandard.ZstdCompressor(dict_data=dictionary)
    packed_dictionary = zstandard.ZstdCompressor().compress(dictionary.as_bytes())
    head = b"\x5d\x2a\x4d\x18" + len(packed_dictionary).to_bytes(4, "little") + packed_dictionary
    path = tmp_path / "a.warc.zst"
    path.write_bytes(head + b"".join(compressor.compress(part) for part in plain))
    assert walked(path) == (URLS, [])


def test_without_the_library_the_file_is_refused_and_it_is_said_how_to_read_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    packed, plain = tmp_path / "a.warc.zst", tmp_path / "b.warc"
    packed.write_bytes(b"\x28\xb5\x2f\xfd" + b"\x00" * 40)
    Sheet(packed=False).response(URLS[0]).write(plain)
    outcome = desk.run(packed, plain)
    assert (outcome.damaged, outcome.counts.new) == (1, 1)
    assert str(desk.told[0]) == (
        f"{packed}: packed by zstd: install the package zstandard to read it, or unpack it with the zstd program"
    )
