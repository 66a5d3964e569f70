"""Answers queries: parses, asks the engine, and completes the hits from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from index.engine.build import record_of
from index.engine.hit import hit_of, place_of
from index.engine.port import FACETS, Engine, Match, Results, SearchRequest, Sort
from index.engine.reasons import reasons
from index.incidents import Incident
from index.model import Relation, StoredDocument
from index.query.ast import Everything, Node, Or, Phrase, Word
from index.query.parser import parse
from index.store import Store
from watchfloor.asking import read_query, shown_in
from watchfloor.differences import difference
from watchfloor.drugnames import with_substances
from watchfloor.filters import Filter, narrowed
from watchfloor.naming import headline

MAX_LIMIT = 10_000
MAX_OFFSET = 10_000
EXPORT_BATCH = 200
MAX_CHANGES = 50
"""Versions, the newest, of which ``show`` says what changed."""
MOST_ALIKE = 100


class RequestError(ValueError):
    """A parameter of a request that cannot be served; the message says which values can."""


class Searcher:
    """One way to search for command line, desk and API: the same answer everywhere."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self._store = store
        self._engine = engine

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
        """Answer ``{"total", "hits", "facets", "timeline"}`` of what matches query and filters.

        A hit also has ``marks`` and ``title_marks``: ranges in its snippet and title that the query asked for.
        ``collapse`` answers the best hit of each story, with ``story_size`` (documents found that tell it) and
        ``story_sources``, and ``stories``, their number; ``limit`` and ``offset`` then count stories.
        ``explain`` adds ``why`` to each hit: ``{"query", "why"}`` for each part of the query that it answers.
        Raises ``QueryError`` (column and reason), ``RequestError``, ``EngineError``, ``StoreError``.
        """
        _check(limit, offset, sort, facets)
        asked = narrowed(parse(query, datetime.now(UTC)), filters)
        node = with_substances(asked)
        request = SearchRequest(node, limit=limit, offset=offset, sort=sort, facets=facets, timeline=timeline)
        results = self._engine.search(replace(request, collapse=collapse))
        return {
            "total": results.total,
            **({"stories": results.stories} if collapse else {}),
            "hits": self._hits(node, results, asked if explain else None),
            "facets": {name: [asdict(value) for value in values] for name, values in results.facets.items()},
            "timeline": [asdict(bar) for bar in results.timeline],
        }

    def _hits(self, node: Node, results: Results, explained: Node | None) -> list[dict[str, Any]]:
        documents = {document.id: document for document in self._store.documents([m.id for m in results.matches])}
        found = [match for match in results.matches if match.id in documents]
        hits = [hit(documents[match.id], match, node) for match in found]
        if explained is not None:
            for each in hits:
                why = reasons(explained, documents[each["id"]], other_names)
                each["why"] = [asdict(reason) for reason in why]
        return hits

    def count(self, query: str) -> int:
        """Return the exact number of documents. Raises like ``search``."""
        return self._engine.count(read_query(query, datetime.now(UTC)))

    def export(self, query: str) -> Iterator[dict[str, Any]]:
        """Yield every matching document whole, ascending by id, in bounded memory. Raises like ``search``."""
        node = read_query(query, datetime.now(UTC))
        return self._export(self._engine.scan(node))

    def export_ids(self, identities: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield these documents whole, those that there are, in bounded memory. Raises ``StoreError``."""
        return self._export(identities)

    def _export(self, identities: Iterable[str]) -> Iterator[dict[str, Any]]:
        batch: list[str] = []
        for identity in identities:
            batch.append(identity)
            if len(batch) == EXPORT_BATCH:
                yield from map(self._whole, self._store.documents(batch))
                batch.clear()
        yield from map(self._whole, self._store.documents(batch))

    def document(self, identity: str) -> dict[str, Any] | None:
        """Return a document with text, annotations, versions, custody and the other documents of its story, of many
        the first 100; None when there is none of that id.
        """
        document = self._store.document(identity)
        if document is None:
            return None
        return self._whole(document) | {
            "changes": self._changes(document),
            "custody": custody(document),
            "same_story": self._same_story(document),
            "incidents": [_incident(place, told) for place, told in self._store.incidents(identity).items()],
        }

    def _same_story(self, document: StoredDocument) -> list[dict[str, Any]]:
        """The other documents of a story; those without a title with words to name them by."""
        others = self._store.same_story(document.id, MOST_ALIKE)
        untitled = [other.id for other in others if not other.title]
        names = {each.id: headline(each.authors, each.text) for each in self._store.documents(untitled)}
        return [asdict(other) | ({"headline": names[other.id]} if other.id in names else {}) for other in others]

    def _changes(self, document: StoredDocument) -> list[dict[str, Any]]:
        """How each version's text differs from the one before, as unified diffs; the newest versions of many."""
        first = max(1, document.version - MAX_CHANGES)
        texts = {
            number: self._store.text_of(document.id, number) or "" for number in range(first, document.version + 1)
        }
        return [
            {"version": number, "diff": difference(texts[number - 1], texts[number])}
            for number in range(first + 1, document.version + 1)
        ]

    def _whole(self, document: StoredDocument) -> dict[str, Any]:
        return hit(document, Match(document.id, None), Everything()) | {
            "text": document.text,
            "entities": list(document.entities or ()),
            "events": list(document.events),
            "posts": [asdict(post) for post in document.posts],
            "details": dict(document.details),
            "relations": [_relation(relation) for relation in self._store.relations(document.id)],
            **({"partial": True} if document.partial else {}),
            "gone": {"since": document.gone.isoformat(), "reason": document.gone_reason} if document.gone else None,
            "versions": [
                {
                    "version": version.version,
                    "sha256": version.sha256,
                    "captured": version.captured.isoformat(),
                    "capture": version.capture and place_of(version.capture),
                }
                for version in self._store.versions(document.id)
            ],
        }


def other_names(node: Node) -> Sequence[Node]:
    """Return what a drug's name in a query asks for beside itself: the substances that it is a name of."""
    completed = with_substances(node) if isinstance(node, Word | Phrase) else node
    return completed.parts[1:] if isinstance(completed, Or) else ()


def _relation(relation: Relation) -> dict[str, Any]:
    return {name: value for name, value in asdict(relation).items() if name != "document" and value is not None}


def custody(document: StoredDocument) -> dict[str, Any] | None:
    """How the bytes behind a document were obtained."""
    if document.capture is None:
        return None
    capture = document.capture
    return dict(capture.custody) | {
        "url": capture.url,
        "fetched": capture.fetched.isoformat(),
        "status": capture.status,
        "content_type": capture.content_type,
        "record_id": capture.record_id,
    }


def hit(document: StoredDocument, match: Match, node: Node) -> dict[str, Any]:
    """A document as a hit; the passage is chosen by the query's words, the beginning without a query.

    Where there is no title, ``headline`` is what to call the document by.
    """
    passage, marks = shown_in(document, node)
    counts = {"story_size": match.story_size, "story_sources": match.story_sources}
    return hit_of(document, record_of(document), Match(match.id, match.score, passage)) | {
        **(counts if match.story_size is not None else {}),
        **({} if document.title else {"headline": headline(document.authors, document.text)}),
        **marks,
    }


def contract(hit: Mapping[str, Any]) -> dict[str, Any]:
    """A hit without what only desk and terminal need."""
    return {key: value for key, value in hit.items() if key not in ("marks", "title_marks", "headline")}


def _check(limit: int, offset: int, sort: str, facets: Sequence[str]) -> None:
    if not 0 <= limit <= MAX_LIMIT:
        raise RequestError(f"limit must lie between 0 and {MAX_LIMIT}; for more use export")
    if not 0 <= offset <= MAX_OFFSET:
        raise RequestError(f"offset must lie between 0 and {MAX_OFFSET}; for more use export")
    if sort not in ("relevance", "newest", "oldest"):
        raise RequestError(f"sort must be relevance, newest or oldest, not {sort!r}")
    unknown = [name for name in facets if name not in FACETS]
    if unknown:
        raise RequestError(f"unknown facet {unknown[0]!r}; there are {', '.join(FACETS)}")


def _incident(place: int, told: Incident) -> dict[str, Any]:
    """What others tell of the event at a place among a document's events."""
    others = [
        {"id": other.document, "source": other.source, "score": found.score, "why": list(found.reasons)}
        | {name: other.event.get(name) for name in ("quantity", "unit", "kilograms", "place", "date")}
        for other, found in told.others
    ]
    return {
        "event": place,
        "independent": told.independent,
        "conflicts": list(told.conflicts),
        "others": others[:MOST_ALIKE],
    }
