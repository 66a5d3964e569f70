"""A fresh engine on a real server, with an index prefix of its own that is removed at the end."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from elasticsearch import Elasticsearch

from index.engine.elastic import ElasticEngine
from tests.services.elasticsearch import elasticsearch_server, elasticsearch_url

__all__ = ["elasticsearch_server", "elasticsearch_url"]


@contextmanager
def engine_at(url: str) -> Iterator[ElasticEngine]:
    """Open an engine with a new prefix; its indexes and template go at the end."""
    prefix = f"test-{secrets.token_hex(6)}"
    engine = ElasticEngine(url, prefix)
    yield engine
    names = engine.versions()
    engine.close()
    with Elasticsearch(url) as client:
        for name in names:
            client.indices.delete(index=name)
        client.options(ignore_status=404).indices.delete_index_template(name=prefix)


@pytest.fixture(scope="module")
def engine(elasticsearch_url: str) -> Iterator[ElasticEngine]:
    """One engine for the tests of a module."""
    with engine_at(elasticsearch_url) as engine:
        yield engine


@pytest.fixture
def fresh(elasticsearch_url: str) -> Iterator[ElasticEngine]:
    """An engine that holds nothing."""
    with engine_at(elasticsearch_url) as engine:
        yield engine


@pytest.fixture
def client(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    """A client to look behind the engine."""
    with Elasticsearch(elasticsearch_url) as client:
        yield client
