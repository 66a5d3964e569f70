"""A desk over invented documents: what the pages show without store or engine. All of it is fiction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from index.engine.port import Health, Sort
from index.model import document_id
from index.query.parser import parse
from index.store import StoreCounts
from watchfloor.desk.context import DeskContext
from watchfloor.filters import Filter

TEXT = "Customs at Port Velmar seized 40 kg of cocaine.\n\nMara Quill of the Tessel Line paid to +44 7700 900142."
RUN = {
    "id": 7, "source": "harbour", "reason": "schedule", "state": "done", "started": "2026-03-02T09:30:00+00:00",
    "finished": "2026-03-02T09:31:00+00:00", "error": None, "fetched": 12, "unchanged": 3, "new": 8, "updated": 1,
    "failed": 1, "refused": 0,
}  # fmt: skip
SOURCE = {
    "id": "harbour", "name": "Harbour News", "kind": "feed", "url": "https://harbour.example/feed",
    "schedule": "every 15m", "enabled": True, "documents": 43, "last_run": RUN,
}  # fmt: skip
PROBLEM = {"url": "https://harbour.example/gone", "reason": "HTTP 503", "grade": "failed"}
CAPTURE = {"warc": "archive/0001.warc.gz", "offset": 5120, "length": 1000, "sha256": "ab" * 32}


def entity(text: str, name: str, label: str, canonical: str | None = None) -> dict[str, Any]:
    """An entity where ``name`` first stands in ``text``."""
    start = text.index(name)
    end = start + len(name)
    return {"start": start, "end": end, "label": label, "text": name, "canonical": canonical, "score": 0.9}


def document(number: int = 1, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """A document as the searcher returns it; name any key to change it."""
    url = f"https://harbour.example/news/{number}"
    event = {
        "type": "seizure", "start": 0, "end": min(47, len(text)), "substance": "cocaine", "quantity": 1234567.5,
        "unit": "kilogram", "kilograms": 1234567.5, "value": 2_000_000.0, "currency": "EUR", "place": "Port Velmar",
        "date": "2026-03-01", "agency": "Customs", "aggregate": False,
    }  # fmt: skip
    custody = {
        "url": url, "fetched": "2026-03-02T09:30:00+00:00", "status": 200, "content_type": "text/html",
        "record_id": f"<urn:uuid:{number}>", "address": "192.0.2.7", "robots": "allowed",
        "redirects": [{"url": "https://harbour.example/old", "status": 301}], "request": {"method": "GET"},
    }  # fmt: skip
    whole = {
        "id": document_id("harbour", url), "url": url, "source": "harbour", "kind": "article",
        "title": f"Seizure at Port Velmar {number}", "author": "Ida Brandt", "published": "2026-03-01T10:00:00+01:00",
        "collected": "2026-03-02T09:30:00+00:00", "language": "en", "score": 1.5, "snippet": text[:200],
        "marks": [[0, 7]], "title_marks": [[0, 7]], "persons": ["Mara Quill"], "orgs": ["Tessel Line"],
        "places": ["Port Velmar"], "drugs": ["cocaine"], "selectors": ["+447700900142"], "events": [event],
        "capture": CAPTURE, "text": text, "entities": [], "posts": [], "custody": custody,
        "versions": [{"version": 1, "sha256": "cd" * 32, "captured": "2026-03-02T09:30:00+00:00", "capture": CAPTURE}],
    }  # fmt: skip
    whole |= {"story": whole["id"]} | more
    return whole


def standard_documents() -> list[dict[str, Any]]:
    """Forty-three documents, the first with entities."""
    entities = [
        entity(TEXT, "Port Velmar", "PLACE", "2657896"),
        entity(TEXT, "40 kg", "QUANTITY", "40 kilogram"),
        entity(TEXT, "cocaine", "DRUG", "cocaine"),
        entity(TEXT, "Mara Quill", "PERSON"),
        entity(TEXT, "Tessel Line", "ORG"),
        entity(TEXT, "+44 7700 900142", "PHONE", "+447700900142"),
    ]
    return [document(1, entities=entities), *(document(number) for number in range(2, 44))]


@dataclass(slots=True)
class FakeSearcher:
    """Answers every well-formed query with the same documents, and remembers what it was asked."""

    documents: list[dict[str, Any]] = field(default_factory=standard_documents)
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(
        default_factory=lambda: {"person": [("Mara Quill", 9)], "month": [("2026-02", 4), ("2026-03", 39)]}
    )
    asked: list[dict[str, Any]] = field(default_factory=list)
    failure: Exception | None = None

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        facets: Sequence[str] = (),
        timeline: bool = True,
        filters: Sequence[Filter] = (),
        collapse: bool = False,
        explain: bool = False,
    ) -> dict[str, Any]:
        """Answer like ``Searcher.search``."""
        if self.failure:
            raise self.failure
        self.asked.append({"query": query, "limit": limit, "offset": offset, "sort": sort, "filters": tuple(filters)})
        parse(query, datetime.now(UTC))
        found = {name: self.facets.get(name, ()) for name in facets}
        return {
            "total": len(self.documents),
            **({"stories": len(self.documents)} if collapse else {}),
            "hits": self.documents[offset : offset + limit],
            "facets": {name: [{"value": v, "count": n} for v, n in values] for name, values in found.items()},
            "timeline": [{"start": "2026-02-01", "count": 4}, {"start": "2026-04-01", "count": 39}],
        }

    def document(self, identity: str) -> dict[str, Any] | None:
        """Return the document of that id."""
        if self.failure:
            raise self.failure
        return next((each for each in self.documents if each["id"] == identity), None)


def desk_context(
    searcher: FakeSearcher,
    *,
    health: Callable[[], Health] | None = None,
    counts: Callable[[], StoreCounts] | None = None,
    status: Callable[[], dict[str, Any]] | None = None,
    hosts: tuple[str, ...] = (),
    watching: Any = None,
) -> DeskContext:
    """A context in which all is well, but for what is named."""
    return DeskContext(
        searcher=searcher,
        status=status or standard_status,
        problems=lambda run: [PROBLEM] if run in (3, 7) else [],
        counts=counts or (lambda: StoreCounts(43, 44, 45, 2, 1, 4, 3)),
        health=health or (lambda: Health("tantivy", True, 42)),
        watching=watching,
        hosts=hosts,
    )


def standard_status(**more: Any) -> dict[str, Any]:
    """What ``status`` returns when all is well."""
    never = SOURCE | {"id": "quay", "name": "Quay Gazette", "last_run": None, "enabled": False, "schedule": None}
    return {
        "store": {"documents": 43, "versions": 44, "captures": 45},
        "engine": {"kind": "tantivy", "documents": 42, "ready": True, "reason": None, "refused": 0},
        "queue": {"enrich": 2, "index": 1},
        "unread": 3,
        "sources": [SOURCE, never],
        "runs": [RUN, RUN | {"id": 6, "state": "failed", "error": "the feed could not be read: HTTP 500"}],
    } | more
