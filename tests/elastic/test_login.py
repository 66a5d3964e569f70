"""A server that asks for a login."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from index.engine.elastic import ElasticEngine
from index.engine.port import EngineUnavailableError
from index.query.ast import Everything
from tests.engine.records import generated
from tests.services.elasticsearch import running
from tests.services.elasticsearch_home import RELEASES

PASSWORD = "a-quiet-harbour"
RECORDS = generated(5)


@pytest.fixture(scope="module", params=list(RELEASES))
def guarded(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server with one user, ``elastic``."""
    with running(request.param, PASSWORD) as server:
        yield server.url


def test_logins(guarded: str) -> None:
    named = ElasticEngine(guarded, username="elastic", password=PASSWORD)
    assert named.apply(RECORDS) == ()
    in_address = ElasticEngine(guarded.replace("//", f"//elastic:{PASSWORD}@"))
    with Elasticsearch(guarded, basic_auth=("elastic", PASSWORD)) as client:
        key = client.security.create_api_key(name="desk")["encoded"]
    by_key = ElasticEngine(guarded, api_key=key)
    for engine in (named, in_address, by_key):
        assert engine.count(Everything()) == 5
        assert engine.health().ready
        engine.close()


@pytest.mark.parametrize("login", [{}, {"username": "elastic", "password": "wrong"}, {"api_key": "d3Jvbmc6a2V5"}])
def test_refused_logins(guarded: str, login: dict[str, str]) -> None:
    engine = ElasticEngine(guarded, **login)
    with pytest.raises(EngineUnavailableError, match="refuses this login"):
        engine.apply(RECORDS)
    with pytest.raises(EngineUnavailableError, match="refuses this login"):
        engine.count(Everything())
    health = engine.health()
    assert not health.ready
    assert "refuses this login" in str(health.reason)
    engine.close()
