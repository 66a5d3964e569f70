"""Elasticsearch finds what each query asks for."""

from __future__ import annotations

from tests.engine.asked import QueryConformance


class TestElasticsearchQueries(QueryConformance):
    """Every kind of query."""
