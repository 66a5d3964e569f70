"""Records that cannot be pointed at where they are are written anew, into a file of this program's own form.

That holds for ARC files, for files that are packed as one piece, and for records whose form is loose. The file's name
holds the digest of its content, as that of a copied file does, so that writing it a second time gives the same file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from crawler.archive.member import pack
from crawler.archive.payload import payload_of
from crawler.archive.record import RecordError, check_record, digest, parse_record, write_record
from crawler.imports.judging import Judged
from crawler.imports.keeping import import_name, put_in_place
from crawler.imports.records import Found

_LONGEST_ID = 256


def can_point(found: Found, judged: Judged) -> bool:
    """Whether the archive can read the record back from the file as it came."""
    item = judged.item
    if found.length is None or found.raw is None or found.head.arc:
        return False
    try:
        record = parse_record(found.raw)
        check_record(record)
    except RecordError:
        return False
    named = record.record_id == item.record_id and len(item.record_id) <= _LONGEST_ID and record.url == item.url
    return named and payload_of(record, item.sha256) is not None


class Rewriter:
    """Writes the records of one file anew; nothing is created unless there is one."""

    def __init__(self, folder: Path, name: str, sha256: str) -> None:
        self._part = folder / f"import-{os.getpid()}-{sha256[:16]}.part"
        self._name = f"{name}.rewritten.warc.gz"
        self._origin = f"{name}\r\nsha256: {sha256}\r\n"
        self._file: BinaryIO | None = None
        self._end = 0

    def write(self, judged: Judged) -> tuple[int, int]:
        """Write a record; returns offset and length in bytes. Raises ``OSError``."""
        if self._file is None:
            self._part.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("wb")
            self._append(self._info(judged))
        begin = self._end
        self._append(pack(_rewritten(judged)))
        return begin, self._end - begin

    def finish(self) -> str | None:
        """Sync the file and give it its name, which is returned relative to the data folder; None if there is none."""
        if self._file is None:
            return None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        return put_in_place(self._part, import_name(self._part, self._name))

    def give_up(self) -> None:
        """Leave nothing behind."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._part.unlink(missing_ok=True)

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
        self._end += len(data)

    def _info(self, judged: Judged) -> bytes:
        """The first record: where the others are from. Its date is that of the first of them, its id likewise made."""
        block = f"software: watchfloor\r\nformat: WARC File Format 1.1\r\ndescription: records of {self._origin}"
        headers = [("WARC-Type", "warcinfo"), ("WARC-Record-ID", f"{judged.item.record_id.rstrip('>')}:info>")]
        headers.append(("WARC-Date", _date(judged)))
        return pack(write_record(headers, block.encode(), "application/warc-fields"))


def _date(judged: Judged) -> str:
    return judged.item.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _rewritten(judged: Judged) -> bytes:
    item, record = judged.item, judged.record
    is_http = record.headers.get("content-type", "").startswith("application/http")
    head = record.block[: len(record.block) - len(record.payload)] if is_http else b""
    headers = [
        ("WARC-Type", "response" if is_http else "resource"),
        ("WARC-Record-ID", item.record_id),
        ("WARC-Date", _date(judged)),
        ("WARC-Target-URI", item.url),
    ]
    if item.address:
        headers.append(("WARC-IP-Address", item.address))
    headers.append(("WARC-Payload-Digest", digest(judged.body)))
    content_type = "application/http; msgtype=response" if is_http else item.content_type or "text/plain"
    return write_record(headers, head + judged.body, content_type)
