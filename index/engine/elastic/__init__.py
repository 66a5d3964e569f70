"""The search engine for more than one machine: Elasticsearch 8.19 or 9."""

from index.engine.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine"]
