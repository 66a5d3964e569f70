"""A hit as search, export and API print it."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from index.engine.build import selector_names
from index.engine.port import Match
from index.engine.record import Record
from index.model import Capture, StoredDocument


def hit_of(document: StoredDocument, record: Record, match: Match) -> dict[str, Any]:
    """Return the JSON object of a hit. ``record`` is ``record_of(document)``; the snippet is plain text."""
    return {
        "id": document.id,
        "url": document.url,
        "source": document.source,
        "kind": document.kind,
        "title": document.title,
        "author": record.author or None,
        "published": document.published,
        "collected": document.collected.astimezone(UTC).isoformat(),
        "language": document.language,
        "score": match.score,
        "snippet": match.snippet.text if match.snippet else "",
        "story": document.story,
        "persons": list(record.names.get("person", ())),
        "orgs": list(record.names.get("org", ())),
        "places": list(record.names.get("place", ())),
        "drugs": list(record.names.get("drug", ())),
        "selectors": list(selector_names(document.entities or ())),
        "events": [dict(event) for event in document.events],
        "capture": place_of(document.capture) if document.capture else None,
    }


def place_of(capture: Capture) -> dict[str, Any]:
    """Return where a capture's bytes are kept and their digest."""
    return {"warc": capture.warc, "offset": capture.offset, "length": capture.length, "sha256": capture.sha256}
