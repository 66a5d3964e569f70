"""The embedded engine finds what each query asks for."""

from __future__ import annotations

from tests.engine.asked import QueryConformance


class TestTantivyQueries(QueryConformance):
    """Every kind of query."""
