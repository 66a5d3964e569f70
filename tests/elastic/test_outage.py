"""The server goes away, refuses, or is something else: plain words, and work goes on once it is back."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from index.engine.elastic import ElasticEngine
from index.engine.elastic.connection import shown
from index.engine.port import EngineError, EngineUnavailableError, SearchRequest
from index.query.ast import Everything
from tests.engine.records import generated
from tests.services.elasticsearch import ElasticsearchServer

RECORDS = generated(20)
EVERYTHING = Everything()


def everything_fails(engine: ElasticEngine, message: str) -> None:
    """Every method of the port says the same."""
    calls: list[Callable[[], object]] = [
        lambda: engine.apply(RECORDS),
        lambda: engine.search(SearchRequest(EVERYTHING)),
        lambda: engine.count(EVERYTHING),
        lambda: list(engine.scan(EVERYTHING)),
        engine.versions,
        engine.begin_rebuild,
        lambda: engine.apply_to("watchfloor-000001", RECORDS),
        lambda: engine.finish_rebuild("watchfloor-000001"),
    ]
    for call in calls:
        with pytest.raises(EngineUnavailableError, match=message):
            call()
    health = engine.health()
    assert not health.ready
    assert message in str(health.reason)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is taken but not listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_nobody_answers(closed_port: int) -> None:
    engine = ElasticEngine(f"http://127.0.0.1:{closed_port}")
    everything_fails(engine, "does not answer")
    engine.close()


def test_something_else_answers() -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    engine = ElasticEngine(f"http://127.0.0.1:{server.server_port}")
    try:
        with pytest.raises(EngineError):
            engine.count(EVERYTHING)
        assert not engine.health().ready
    finally:
        engine.close()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("url", ["127.0.0.1:9200", "ftp://host", "http://"])
def test_bad_address(url: str) -> None:
    with pytest.raises(ValueError, match="expected an address"):
        ElasticEngine(url)


def test_messages_do_not_show_the_login(closed_port: int) -> None:
    url = f"http://reader:secret@127.0.0.1:{closed_port}/search"
    assert shown(url) == f"http://127.0.0.1:{closed_port}/search"
    engine = ElasticEngine(url)
    with pytest.raises(EngineUnavailableError) as caught:
        engine.count(EVERYTHING)
    assert "secret" not in str(caught.value)
    engine.close()


def test_killed_and_started_again(elasticsearch_server: ElasticsearchServer | None, fresh: ElasticEngine) -> None:
    if elasticsearch_server is None:
        pytest.skip("the server named by the environment is not ours to kill")
    assert fresh.apply(RECORDS) == ()
    elasticsearch_server.kill()
    try:
        everything_fails(fresh, "does not answer")
    finally:
        elasticsearch_server.start()
    assert fresh.count(EVERYTHING) == 20
    assert fresh.apply(RECORDS, [RECORDS[0].id, RECORDS[1].id]) == ()
    assert fresh.health().documents == 20
