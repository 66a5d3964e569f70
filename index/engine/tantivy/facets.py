"""Exact facet counts from the embedded engine's term aggregations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tantivy

from index.engine.port import FacetValue, TimelineBar

_SEGMENT_TERMS = 2_000
_EVERY_SEGMENT_TERM = 100_000_000
_MOST = 60_000
"""The engine gives up beyond 65,000 values in one answer."""


def facet_values(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str], size: int
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the ``size`` most frequent values of each facet over all matching documents, ties by value.

    Parts of the index first report their most frequent values only; where one kept any back, all are asked for.
    """
    answer = _terms(searcher, query, facets, size, _SEGMENT_TERMS)
    unsure = [facet for facet in facets if answer[facet].get("doc_count_error_upper_bound")]
    answer |= _terms(searcher, query, unsure, size, _EVERY_SEGMENT_TERM)
    return {facet: _values(answer[facet]) for facet in facets}


def timeline(searcher: tantivy.Searcher, query: tantivy.Query) -> tuple[TimelineBar, ...]:
    """Return the number of matching documents in each month that has any, oldest first."""
    months = _values(_terms(searcher, query, ["month"], _MOST, _EVERY_SEGMENT_TERM)["month"])
    return tuple(TimelineBar(f"{month.value}-01", month.count) for month in sorted(months, key=lambda each: each.value))


def _terms(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str], size: int, per_segment: int
) -> dict[str, Any]:
    wanted = {
        facet: {"terms": {"field": f"{facet}_facet", "size": size, "segment_size": per_segment}} for facet in facets
    }
    answer: dict[str, Any] = searcher.aggregate(query, wanted) if wanted else {}
    return answer


def _values(answer: dict[str, Any]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(str(bucket["key"]), bucket["doc_count"]) for bucket in answer["buckets"])
