"""Elasticsearch finds what each query asks for; of as many records as the embedded engine with the variable set."""

from __future__ import annotations

import os

from tests.engine.asked import QueryConformance


class TestElasticsearchQueries(QueryConformance):
    """Every kind of query."""

    count = int(os.environ.get("WATCHFLOOR_TEST_RECORDS", "3000"))
