"""One Elasticsearch for the tests of the main job; the engine's own tests run on every version line."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from tests.services.elasticsearch import GIVEN_URL, running

LINE = "8.19"


@pytest.fixture(scope="session")
def one_elasticsearch() -> Iterator[str]:
    """The address of one running server."""
    if GIVEN_URL:
        yield GIVEN_URL
        return
    with running(LINE) as server:
        yield server.url


@pytest.fixture
def elasticsearch_index(one_elasticsearch: str) -> Iterator[tuple[str, str]]:
    """Address and an index prefix of the test's own, which is removed at the end."""
    prefix = f"test-{secrets.token_hex(6)}"
    yield one_elasticsearch, prefix
    with Elasticsearch(one_elasticsearch) as client:
        for name in client.indices.get(index=f"{prefix}-*", allow_no_indices=True):
            client.indices.delete(index=name)
        client.options(ignore_status=404).indices.delete_index_template(name=prefix)
