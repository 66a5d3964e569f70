"""What only an engine behind a network has to stand."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from index.engine.elastic import ElasticEngine
from index.engine.port import EngineError, SearchRequest
from index.engine.record import EventNumbers, Record
from index.query.ast import And, DateRange, Everything, Node, Not, NumberRange, Or, Phrase, Word
from index.query.parser import parse
from tests.elastic.conftest import engine_at
from tests.engine.queries import LARGEST, NOW
from tests.engine.records import generated

RECORDS = generated(60)
EVERYTHING = Everything()


def ids(engine: ElasticEngine, node: Node) -> set[str]:
    return set(engine.scan(node))


def test_nothing_is_created_by_asking(fresh: ElasticEngine) -> None:
    results = fresh.search(SearchRequest(EVERYTHING, facets=["kind"], timeline=True))
    assert (results.total, results.matches, results.facets["kind"], results.timeline) == (0, (), (), ())
    assert list(fresh.scan(EVERYTHING)) == []
    assert fresh.versions() == ()
    assert fresh.health().documents == 0


def test_aliases_and_strict_mapping(fresh: ElasticEngine, client: Elasticsearch) -> None:
    fresh.apply(RECORDS[:1])
    [name] = fresh.versions()
    prefix = name.removesuffix("-000001")
    [state] = client.indices.get(index=name).values()
    assert set(state["aliases"]) == {f"{prefix}-read", f"{prefix}-write"}
    assert state["mappings"]["dynamic"] == "strict"


def test_health_says_what_it_found(fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS)
    health = fresh.health()
    assert (health.kind, health.ready, health.documents, health.reason) == ("elasticsearch", True, 60, None)
    assert health.details["versions"] == fresh.versions()


def test_a_document_that_the_server_refuses_is_named(fresh: ElasticEngine) -> None:
    too_many = tuple(EventNumbers(None, float(number), "EUR") for number in range(10_001))
    errors = fresh.apply([RECORDS[0], replace(RECORDS[1], events=too_many), RECORDS[2]])
    assert [error.id for error in errors] == [RECORDS[1].id]
    assert "nested" in errors[0].reason
    assert ids(fresh, EVERYTHING) == {RECORDS[0].id, RECORDS[2].id}


def test_a_later_version_replaces_and_deleting_what_is_not_there_is_no_error(fresh: ElasticEngine) -> None:
    old, new = replace(RECORDS[0], text="before"), replace(RECORDS[0], text="afterwards")
    assert fresh.apply([old, new], ["0" * 32]) == ()
    assert fresh.count(Word("before")) == 0
    assert fresh.count(Word("afterwards")) == 1
    assert fresh.apply([], [new.id]) == ()
    assert fresh.count(EVERYTHING) == 0


def test_a_batch_larger_than_one_request(fresh: ElasticEngine) -> None:
    long_text = "harbour " * 150_000
    batch = [replace(record, text=f"{long_text} number{at}") for at, record in enumerate(RECORDS[:12])]
    assert fresh.apply(batch) == ()
    assert fresh.count(Word("harbour")) == 12
    assert ids(fresh, Word("number7")) == {batch[7].id}


def test_a_long_text_is_indexed_to_its_end(fresh: ElasticEngine) -> None:
    text = "containers of bananas " * 100_000 + "lastword"
    assert fresh.apply([replace(RECORDS[0], text=text, language="en")]) == ()
    assert fresh.count(Phrase("bananas lastword")) == 1


def test_a_text_too_long_for_a_small_server_stops_no_other(fresh: ElasticEngine) -> None:
    text = "containers of bananas " * 550_000
    errors = fresh.apply([replace(RECORDS[0], text=text, language="en"), RECORDS[1]])
    refused = {error.id for error in errors}
    assert refused <= {RECORDS[0].id}
    assert ids(fresh, EVERYTHING) == {RECORDS[0].id, RECORDS[1].id} - refused


def test_deeply_nested_query(fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS)
    node: Node = Word(RECORDS[0].id, "id")
    for depth in range(100):
        parts = (node, Word("article", "kind"))
        node = (And((parts[0], EVERYTHING)), Or((node, Word("nowhere"))), Not(node))[depth % 3]
    expected = {RECORDS[0].id} if sum(depth % 3 == 2 for depth in range(100)) % 2 == 0 else None
    found = ids(fresh, node)
    assert found == (expected or {record.id for record in RECORDS} - {RECORDS[0].id})


def test_query_of_very_many_words(fresh: ElasticEngine) -> None:
    fresh.apply([replace(RECORDS[0], text=" ".join(f"w{number}" for number in range(1_500)), language="en")])
    every = tuple(Word(f"w{number}") for number in range(1_500))
    assert fresh.search(SearchRequest(And(every))).total == 1
    assert fresh.count(And((*every, Word("other")))) == 0
    assert fresh.count(Or(every)) == 1


@pytest.mark.parametrize("text", LARGEST)
def test_the_largest_queries_are_not_too_large_for_the_server(engine: ElasticEngine, text: str) -> None:
    engine.apply(RECORDS)
    assert 0 <= engine.count(parse(text, NOW)) <= 60
    assert engine.search(SearchRequest(parse(text, NOW))).total == engine.count(parse(text, NOW))


def test_amounts_are_of_one_event(fresh: ElasticEngine) -> None:
    events = (EventNumbers(None, 5_000.0, "EUR"), EventNumbers(None, 90.0, "USD"))
    fresh.apply([replace(RECORDS[0], events=events)])
    assert fresh.count(NumberRange("value", 1_000, None, currency="EUR")) == 1
    assert fresh.count(NumberRange("value", 1_000, None, currency="USD")) == 0
    assert fresh.count(NumberRange("value", 100, 1_000)) == 0
    assert fresh.count(DateRange("published", None, None)) == (RECORDS[0].published_from is not None)


def test_deepest_page(fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS)
    assert fresh.search(SearchRequest(EVERYTHING, limit=10_000, offset=10_000)).total == 60
    with pytest.raises(EngineError, match="refused the request"):
        fresh.search(SearchRequest(EVERYTHING, limit=10_000, offset=10_001))


def test_two_processes_begin_at_once(elasticsearch_url: str, fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS[:1])
    prefix = fresh.versions()[0].removesuffix("-000001") + "x"
    engines = [ElasticEngine(elasticsearch_url, prefix) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda pair: pair[0].apply([pair[1]]), zip(engines, RECORDS, strict=False)))
    assert results == [()] * 4
    assert {engine.count(EVERYTHING) for engine in engines} == {4}
    [name] = engines[0].versions()
    _remove(elasticsearch_url, prefix, name)
    for engine in engines:
        engine.close()


def test_prefixes_do_not_see_one_another(elasticsearch_url: str, fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS[:2])
    prefix = fresh.versions()[0].removesuffix("-000001")
    longer = ElasticEngine(elasticsearch_url, f"{prefix}-more")
    longer.apply(RECORDS[2:5])
    assert fresh.versions() == (f"{prefix}-000001",)
    assert (fresh.count(EVERYTHING), longer.count(EVERYTHING)) == (2, 3)
    assert fresh.health().details["versions"] == (f"{prefix}-000001",)
    _remove(elasticsearch_url, f"{prefix}-more", f"{prefix}-more-000001")
    longer.close()


def _remove(url: str, prefix: str, name: str) -> None:
    with Elasticsearch(url) as client:
        client.indices.delete(index=name)
        client.indices.delete_index_template(name=prefix)


def test_index_of_another_program_version(elasticsearch_url: str, fresh: ElasticEngine, client: Elasticsearch) -> None:
    fresh.apply(RECORDS)
    [name] = fresh.versions()
    client.indices.put_mapping(index=name, meta={"built_by": "0.0"})
    later = ElasticEngine(elasticsearch_url, name.removesuffix("-000001"))
    with pytest.raises(EngineError, match="reindex"):
        later.count(EVERYTHING)
    with pytest.raises(EngineError, match="reindex"):
        later.apply(RECORDS[:1])
    assert "reindex" in str(later.health().reason)
    version = later.begin_rebuild()
    later.apply_to(version, RECORDS)
    later.finish_rebuild(version)
    assert later.count(EVERYTHING) == 60
    later.close()


def test_unknown_version_is_refused(fresh: ElasticEngine) -> None:
    fresh.apply(RECORDS[:1])
    for name in ("*", "test-unknown-000001", fresh.versions()[0] + "1"):
        with pytest.raises(EngineError, match="no index version"):
            fresh.apply_to(name, RECORDS[:1])
        with pytest.raises(EngineError, match="no index version"):
            fresh.finish_rebuild(name)


def test_search_and_scan_answer_through_rebuilds(elasticsearch_url: str) -> None:
    with engine_at(elasticsearch_url) as engine:
        engine.apply(RECORDS)
        wrong: list[object] = []
        ended = threading.Event()

        def watch() -> None:
            while not ended.is_set():
                answers = (engine.search(SearchRequest(EVERYTHING)).total, len(list(engine.scan(EVERYTHING))))
                if answers != (60, 60):
                    wrong.append(answers)

        with ThreadPoolExecutor(2) as pool:
            watchers = [pool.submit(watch) for _ in range(2)]
            for _ in range(4):
                _rebuild(engine, RECORDS)
            ended.set()
            for watcher in watchers:
                watcher.result()
        assert wrong == []
        assert len(engine.versions()) == 1


def test_a_scan_that_outlives_its_index_goes_on(fresh: ElasticEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engine.elastic.scanning.PAGE", 7)
    fresh.apply(RECORDS)
    scan = fresh.scan(EVERYTHING)
    found = [next(scan) for _ in range(10)]
    _rebuild(fresh, RECORDS)
    assert found + list(scan) == sorted(record.id for record in RECORDS)


def _rebuild(engine: ElasticEngine, records: list[Record]) -> None:
    version = engine.begin_rebuild()
    engine.apply_to(version, records)
    engine.finish_rebuild(version)
