"""Files that nobody sound wrote: whatever their bytes, they are named and nothing is raised."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import CaptureError, read_record, verify
from crawler.archive.chunks import dechunk
from crawler.archive.member import pack
from crawler.archive.record import Record, request_record, response_record
from tests.archive.exchanges import Rows, exchange

NAMES = ("watchfloor-20260504-0001.warc.gz", "import-0123456789abcdef-x.warc.gz", "other.warc", "import-x.arc.gz")
RECORD = response_record(exchange(), "<urn:uuid:1>")
SOUND = [
    pack(RECORD),
    pack(request_record(exchange(), "<urn:uuid:1>")),
    gzip.compress(RECORD, mtime=0),
    RECORD,
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n",
    b"WARC/1.1\r\nContent-Length: 4\r\n\r\n",
]


@st.composite
def _files(draw: st.DrawFn) -> bytes:
    """Sound records, cut and changed, between bytes by chance."""
    whole = bytearray(b"".join(draw(st.lists(st.sampled_from(SOUND) | st.binary(max_size=60), max_size=5))))
    for _ in range(draw(st.integers(0, 3))):
        if whole:
            whole[draw(st.integers(0, len(whole) - 1))] = draw(st.integers(0, 255))
    return bytes(whole[: draw(st.integers(0, len(whole)))])


@settings(max_examples=150, deadline=None)
@given(_files(), st.sampled_from(NAMES))
def test_a_file_of_any_bytes_is_verified_to_its_end(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive" / name
        path.parent.mkdir()
        path.write_bytes(content)
        found = list(verify(path.parent, Rows()))
        assert all(damage.reason for damage in found)
        if name.startswith("watchfloor") and content and not found:
            assert content.startswith(pack(RECORD)[:16])
        for offset in (0, len(content) // 2):
            with suppress(CaptureError):
                assert isinstance(read_record(Path(folder), f"archive/{name}", offset), Record)


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5), st.sampled_from([b"\r\n", b"\n"]), st.booleans())
def test_chunks_are_undone(parts: list[bytes], end: bytes, extended: bool) -> None:
    more = b"; name=value" if extended else b""
    body = b"".join(b"%x%s%s%s%s" % (len(part), more, end, part, end) for part in parts)
    assert dechunk(body + b"0" + end + end) == b"".join(parts)
    assert dechunk(body) is None


@given(st.binary(max_size=200))
def test_a_body_that_is_not_chunked_is_not_undone_by_force(body: bytes) -> None:
    undone = dechunk(body)
    assert undone is None or len(undone) < len(body)
