"""Exact facet counts from the embedded engine's term aggregations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tantivy

from index.engine.port import FacetValue, TimelineBar

_ENOUGH = 500
_EVERY_SEGMENT_TERM = 100_000_000
_MOST = 60_000
"""The engine gives up beyond 65,000 values in one answer."""


def facet_values(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str], size: int
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the ``size`` most frequent values of each facet over all matching documents, ties by value."""
    wanted = max(_ENOUGH, 2 * size)
    answer = _terms(searcher, query, facets, wanted, wanted * 4)
    return {
        facet: _ranked(answer[facet] if _exact(answer[facet], size) else _everything(searcher, query, facet), size)
        for facet in facets
    }


def timeline(searcher: tantivy.Searcher, query: tantivy.Query) -> tuple[TimelineBar, ...]:
    """Return the number of matching documents in each month that has any, oldest first."""
    buckets = _everything(searcher, query, "month")["buckets"]
    return tuple(TimelineBar(f"{bucket['key']}-01", bucket["doc_count"]) for bucket in sorted(buckets, key=_value))


def _terms(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str], size: int, per_segment: int
) -> dict[str, Any]:
    wanted = {
        facet: {"terms": {"field": f"{facet}_facet", "size": size, "segment_size": per_segment}} for facet in facets
    }
    answer: dict[str, Any] = searcher.aggregate(query, wanted) if wanted else {}
    return answer


def _everything(searcher: tantivy.Searcher, query: tantivy.Query, facet: str) -> dict[str, Any]:
    answer: dict[str, Any] = _terms(searcher, query, [facet], _MOST, _EVERY_SEGMENT_TERM)[facet]
    return answer


def _exact(answer: dict[str, Any], size: int) -> bool:
    """Say whether the first ``size`` values are certain: no segment kept a value back, and no tie was cut."""
    buckets = answer["buckets"]
    if answer.get("doc_count_error_upper_bound"):
        return False
    cut = answer.get("sum_other_doc_count", 0) > 0
    return not cut or len(buckets) <= size or buckets[-1]["doc_count"] < buckets[size - 1]["doc_count"]


def _ranked(answer: dict[str, Any], size: int) -> tuple[FacetValue, ...]:
    ordered = sorted(answer["buckets"], key=lambda bucket: (-bucket["doc_count"], _value(bucket)))
    return tuple(FacetValue(_value(bucket), bucket["doc_count"]) for bucket in ordered[:size])


def _value(bucket: dict[str, Any]) -> str:
    return str(bucket["key"])
