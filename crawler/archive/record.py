"""WARC 1.1 records: written by warcio from bytes as they came, read strictly."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.chunks import dechunk, is_chunked
from index.model import Json

_END = b"\r\n\r\n"
_NUMBER = re.compile(r"[0-9]{1,15}")
_HEAD_END = re.compile(rb"\n\r?\n")  # servers end lines in either way, and heads are kept as received
COMPANIONS = "each response is followed by its request and by a metadata record of its custody"
"""Stands in the ``warcinfo`` of a file: a response without the two is incomplete there."""
_HASHES = frozenset({"sha1", "sha256", "sha512", "md5"})


class RecordError(ValueError):
    """A record that does not keep the form of WARC, or not its own digests."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. Heads are bytes as sent and received, each ending in an empty line.

    ``body`` is after transfer-encoding and before content-encoding. ``custody`` holds JSON values.
    """

    url: str
    request_head: bytes
    response_head: bytes
    body: bytes
    status: int
    content_type: str
    fetched: datetime
    address: str | None = None
    custody: Json = field(default_factory=dict)
    request_body: bytes = b""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read: header fields (lower-case names) and block."""

    headers: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """``response``, ``request``, ``warcinfo`` …"""
        return self.headers.get("warc-type", "")

    @property
    def record_id(self) -> str:
        """The record's own id, a URN in angle brackets."""
        return self.headers.get("warc-record-id", "")

    @property
    def url(self) -> str | None:
        """The address the record is about."""
        return self.headers.get("warc-target-uri")

    @property
    def payload(self) -> bytes:
        """The HTTP body of a response or request, else the whole block."""
        if not self.headers.get("content-type", "").startswith("application/http"):
            return self.block
        head = _HEAD_END.search(self.block)
        return self.block[head.end() :] if head else b""

    @property
    def head(self) -> bytes:
        """The block before the payload."""
        return self.block[: len(self.block) - len(self.payload)]

    def payloads(self) -> Iterator[bytes]:
        """Yield what may be meant by the payload.

        A head that says ``chunked`` does not tell how the body was kept: this program keeps bodies after that was
        undone, others keep them as they came and state the digest of either.
        """
        yield self.payload
        if is_chunked(self.head) and (undone := dechunk(self.payload)) is not None:
            yield undone


def new_record_id() -> str:
    """Make an id that no other record has."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def digest(data: bytes) -> str:
    """Return a digest as WARC writes it: the algorithm, then base 32."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def warc_date(when: datetime) -> str:
    """Write a time as WARC 1.1 does, in UTC with microseconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def write_record(headers: list[tuple[str, str]], block: bytes, content_type: str) -> bytes:
    """Return the uncompressed bytes of a record; digests of the block are added here."""
    named = StatusAndHeaders("", [*headers, ("WARC-Block-Digest", digest(block))], protocol="WARC/1.1")
    kind = dict(headers)["WARC-Type"]
    record = ArcWarcRecord("warc", kind, named, BytesIO(block), None, content_type, len(block))
    record.payload_length = len(block)
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version="1.1").write_record(record)
    return out.getvalue()


def warcinfo(filename: str, software: str, now: datetime, *, followed: bool = True) -> bytes:
    """Return the record that begins each file. ``followed``: it says that each response has its companions there."""
    fields = {"software": software, "format": "WARC File Format 1.1", "conformsTo": "http://bibnum.bnf.fr/WARC/"}
    fields |= {"description": COMPANIONS} if followed else {}
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    headers = [("WARC-Type", "warcinfo"), ("WARC-Record-ID", new_record_id()), ("WARC-Date", warc_date(now))]
    return write_record([*headers, ("WARC-Filename", filename)], block, "application/warc-fields")


def response_record(exchange: Exchange, record_id: str) -> bytes:
    """Return the record of what was answered."""
    headers = [("WARC-Type", "response"), *_common(exchange, record_id)]
    headers.append(("WARC-Payload-Digest", digest(exchange.body)))
    return write_record(headers, exchange.response_head + exchange.body, "application/http; msgtype=response")


def request_record(exchange: Exchange, response_id: str) -> bytes:
    """Return the record of what was asked."""
    headers = [("WARC-Type", "request"), *_common(exchange, new_record_id()), ("WARC-Concurrent-To", response_id)]
    headers.append(("WARC-Payload-Digest", digest(exchange.request_body)))
    block = exchange.request_head + exchange.request_body
    return write_record(headers, block, "application/http; msgtype=request")


def custody_record(exchange: Exchange, response_id: str) -> bytes:
    """Return the record of how the answer was come by, so that the archive alone tells it."""
    headers = [("WARC-Type", "metadata"), *_common(exchange, new_record_id()), ("WARC-Concurrent-To", response_id)]
    block = json.dumps(dict(exchange.custody), sort_keys=True, indent=1).encode()
    return write_record(headers, block, "application/json")


def _common(exchange: Exchange, record_id: str) -> list[tuple[str, str]]:
    headers = [
        ("WARC-Record-ID", record_id),
        ("WARC-Date", warc_date(exchange.fetched)),
        ("WARC-Target-URI", exchange.url),
    ]
    return [*headers, ("WARC-IP-Address", exchange.address)] if exchange.address else headers


def parse_record(data: bytes) -> Record:
    """Read one record. Raises ``RecordError`` if its form is wrong; digests are not looked at."""
    end = data.find(_END)
    lines = data[: max(end, 0)].split(b"\r\n")
    if end < 0 or lines[0] not in (b"WARC/1.1", b"WARC/1.0"):
        raise RecordError("not a WARC record")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            raise RecordError(f"a header line without a colon: {name[:80]!r}")
        headers[name.strip().lower()] = value.strip()
    length = headers.get("content-length", "")
    start = end + len(_END)
    if not _NUMBER.fullmatch(length) or data[start + int(length) :] != _END:
        raise RecordError("the record's length is not the one it states")
    return Record(headers, data[start : start + int(length)])


def check_record(record: Record) -> None:
    """Re-hash a record. Raises ``RecordError`` naming what is wrong."""
    for name in ("warc-type", "warc-record-id", "warc-date"):
        if not record.headers.get(name):
            raise RecordError(f"the record has no {name}")
    _check_digest("block", record.headers.get("warc-block-digest"), [record.block])
    if record.kind in ("response", "request", "resource"):
        _check_digest("payload", record.headers.get("warc-payload-digest"), record.payloads())


def _check_digest(what: str, stated: str | None, meant: Iterable[bytes]) -> None:
    if stated is None:
        return
    algorithm, _, value = stated.partition(":")
    if algorithm.lower() not in _HASHES:
        raise RecordError(f"the {what} digest is of an unknown kind: {algorithm[:20]!r}")
    readings = _readings(value)
    if not any(hashlib.new(algorithm.lower(), data, usedforsecurity=False).digest() in readings for data in meant):
        raise RecordError(f"the {what} digest does not match")


def _readings(value: str) -> list[bytes]:
    """The bytes a digest may mean: archives write base 32 or hexadecimal."""
    readings = []
    for decode in (base64.b32decode, bytes.fromhex):
        try:
            readings.append(decode(value))
        except (ValueError, binascii.Error):
            continue
    return readings
