"""What is to be done, and the pages that other processes are asked to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.imports.catalogue import Entry
from crawler.imports.model import Archived, Job
from crawler.imports.progress import Progress
from index.model import Capture


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done. ``limit`` is in pages, oldest first, the next call goes on; ``most`` is in bytes of a page.

    ``extractors`` is a number of processes, 0: one per processor; ``timeout`` in seconds is for one page.
    """

    data: Path
    source: str
    tags: tuple[str, ...] = ()
    reference: bool = False
    limit: int | None = None
    extractors: int = 0
    timeout: float = 30.0
    most: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that is at hand for good, with the name of the one that holds its rewritten records, if any."""

    archived: Archived
    rewritten: str | None
    progress: Progress


def job_of(order: Order, entry: Entry, files: Mapping[int, ImportedFile]) -> Job:
    """What another process needs to read a page."""
    of = entry.of or entry
    return Job(
        data=order.data,
        capture=_capture(entry, files),
        source=order.source,
        tags=order.tags,
        url=entry.item.url,
        encodings=of.item.encodings,
        truncated=of.item.truncated,
        most=order.most,
    )


def _capture(entry: Entry, files: Mapping[int, ImportedFile]) -> Capture:
    """The record that holds the bytes, at the time at which they were sent (again)."""
    of = entry.of or entry
    item, file = of.item, files[of.file]
    return Capture(
        warc=(file.rewritten or "") if of.rewritten else file.archived.warc,
        offset=of.begins,
        length=of.size,
        sha256=item.sha256,
        record_id=item.record_id,
        url=item.url,
        status=item.status,
        content_type=item.content_type,
        fetched=entry.item.at,
        custody=_custody(of, file.archived),
    )


def _custody(entry: Entry, archived: Archived) -> dict[str, Any]:
    """Where a record came from: the file as it was given, and the place in it."""
    item = entry.item
    origin = {
        "file": archived.name,
        "sha256": archived.sha256,
        "warc": archived.warc,
        "offset": item.offset,
        "record_id": item.record_id,
        "warc_date": item.at.isoformat(),
    }
    custody: dict[str, Any] = {"imported": origin, "redirects": []}
    return custody | ({"address": item.address} if item.address else {})
