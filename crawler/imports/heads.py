"""The lines before a record's block: WARC header fields, ARC lines, and the head of an HTTP message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.imports.tape import Recorder

_LINE = 2**16
_FIELDS = 1_000
_VERSION = re.compile(rb"WARC/(0\.1[678]|1\.[01])[ \t]*\r*\n$")
_ARC = re.compile(
    rb"(?P<url>\S+(?: \S+){0,50}?) (?P<ip>\S+) (?P<date>\d{4,20}) (?P<type>\S+)(?: .{0,500})? (?P<length>\S{1,15})"
    rb"\r?\n$"
)
_SHORT = re.compile(r"\d{4}(-\d{2})?$")
_HTTP_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")


class HeadError(ValueError):
    """A head that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a block. ``fields`` have lower-case names; ``length`` is of the block in bytes."""

    fields: Mapping[str, str]
    length: int
    arc: bool = False

    def get(self, name: str) -> str:
        """A field, empty if absent."""
        return self.fields.get(name, "")


@dataclass(frozen=True, slots=True)
class HttpHead:
    """The head of an answer; ``size`` in bytes, with the empty line that ends it."""

    status: int
    fields: Mapping[str, str]
    size: int


def read_head(tape: Recorder) -> Head:
    """Read the head of the record that begins here. Raises ``HeadError``."""
    first = tape.line(_LINE)
    if first.startswith(b"WARC/"):
        if not _VERSION.match(first):
            raise HeadError(f"not a version of WARC: {first[:20].decode('latin-1')!r}")
        return _warc(tape)
    found = _ARC.match(first)
    if found is None:
        raise HeadError("garbage between records")
    return _arc(found)


def _warc(tape: Recorder) -> Head:
    fields: dict[str, str] = {}
    name = ""
    for line in tape.head(_LINE) or _loose_lines(tape):
        text = line.decode("utf-8", "replace")
        if text[0] in " \t" and name:
            fields[name] = f"{fields[name]} {text.strip()}"[:_LINE]
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if not colon:
            raise HeadError(f"a header line without a colon: {text[:80]!r}")
        if len(fields) > _FIELDS:
            raise HeadError(f"the record has more than {_FIELDS} header lines")
        fields.setdefault(name, value.strip())
    return Head(fields, _length(fields.get("content-length", "")))


def _loose_lines(tape: Recorder) -> Iterator[bytes]:
    """The lines of a head one by one, without what ends them."""
    while True:
        line = tape.line(_LINE)
        if not line.endswith(b"\n"):
            raise HeadError("the record's head does not end")
        if not (line := line.rstrip(b"\r\n")):
            return
        yield line


def _arc(found: re.Match[bytes]) -> Head:
    """Name the fields of an ARC 1.0 line (address, IP, date, media type, …, length) as WARC does."""
    text = {name: value.decode("utf-8", "replace") for name, value in found.groupdict().items()}
    version = text["url"].startswith("filedesc:")
    fields = {
        "warc-type": "warcinfo" if version else "response",
        "warc-target-uri": text["url"].replace(" ", "%20"),
        "warc-ip-address": text["ip"],
        "warc-date": _arc_date(text["date"]),
        "content-type": text["type"],
    }
    return Head(fields, _length(text["length"]), arc=True)


def _arc_date(digits: str) -> str:
    """Write the 14 digits of an ARC date as WARC does; empty if they are no date."""
    try:
        return datetime.strptime(digits[:14].ljust(14, "0"), "%Y%m%d%H%M%S").strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""


def _length(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise HeadError("the record does not state its length")
    return int(text)


def http_head(block: bytes) -> HttpHead | None:
    """Read the head of an HTTP answer; None if the block does not begin with one."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _HTTP_END.search(block, 0, 2**20)
    # A head alone may end with its last line: some writers leave out the empty one.
    size = end.end() if end else len(block)
    fields: dict[str, str] = {}
    for line in block[:size].split(b"\n")[1:_FIELDS]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return HttpHead(int(status[1]), fields, size)


def record_date(text: str) -> datetime | None:
    """Read ``WARC-Date``, which WARC 1.1 lets end after the year or month; None if it is none."""
    try:
        text += "-01-01"[len(text) - 4 :] if _SHORT.match(text) else ""
        when = datetime.fromisoformat(text)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return when if 1970 <= when.year < 9999 else None
