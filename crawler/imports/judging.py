"""Telling what a record is: damaged, a page, a revisit, or nothing that becomes a document."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal
from urllib.parse import urlsplit

from crawler.address import AddressError, canonical_url
from crawler.archive.payload import is_broken
from crawler.archive.record import Record
from crawler.imports.digests import agrees, canonical
from crawler.imports.heads import Head, HttpHead, http_head, record_date
from crawler.imports.model import Item
from crawler.imports.records import Damaged, Found

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
PAGES = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "application/vnd.wap.xhtml+xml", "application/pdf"}
    | {_OFFICE + kind for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")}
    | {_OPEN + kind for kind in ("text", "spreadsheet", "presentation")}
)
"""Media types that ``crawler.reading.read_page`` makes documents of."""
READ = (200, 203)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|!--)", re.IGNORECASE)
_HTTP = "application/http"


@dataclass(frozen=True, slots=True)
class Passed:
    """A sound record that becomes no document. ``what`` is a kind to count by; a ``reason`` is told of each."""

    what: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A sound record and its form: ``record`` is as the archive reads it, ``body`` after transfer-encoding."""

    item: Item
    record: Record
    body: bytes


def judge(found: Found, sha256: str) -> Judged | Passed | Damaged:
    """Look at one record of the file with the given digest (hex of the whole file)."""
    kind = "resource" if _is_bare(found) else found.head.get("warc-type").lower()
    if found.raw is None:
        return Passed("long")
    record = _record(found, kind)
    damaged = partial(Damaged, found.offset, record_id=_own_id(found), url=found.head.get("warc-target-uri") or None)
    if reason := _disagreement(record, kind):
        return damaged(reason)
    if kind not in ("response", "resource", "revisit"):
        return Passed(kind or "without a type")
    at = record_date(found.head.get("warc-date"))
    if at is None:
        return damaged(f"the record has no readable date: {found.head.get('warc-date')[:40]!r}")
    http = http_head(record.block) if kind != "resource" else None
    if http and kind == "response" and is_broken(record):
        return damaged("the body's chunked transfer-encoding is broken")
    return _item(found, record, kind, at, http, sha256)


def _is_bare(found: Found) -> bool:
    """Whether an ARC record holds something else than an HTTP answer, for example of FTP or DNS."""
    arc = found.head.arc and found.head.get("warc-type") == "response"
    return arc and not found.is_http


def _own_id(found: Found) -> str | None:
    return found.head.get("warc-record-id") or None


def _record(found: Found, kind: str) -> Record:
    """The record with a content type that tells the archive whether an HTTP head stands before the payload."""
    fields = dict(found.head.fields)
    if kind in ("response", "revisit") and found.is_http and not fields.get("content-type", "").startswith(_HTTP):
        fields["content-type"] = _HTTP
    return Record(fields, found.block)


def _disagreement(record: Record, kind: str) -> str | None:
    """Say which digest does not match; that of a chunked payload may be of either form.

    Those of revisits are of the record that they repeat, in some archives the one of the block too.
    """
    if kind == "revisit":
        return None
    if not agrees(record.headers.get("warc-block-digest", ""), record.block):
        return "the block digest does not match"
    stated = record.headers.get("warc-payload-digest", "")
    return None if any(agrees(stated, body) for body in record.payloads()) else "the payload digest does not match"


def _item(found: Found, record: Record, kind: str, at: datetime, http: HttpHead | None, sha256: str) -> Judged | Passed:
    head = found.head
    *_, body = record.payloads()
    url = head.get("warc-target-uri").strip("<> ")
    media = http.fields.get("content-type", "") if http else head.get("content-type") if kind == "resource" else ""
    wanted = _wanted(kind, http, media, body, url)
    if isinstance(wanted, Passed):
        return wanted
    item = Item(
        kind=wanted,
        offset=found.offset,
        length=found.length,
        record_id=_own_id(found) or _made_id(sha256, found),
        url=url,
        at=at,
        digest=canonical(head.get("warc-payload-digest")) or (_sha1(record.payload) if body else ""),
        status=http.status if http else READ[0],
        content_type=media[:500],
        encodings=http.fields.get("content-encoding", "")[:200] if http else "",
        sha256=hashlib.sha256(body).hexdigest() if wanted == "page" else "",
        address=head.get("warc-ip-address")[:64],
        truncated=bool(head.get("warc-truncated")),
        checked=any(canonical(head.get(f"warc-{part}-digest")) for part in ("block", "payload")),
        refers=_refers(head) if wanted == "revisit" else ("", "", ""),
    )
    return Judged(item, record, body)


def _refers(head: Head) -> tuple[str, str, str]:
    """Id, address and time of the record that a revisit repeats, each empty if it is not stated."""
    when = record_date(head.get("warc-refers-to-date"))
    url = head.get("warc-refers-to-target-uri").strip("<> ")
    return head.get("warc-refers-to"), url, when.isoformat() if when else ""


def _wanted(
    kind: str, http: HttpHead | None, media: str, body: bytes, url: str
) -> Literal["page", "revisit", "other"] | Passed:
    is_page = _is_page(media, body) or (kind == "revisit" and not media)
    if kind == "response" and http is None:
        return Passed("response without an HTTP head")
    # A revisit may hold the head of the answer 304, by which the server said so.
    read = (*READ, 304) if kind == "revisit" else READ
    if (
        (http and http.status not in read)
        or not is_page
        or not (body.strip() or kind == "revisit")
        or _path(url) == "/robots.txt"
    ):
        return "other"
    try:
        canonical_url(url)
    except AddressError as error:
        # Resources under names of a program's own are its notes; an answer under such an address is told of.
        return Passed(f"{kind} without a web address", str(error) if kind != "resource" else None)
    return "revisit" if kind == "revisit" else "page"


def _is_page(media: str, body: bytes) -> bool:
    name = media.partition(";")[0].strip().lower()
    return name in PAGES or (not name and _MARKUP.match(body[:512]) is not None)


def _path(url: str) -> str:
    """The path of an address, empty if it has none that can be read."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _sha1(data: bytes) -> str:
    """The digest that most archives state."""
    return f"sha1:{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"


def _made_id(sha256: str, found: Found) -> str:
    """An id for a record that has none, the same at every import of the file."""
    name = f"{sha256}:{found.offset}:{found.head.get('warc-target-uri')}:{found.head.get('warc-date')}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
