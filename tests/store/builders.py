"""Drafts, captures and annotations for tests that need a store with something in it. All of it is fiction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from index.model import Capture, Draft
from index.store import AnnotatedText, Store

NOON = datetime(2024, 5, 3, 12, 0, tzinfo=UTC)
TTL = timedelta(minutes=5)
OWNER = "host:boot:1:1.00"
OTHER = "host:boot:2:2.00"


def draft(
    url: str = "https://harbour.example/news/1", text: str = "Customs seized 40 kg of cocaine.", **more: Any
) -> Draft:
    """An article of the source ``harbour``; name any field of ``Draft`` to change it."""
    fields: dict[str, Any] = {"source": "harbour", "url": url, "kind": "article", "title": "Seizure at Port Velmar"}
    return Draft(**(fields | {"text": text} | more))


def capture(offset: int = 0, **more: Any) -> Capture:
    """A record of 1,000 bytes at ``offset`` of one WARC file; name any field of ``Capture`` to change it."""
    warc = more.get("warc", "archive/0001.warc.gz")
    fields: dict[str, Any] = {
        "warc": warc,
        "offset": offset,
        "length": 1_000,
        "sha256": hashlib.sha256(f"{warc}:{offset}".encode()).hexdigest(),
        "record_id": f"<urn:uuid:00000000-0000-4000-8000-{offset:012d}>",
        "url": "https://harbour.example/news/1",
        "status": 200,
        "content_type": "text/html; charset=utf-8",
        "fetched": NOON,
        "custody": {"address": "192.0.2.7", "robots": "allowed", "redirects": [], "request": {"method": "GET"}},
    }
    return Capture(**(fields | more))


def seizure(kilograms: float = 40.0, **more: Any) -> dict[str, Any]:
    """A seizure as ``watchfloor annotate`` prints it."""
    fields: dict[str, Any] = {"type": "seizure", "substance": "cocaine", "quantity": kilograms, "unit": "kilogram"}
    fields |= {"kilograms": kilograms, "value": None, "currency": None, "place": None, "date": None, "agency": None}
    return fields | {"aggregate": False, "start": 0, "end": 32} | more


def entity(label: str, text: str, start: int = 0, canonical: str | None = None) -> dict[str, Any]:
    """An entity as ``watchfloor annotate`` prints it."""
    end = start + len(text)
    return {"start": start, "end": end, "label": label, "text": text, "canonical": canonical, "score": None}


def annotate_all(
    store: Store,
    entities: Sequence[Mapping[str, Any]] = (),
    events: Sequence[Mapping[str, Any]] = (),
    now: datetime = NOON,
) -> list[str]:
    """Lease what waits, annotate each text alike, and return the ids."""
    done = []
    while waiting := store.lease_texts(OWNER, 100, now, TTL):
        items = [AnnotatedText(text.document_id, text.version, "en", entities, events, None) for text in waiting]
        store.save_annotations(OWNER, items, now)
        done += [text.document_id for text in waiting]
    return done


def settle_all(store: Store) -> list[str]:
    """Acknowledge the whole outbox and return the document ids in its order."""
    waiting = store.outbox(10_000)
    store.acknowledge([item.seq for item in waiting])
    return [item.document_id for item in waiting]
