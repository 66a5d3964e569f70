"""Elasticsearch against the suite that every engine passes."""

from __future__ import annotations

from tests.engine.conformance import EngineConformance


class TestElasticsearch(EngineConformance):
    """Everything the port promises."""
