"""A stream of documents into a store that is read, watched and indexed meanwhile."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from index.model import Capture, Draft
from index.store import Store, open_store
from watchfloor.enriching import Enrichment, new_enrichment
from watchfloor.runtime import open_runtime
from watchfloor.settings import Settings

_POLL = 0.02
_LAST_WAIT = 30.0


@dataclass(slots=True)
class Stream:
    """What came of a stream: documents stored, seconds from each document to each of its alerts, CPU seconds of all."""

    documents: int = 0
    waits: list[float] = field(default_factory=list)
    cpu: float = 0.0


def run_stream(
    folder: Path, texts: list[str], queries: list[str], rate: float, seconds: float, stop: threading.Event
) -> Stream:
    """Store texts at a rate (documents a second) for so many seconds and return what came of it."""
    settings = Settings(data=folder)
    with open_runtime(settings) as runtime:
        for number, query in enumerate(queries):
            runtime.store.add_watch(f"watch {number}", query, (), True, datetime.now(UTC))
        enrichment = new_enrichment(runtime)
        _warm(runtime.store, enrichment, texts[0])
        watching = threading.Thread(target=enrichment.follow, args=(stop.is_set,))
        began = time.process_time()
        watching.start()
        try:
            return _feed(settings.store_url, texts, rate, seconds, began)
        finally:
            stop.set()
            watching.join()


def _warm(store: Store, enrichment: Enrichment, text: str) -> None:
    """Load the pipeline before the clock starts."""
    store.save_page(*_page(0, text), datetime.now(UTC))
    enrichment.drain()


def _feed(url: str, texts: list[str], rate: float, seconds: float, began: float) -> Stream:
    reader = open_store(url)
    stream, stored, known = Stream(), dict[str, float](), _newest(reader)
    start = time.monotonic()
    due = 0
    while time.monotonic() - start < seconds or _waits(reader, start, seconds):
        elapsed = time.monotonic() - start
        while elapsed < seconds and due < elapsed * rate:
            due += 1
            identity, _ = reader.save_page(*_page(due, f"{texts[due % len(texts)]} ({due})"), datetime.now(UTC))
            stored[identity] = time.monotonic()
        known = _see(reader, known, stored, stream)
        time.sleep(_POLL)
    _see(reader, known, stored, stream)
    stream.documents = len(stored)
    stream.cpu = time.process_time() - began
    reader.close()
    return stream


def _waits(store: Store, start: float, seconds: float) -> bool:
    """Whether documents are still to be read and watched, and not for too long."""
    late = time.monotonic() - start > seconds + _LAST_WAIT
    return not late and bool(store.counts().waiting_annotation or store.unwatched(1))


def _newest(store: Store) -> int:
    return next((alert.id for alert in store.alerts(limit=1)), 0)


def _see(store: Store, known: int, stored: dict[str, float], stream: Stream) -> int:
    """Take the time of alerts that are new to a reader of the store; return the newest id."""
    now = time.monotonic()
    alerts = [alert for alert in store.alerts(limit=500, untold=True) if alert.id > known]
    stream.waits += [now - stored[alert.document_id] for alert in alerts if alert.document_id in stored]
    return max((alert.id for alert in alerts), default=known)


def _page(number: int, text: str) -> tuple[Draft, Capture]:
    url = f"https://stream.example/{number}"
    draft = Draft(source="stream", url=url, kind="article", title=f"Item {number}", text=text)
    digest = hashlib.sha256(url.encode()).hexdigest()
    return draft, Capture(
        warc="archive/0001.warc.gz",
        offset=number,
        length=1,
        sha256=digest,
        record_id=f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        url=url,
        status=200,
        content_type="text/html",
        fetched=datetime.now(UTC),
        custody={},
    )
