"""What is asked of the server for one page, and how its answer is read."""

from __future__ import annotations

from typing import Any

from index.engine.elastic.compiler import compile_query
from index.engine.port import FacetValue, Match, Results, SearchRequest, TimelineBar
from index.engine.ranking import is_scored

# More months than any collection spans, fewer than the server's limit of 65,536 values in one answer.
_MONTHS = 20_000
_TIMELINE = "timeline"
# Exact to a few ten thousand different values, which is the most that the server counts one by one.
_PRECISION = 40_000
_STORIES = {"stories": {"cardinality": {"field": "story", "precision_threshold": _PRECISION}}}


def page_request(request: SearchRequest) -> dict[str, Any]:
    """Return the arguments of the client's ``search``."""
    facets = {f"facet_{name}": _most_frequent(name, request.facet_size) for name in request.facets}
    timeline = {_TIMELINE: {"terms": {"field": "month_facet", "size": _MONTHS, "order": {"_key": "asc"}}}}
    return {
        "query": compile_query(request.query, scored=_is_ranked(request)),
        "from_": request.offset,
        "size": request.limit,
        "sort": _order(request),
        "track_total_hits": True,
        "source": False,
        "aggregations": facets | (timeline if request.timeline else {}) | (_STORIES if request.collapse else {}),
    } | ({"collapse": {"field": "story"}} if request.collapse else {})


def _order(request: SearchRequest) -> list[Any]:
    if _is_ranked(request):
        return ["_score", {"id": "asc"}]
    direction = "asc" if request.sort == "oldest" else "desc"
    return [{"published_from": {"order": direction, "missing": "_last"}}, {"id": "asc"}]


def _is_ranked(request: SearchRequest) -> bool:
    return request.sort == "relevance" and is_scored(request.query)


def _most_frequent(facet: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": f"{facet}_facet", "size": size, "order": [{"_count": "desc"}, {"_key": "asc"}]}}


def read_page(request: SearchRequest, answer: Any) -> Results:
    """Return the typed form of the server's answer."""
    ranked = _is_ranked(request)
    groups = {name: group["buckets"] for name, group in answer.get("aggregations", {}).items() if "buckets" in group}
    return Results(
        total=answer["hits"]["total"]["value"],
        matches=tuple(Match(hit["_id"], hit["_score"] if ranked else None) for hit in answer["hits"]["hits"]),
        facets={
            name: tuple(FacetValue(bucket["key"], bucket["doc_count"]) for bucket in groups[f"facet_{name}"])
            for name in request.facets
        },
        timeline=tuple(TimelineBar(f"{bucket['key']}-01", bucket["doc_count"]) for bucket in groups.get(_TIMELINE, ())),
        stories=answer["aggregations"]["stories"]["value"] if request.collapse else None,
    )


def empty_page(request: SearchRequest) -> Results:
    """Return the answer of an engine that holds nothing yet."""
    return Results(0, (), dict.fromkeys(request.facets, ()), stories=0 if request.collapse else None)
