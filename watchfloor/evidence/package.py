"""Writes a package of evidence: a ZIP file, streamed, with a manifest of hashes at its end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from crawler.archive.cdxj import Index
from crawler.archive.copying import RecordCopier
from crawler.archive.hashed import Hashed
from crawler.archive.member import pack
from crawler.archive.reader import CaptureError
from crawler.archive.record import warcinfo
from watchfloor.evidence import listing

FORMAT = "watchfloor evidence 1"
CAPTURES = "captures.warc.gz"
_CHECKER = Path(__file__).with_name("verify.py")
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Given:
    """What a package says of itself: what was asked for, when, and by which program with its version."""

    query: str
    created: datetime
    program: str


@dataclass(slots=True)
class Written:
    """What a package holds, the hash of its manifest (hex), and what could not be put into it."""

    documents: int = 0
    captures: int = 0
    manifest: str = ""
    left_out: list[str] = field(default_factory=list)


TextOf = Callable[[str, int], str | None]


def write_evidence(
    stream: BinaryIO, data: Path, documents: Iterable[dict[str, Any]], text_of: TextOf, given: Given, scratch: Path
) -> Written:
    """Write documents (as ``Searcher.export`` yields them) with the captures that they rest on.

    ``text_of`` gives the text of an earlier version; ``data`` is the data folder; ``scratch`` an existing folder for
    what has to wait on disk. A capture that is damaged is left out and named. Raises ``OSError`` and what
    ``documents`` raises.
    """
    with ZipFile(stream, "w", allowZip64=True) as zipped, Index(scratch / "index.db") as index:
        return _Writer(zipped, data, text_of, given, scratch).write(documents, index)


class _Writer:
    def __init__(self, zipped: ZipFile, data: Path, text_of: TextOf, given: Given, scratch: Path) -> None:
        self._zipped = zipped
        self._data = data
        self._text_of = text_of
        self._given = given
        self._scratch = scratch
        self._hashes: dict[str, str] = {}
        self._entries: list[dict[str, Any]] = []
        self._done = Written()

    def write(self, documents: Iterable[dict[str, Any]], index: Index) -> Written:
        """Write everything. One file of a ZIP is open at a time, so captures wait on disk until all are known."""
        captures, rows = self._scratch / CAPTURES, self._scratch / "rows.html"
        with captures.open("w+b") as records, rows.open("w", encoding="utf-8", errors="replace") as page:
            head = pack(warcinfo(CAPTURES, self._given.program, self._given.created, followed=False))
            records.write(head)
            copier = RecordCopier(self._data, records, index, len(head), CAPTURES)
            for document in documents:
                entry = self._document(document, copier)
                self._entries.append(entry)
                page.write(listing.row(document, entry))
        self._copy(CAPTURES, captures.open("rb"), ZIP_STORED)
        self._page(rows)
        self._copy("verify.py", _CHECKER.open("rb"))
        self._done.documents = len(self._entries)
        self._manifest()
        return self._done

    def _document(self, document: dict[str, Any], copier: RecordCopier) -> dict[str, Any]:
        identity = document["id"]
        name = f"documents/{identity}"
        files = [self._put(f"{name}.txt", document["text"]), self._put(f"{name}.json", _annotations(document))]
        for version in document["versions"][:-1]:
            text = self._text_of(identity, version["version"])
            if text is not None:
                files.append(self._put(f"{name}-version-{version['version']}.txt", text))
        about = {key: document[key] for key in ("id", "url", "source", "title", "author", "published", "collected")}
        return about | {"files": files, "captures": list(self._captures(document, copier))}

    def _captures(self, document: Mapping[str, Any], copier: RecordCopier) -> Iterator[dict[str, Any]]:
        for version in document["versions"]:
            capture = version["capture"]
            if capture is None:
                continue
            try:
                place = copier.copy(capture["warc"], capture["offset"], capture["sha256"])
            except CaptureError as error:
                self._done.left_out.append(f"{document['url']} ({document['id']}): {error}")
                continue
            self._done.captures += 1
            yield {
                "version": version["version"],
                "offset": place.offset,
                "length": place.length,
                "sha256": capture["sha256"],
                "captured": version["captured"],
                "url": place.url,
            }

    def _page(self, rows: Path) -> None:
        given = self._given
        with self._file("index.html") as page, rows.open("rb") as body:
            page.write(listing.head(given.query, given.created.isoformat(), given.program).encode())
            while piece := body.read(_PIECE):
                page.write(piece)
            page.write(listing.foot().encode())

    def _manifest(self) -> None:
        about = {"format": FORMAT, "query": self._given.query, "created": self._given.created.isoformat()}
        manifest = about | {"program": self._given.program, "documents": self._entries, "files": self._hashes}
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        self._zipped.writestr(self._info("manifest.json"), text)
        self._done.manifest = hashlib.sha256(text).hexdigest()

    def _put(self, name: str, text: str) -> str:
        with self._file(name) as file:
            file.write(text.encode("utf-8", "replace"))
        return name

    def _copy(self, name: str, source: IO[bytes], compression: int = ZIP_DEFLATED) -> None:
        with source, self._file(name, compression) as file:
            while piece := source.read(_PIECE):
                file.write(piece)

    @contextmanager
    def _file(self, name: str, compression: int = ZIP_DEFLATED) -> Iterator[Hashed]:
        with self._zipped.open(self._info(name, compression), "w", force_zip64=True) as stream:
            hashed = Hashed(stream)
            yield hashed
        self._hashes[name] = hashed.digest

    def _info(self, name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
        info = ZipInfo(name, self._given.created.timetuple()[:6])
        info.compress_type = compression
        info.external_attr = 0o644 << 16
        return info


def _annotations(document: Mapping[str, Any]) -> str:
    kept = {
        key: value for key, value in document.items() if key not in ("text", "snippet", "marks", "title_marks", "score")
    }
    return json.dumps(kept, ensure_ascii=False, indent=1)
