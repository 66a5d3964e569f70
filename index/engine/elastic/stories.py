"""How many documents and sources tell each story of a page of collapsed results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.engine.elastic.compiler import compile_query
from index.engine.port import Results, SearchRequest

# The server answers at most 65,536 values at once.
CHUNK = 5_000
_SOURCES = {"sources": {"cardinality": {"field": "source_facet", "precision_threshold": 40_000}}}


def stories_of(answer: Any) -> list[str]:
    """Return the story of each hit of a collapsed answer, in their order."""
    return [str(hit["fields"]["story"][0]) for hit in answer["hits"]["hits"]]


def counting_request(request: SearchRequest, stories: Sequence[str]) -> dict[str, Any]:
    """Return the arguments of the client's ``search`` that count what tells each of these stories."""
    within = {"filter": [compile_query(request.query, scored=False), {"terms": {"story": list(stories)}}]}
    counts = {"terms": {"field": "story", "size": len(stories)}, "aggregations": _SOURCES}
    return {"query": {"bool": within}, "size": 0, "track_total_hits": False, "aggregations": {"stories": counts}}


def with_counts(results: Results, stories: Sequence[str], answers: Sequence[Any]) -> Results:
    """Return the results with the counts of each match's story, as the answers to ``counting_request`` have them."""
    buckets = {bucket["key"]: bucket for answer in answers for bucket in answer["aggregations"]["stories"]["buckets"]}
    matches = [
        replace(match, story_size=_size(buckets.get(story)), story_sources=_sources(buckets.get(story)))
        for match, story in zip(results.matches, stories, strict=True)
    ]
    return replace(results, matches=tuple(matches))


def _size(bucket: Any) -> int:
    # A document that was taken out between the two questions still told its story when it was found.
    return int(bucket["doc_count"]) if bucket else 1


def _sources(bucket: Any) -> int:
    return int(bucket["sources"]["value"]) if bucket else 1
