"""Reading a package as its specification says, without the code that writes it."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator


@dataclass(frozen=True)
class Opened:
    """The parts of a package. ``index``: (key, time, fields) of each line."""

    warc: bytes
    pages: list[dict[str, Any]]
    index: list[tuple[str, str, dict[str, Any]]]
    label: dict[str, Any]

    def record(self, fields: dict[str, Any]) -> tuple[str, str, bytes]:
        """Kind, address and raw payload of the record that an index line leads to, read by another program."""
        stored = self.warc[fields["offset"] : fields["offset"] + fields["length"]]
        for record in ArchiveIterator(BytesIO(stored), check_digests="raise"):
            return record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.raw_stream.read()
        raise AssertionError("no record")


def open_package(path: Path) -> Opened:
    """Open a package and hold it to the rules of WACZ 1.1.1, CDXJ 0.1.0 and Data Package."""
    with zipfile.ZipFile(path) as zipped:
        assert zipped.testzip() is None
        names = zipped.namelist()
        assert sorted(names) == [
            "archive/data.warc.gz", "datapackage-digest.json", "datapackage.json", "indexes/index.cdx",
            "pages/pages.jsonl",
        ]  # fmt: skip
        assert zipped.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED
        files = {name: zipped.read(name) for name in names}
        for info in zipped.infolist():
            _check_place(path.read_bytes(), info)
    label = json.loads(files["datapackage.json"])
    _check_label(label, files)
    pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    assert pages[0] == {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
    assert all(isinstance(page["url"], str) and page["ts"].endswith("Z") for page in pages[1:])
    lines = files["indexes/index.cdx"].splitlines()
    assert lines == sorted(lines)
    index = [(key, when, json.loads(fields)) for key, when, fields in (line.decode().split(" ", 2) for line in lines)]
    for _, when, fields in index:
        assert len(when) == 14
        assert set(fields) == {"url", "digest", "mime", "offset", "length", "status", "filename"}
    return Opened(files["archive/data.warc.gz"], pages[1:], index, label)


def _check_place(whole: bytes, info: zipfile.ZipInfo) -> None:
    """ReplayWeb.page takes a file without an extra field in the directory to have none in its local header either."""
    name, extra = struct.unpack_from("<HH", whole, info.header_offset + 26)
    start = info.header_offset + 30 + name + (extra if info.extra else 0)
    stored = whole[start : start + info.compress_size]
    plain = zlib.decompress(stored, -zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else stored
    assert zlib.crc32(plain) == info.CRC


def _check_label(label: dict[str, Any], files: dict[str, bytes]) -> None:
    assert (label["profile"], label["wacz_version"]) == ("data-package", "1.1.1")
    assert {"title", "created", "software"} <= set(label)
    listed = {resource["path"]: resource for resource in label["resources"]}
    assert set(listed) == set(files) - {"datapackage.json", "datapackage-digest.json"}
    for path, resource in listed.items():
        assert resource["name"] == path.rpartition("/")[2]
        assert resource["bytes"] == len(files[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
    digest = json.loads(files["datapackage-digest.json"])
    whole = hashlib.sha256(files["datapackage.json"]).hexdigest()
    assert digest == {"path": "datapackage.json", "hash": f"sha256:{whole}"}
    assert gzip.decompress(files["archive/data.warc.gz"]).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo")
