"""Packages of captures that replay programs open: WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/).

Records are copied as they lie in the archive; everything is streamed, so that a package may be of any size.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from crawler.archive.cdxj import Index, Place
from crawler.archive.copying import RecordCopier
from crawler.archive.hashed import Hashed
from crawler.archive.member import pack
from crawler.archive.reader import CaptureError
from crawler.archive.record import warcinfo
from crawler.archive.writer import SOFTWARE

WARC = "data.warc.gz"
INDEX = "index.cdx"
"""Not compressed: ReplayWeb.page passes over ``index.cdx.gz`` without a second index to it."""
PAGES_HEAD = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the package in one of its versions; ``sha256`` (hex) is of the payload at ``warc``, ``offset``.

    ``address`` is the document's own, which may be one of many in the record.
    """

    id: str
    address: str
    warc: str
    offset: int
    sha256: str
    title: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """What was put in a package, and how many pages were left out because their record is damaged."""

    pages: int
    records: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a package says of itself; ``software`` names the program with its version."""

    title: str
    created: datetime
    software: str = SOFTWARE


def write_package(
    stream: BinaryIO, data: Path, pages: Iterable[Page], label: Label, scratch: Path, report: Callable[[str], None]
) -> Packed:
    """Write a package of the records behind ``pages`` to a binary stream, which need not be seekable.

    ``data`` is the data folder; ``scratch`` an existing folder for what has to wait on disk. A page whose record is
    damaged is left out and told to ``report``. Raises ``OSError`` and what ``pages`` raises.
    """
    listing = scratch / "pages.jsonl"
    with ZipFile(stream, "w", allowZip64=True) as zipped, Index(scratch / "index.db") as index:
        package = _Package(zipped, label)
        with package.file(f"archive/{WARC}", ZIP_STORED) as file, listing.open("wb") as lines:
            file.write(pack(warcinfo(WARC, label.software, label.created, followed=False)))
            lines.write(_line(PAGES_HEAD))
            packed = _copy_pages(RecordCopier(data, file, index, file.size, WARC), pages, lines, report)
        with package.file(f"indexes/{INDEX}") as file:
            for line in index.lines():
                file.write(line)
        with package.file("pages/pages.jsonl") as file, listing.open("rb") as source:
            shutil.copyfileobj(source, file, _PIECE)
        package.close()
    return packed


def _copy_pages(copier: RecordCopier, pages: Iterable[Page], lines: IO[bytes], report: Callable[[str], None]) -> Packed:
    written = left_out = 0
    for page in pages:
        try:
            place = copier.copy(page.warc, page.offset, page.sha256)
        except CaptureError as error:
            report(f"{page.address} ({page.id}) is left out: {error}")
            left_out += 1
            continue
        lines.write(_line(_entry(page, place)))
        written += 1
    return Packed(written, copier.copied, left_out)


def _entry(page: Page, place: Place) -> dict[str, Any]:
    entry = {"id": page.id, "url": place.url, "ts": f"{place.moment.isoformat()[:19]}Z", "title": page.title}
    entry |= {"text": page.text, "document": page.address}
    return {name: value for name, value in entry.items() if value is not None}


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


class _Package:
    """The ZIP file, with the list of its files and their digests."""

    def __init__(self, zipped: ZipFile, label: Label) -> None:
        self._zipped = zipped
        self._label = label
        self._resources: list[dict[str, Any]] = []

    @contextmanager
    def file(self, path: str, compression: int = ZIP_DEFLATED) -> Iterator[Hashed]:
        """Write a file of the package and list it."""
        with self._zipped.open(self._info(path, compression), "w", force_zip64=True) as stream:
            hashed = Hashed(stream)
            yield hashed
        written = {"hash": f"sha256:{hashed.digest}", "bytes": hashed.size}
        self._resources.append({"name": path.rpartition("/")[2].lower(), "path": path, **written})

    def close(self) -> None:
        """Write the list and its own digest."""
        created = f"{self._label.created:%Y-%m-%dT%H:%M:%SZ}"
        package: dict[str, Any] = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": self._label.title,
            "created": created,
        }
        package |= {"modified": created, "software": self._label.software, "resources": self._resources}
        text = json.dumps(package, indent=2).encode()
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(text).hexdigest()}"}
        self._zipped.writestr(self._info("datapackage.json"), text)
        self._zipped.writestr(self._info("datapackage-digest.json"), json.dumps(digest, indent=2))

    def _info(self, path: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
        info = ZipInfo(path, self._label.created.timetuple()[:6])
        info.compress_type = compression
        info.external_attr = 0o644 << 16
        # ReplayWeb.page reckons where a file begins without its local header, if the directory has no extra field for
        # it; files that may be large have one in the local header alone. The time (Info-ZIP's "UT") stands in both.
        info.extra = struct.pack("<HHBI", 0x5455, 5, 1, int(self._label.created.timestamp()))
        return info
