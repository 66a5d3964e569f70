"""Archive files of invented pages, written by warcio as other programs would, and an import into a store."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import verify
from crawler.extractors import Extractors
from crawler.imports.jobs import Order
from crawler.imports.model import Outcome, Trouble
from crawler.imports.records import Damaged, Found, walk
from crawler.imports.run import Import
from index.model import StoredDocument
from index.store import Store, open_store

SITE = "https://harbour.example"


def page(title: str, *sentences: str) -> bytes:
    """An article of a few sentences."""
    text = sentences or (
        "Customs officers at Port Velmar seized forty kilograms of cocaine from a container on Monday.",
        "The crew of the vessel was questioned for two days and then released without charge.",
    )
    body = "".join(f"<p>{sentence}</p>" for sentence in text)
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{body}</article></body></html>".encode()


class _Writer(WARCWriter):  # type: ignore[misc]
    """Keeps what it hashes in memory: the temporary files of the original are left open."""

    @staticmethod
    def _create_temp_file() -> BytesIO:
        return BytesIO()


@dataclass
class Sheet:
    """Writes records one after the other; ``packed``: one gzip member each."""

    packed: bool = True
    version: str = "1.1"
    parts: list[bytes] = field(default_factory=list)

    def response(
        self,
        url: str = f"{SITE}/news/1",
        body: bytes = b"",
        date: str = "2024-05-03T12:00:00Z",
        *,
        status: str = "200 OK",
        fields: Sequence[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
        record_fields: dict[str, str] | None = None,
    ) -> Sheet:
        """Add an answer, by default a page about the last part of its address."""
        http = StatusAndHeaders(status, list(fields), protocol="HTTP/1.1")
        content = body or page(f"Report {url.rpartition('/')[2]}")
        return self._add(url, "response", content, date, http, record_fields or {})

    def revisit(self, url: str, original: str, original_date: str, date: str, digest: str = "") -> Sheet:
        """Add a record that says that an answer was the same as an earlier one."""
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        out = BytesIO()
        writer = _Writer(out, gzip=self.packed, warc_version=self.version)
        record = writer.create_revisit_record(
            url,
            digest or f"sha1:{'A' * 32}",
            original,
            original_date,
            http_headers=http,
            warc_headers_dict={"WARC-Date": date},
        )
        writer.write_record(record)
        self.parts.append(out.getvalue())
        return self

    def other(self, kind: str, url: str, content: bytes, content_type: str = "text/plain") -> Sheet:
        """Add a record without an HTTP head."""
        return self._add(url, kind, content, "2024-05-03T12:00:00Z", None, {"Content-Type": content_type})

    def _add(
        self, url: str, kind: str, content: bytes, date: str, http: StatusAndHeaders | None, more: dict[str, str]
    ) -> Sheet:
        out = BytesIO()
        writer = _Writer(out, gzip=self.packed, warc_version=self.version)
        content_type = more.pop("Content-Type", "") if http is None else ""
        record = writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(content),
            http_headers=http,
            warc_content_type=content_type,
            warc_headers_dict={"WARC-Date": date} | more,
        )
        writer.write_record(record)
        self.parts.append(out.getvalue())
        return self

    def data(self) -> bytes:
        """The whole file."""
        return b"".join(self.parts)

    def plain(self) -> list[bytes]:
        """The records, unpacked."""
        return [gzip.decompress(part) if self.packed else part for part in self.parts]

    def write(self, path: Path) -> Path:
        """Write the file and return its path."""
        path.write_bytes(self.data())
        return path


def arc(url: str, block: bytes, date: str = "20240503120000", content_type: str = "text/html") -> bytes:
    """One record of an ARC file."""
    return f"{url} 192.0.2.7 {date} {content_type} {len(block)}\n".encode() + block + b"\n"


def arc_file(*records: bytes) -> bytes:
    """An ARC file: the block that begins it, then records."""
    version = b"1 0 Harbour Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    return arc("filedesc://harbour.arc", version, content_type="text/plain") + b"".join(records)


def answer(body: bytes, *fields: str) -> bytes:
    """An HTTP answer as it comes over the wire."""
    head = "\r\n".join(["HTTP/1.1 200 OK", *(fields or ("Content-Type: text/html; charset=utf-8",)), "", ""])
    return head.encode() + body


def record(block: bytes, url: str = f"{SITE}/news/1", **changed: str) -> bytes:
    """A plain response record written by hand; fields may be changed, or left out by an empty value."""
    fields = {
        "WARC_Type": "response",
        "WARC_Record_ID": f"<urn:harbour:{url}>",
        "WARC_Date": "2024-05-03T12:00:00Z",
        "WARC_Target_URI": url,
        "Content_Type": "application/http; msgtype=response",
        "Content_Length": str(len(block)),
    } | changed
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items() if value)
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def walked(path: Path) -> tuple[list[str], list[Damaged]]:
    """The addresses of the sound records of a file, and its damages."""
    found = list(walk(path))
    urls = [item.head.get("warc-target-uri") for item in found if isinstance(item, Found)]
    return urls, [item for item in found if isinstance(item, Damaged)]


@dataclass
class Desk:
    """A data folder with a store, into which files are imported. ``told`` are the troubles of the last import."""

    data: Path
    extractors: Extractors | None = None
    told: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.store: Store = open_store(f"sqlite:///{self.data / 'watchfloor.db'}")

    def run(self, *files: Path, show: Callable[[str], None] = lambda _: None, **options: Any) -> Outcome:
        """Import files into the source ``import`` unless another is named."""
        self.told = []
        fields: dict[str, Any] = {"data": self.data, "source": "import", "extractors": 1}
        order = Order(**(fields | options))
        shared = None if "timeout" in options else self.extractors
        return Import(order, self.store, self.told.append, show, shared).run(files)

    def documents(self) -> dict[str, StoredDocument]:
        """Every document by its address (and source, where that is not ``import``)."""
        found = {}
        after = ""
        while batch := self.store.scan(after):
            for document in batch:
                prefix = "" if document.source == "import" else f"{document.source} "
                found[prefix + document.url] = document
            after = batch[-1].id
        return found

    def history(self, url: str) -> list[tuple[str, str]]:
        """Time of capture and archive file of each version of a document, in order."""
        versions = self.store.versions(self.documents()[url].id)
        return [(version.captured.isoformat(), version.capture.warc if version.capture else "") for version in versions]

    def damages(self) -> list[str]:
        """What ``verify`` names."""
        return [
            f"{damage.file} {damage.offset} {damage.reason}" for damage in verify(self.data / "archive", self.store)
        ]

    def close(self) -> None:
        """Close the store."""
        self.store.close()
