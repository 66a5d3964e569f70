"""The API and the figures for machines."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from index.engine.port import Health
from index.store import StoreCounts, StoreError
from tests.desk.fictions import PROBLEM, RUN, FakeSearcher, desk_context, standard_documents, standard_status
from tests.desk.serving import Desk, served

DOCUMENT = standard_documents()[0]
FIRST = DOCUMENT["id"]


def test_search_answers_the_contract_and_nothing_of_the_desk(desk: Desk) -> None:
    answer = desk.get("/api/search?q=customs&facets=person,%20month&f=drug:cocaine").json()
    assert set(answer) == {"total", "hits", "facets", "timeline"}
    assert answer["total"] == 43
    assert len(answer["hits"]) == 10
    assert answer["facets"]["person"] == [{"value": "Mara Quill", "count": 9}]
    assert not answer["hits"][0].keys() & {"marks", "title_marks"}


def test_limit_may_be_nothing(desk: Desk) -> None:
    answer = desk.get("/api/search?limit=0").json()
    assert (answer["total"], answer["hits"]) == (43, [])


def test_each_page_has_its_json_beside_it(desk: Desk) -> None:
    assert len(desk.get("/search.json?q=x&offset=40").json()["hits"]) == 3
    assert desk.get(f"/document/{FIRST}.json").json()["text"] == DOCUMENT["text"]
    assert desk.get(f"/api/documents/{FIRST}").json() == desk.get(f"/document/{FIRST}.json").json()
    assert desk.get("/status.json").json() == standard_status()
    assert desk.get("/sources.json").json() == standard_status()["sources"]
    assert desk.get("/runs.json").json() == standard_status()["runs"]
    assert desk.get("/runs/7.json").json() == {"run": RUN, "problems": [PROBLEM]}
    assert desk.get("/runs/3.json").json() == {"run": None, "problems": [PROBLEM]}


@pytest.mark.parametrize(
    ("query", "column"), [("persn:x", 1), ("cocaine%20AND", 12), ("%22open", 1), ("a)%20b", 2), ("kg:%5B1%20TO", 4)]
)
def test_a_malformed_query_is_answered_with_its_column(desk: Desk, query: str, column: int) -> None:
    for path in ("/api/search", "/search.json"):
        answer = desk.get(f"{path}?q={query}")
        assert answer.status == 400
        assert answer.json()["column"] == column
        assert answer.json()["error"].startswith(("expected", "unknown field `persn`"))


@pytest.mark.parametrize(
    "parameters",
    [
        "limit=-1", "limit=x", "limit=10001", "offset=1e3", "offset=%D9%A1", "offset=99999999999999999999",
        "sort=best", "f=person", "f=person:", "f=person:%21%21", "f=nothing:x", "f=month:2026-13", "f=wallet:x",
        "q=" + "a" * 4001, "&".join(["f=drug:x"] * 51),
    ],
)  # fmt: skip
def test_wrong_parameters_are_named(desk: Desk, parameters: str) -> None:
    name = parameters.partition("=")[0]
    for path in ("/api/search", "/search.json"):
        answer = desk.get(f"{path}?{parameters}")
        assert answer.status == 400
        assert answer.json()["error"].startswith(f"{name} m")
    assert desk.get(f"/?{parameters}").status == 400


def test_a_page_shows_at_least_one_and_at_most_200_hits(desk: Desk) -> None:
    assert [desk.get(f"/?limit={limit}").status for limit in (0, 1, 200, 201)] == [400, 200, 200, 400]


def test_ready_when_store_and_engine_answer(desk: Desk) -> None:
    assert desk.get("/healthz").json() == {"status": "up"}
    answer = desk.get("/readyz")
    assert answer.status == 200
    assert answer.json() == {"ready": True, "store": "ok", "engine": "ok", "waiting": {"enrich": 2, "index": 1}}


def away() -> StoreCounts:
    raise StoreError("the database does not answer")


def test_not_ready_with_the_reason_when_a_part_is_down() -> None:
    down = Health("elasticsearch", False, None, "connection refused")
    with served(desk_context(FakeSearcher(), health=lambda: down)) as desk:
        answer = desk.get("/readyz")
        figures = desk.get("/metrics").text
    assert answer.status == 503
    assert answer.json()["engine"] == "connection refused"
    assert answer.json()["waiting"] == {"enrich": 2, "index": 1}
    assert "watchfloor_engine_ready 0.0" in figures
    with served(desk_context(FakeSearcher(), counts=away)) as desk:
        answer = desk.get("/readyz")
        figures = desk.get("/metrics").text
        assert desk.get("/healthz").status == 200
    assert answer.status == 503
    assert answer.json()["store"] == "the database does not answer"
    assert "watchfloor_store_up 0.0" in figures


def test_metrics_count_documents_queues_and_answers() -> None:
    with served(desk_context(FakeSearcher())) as desk:
        for path in ("/", "/", "/nowhere", "/?q=("):
            desk.get(path)
        answer = desk.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert samples["watchfloor_documents",] == 43
    assert samples["watchfloor_engine_documents",] == 42
    assert (samples["watchfloor_unread",], samples["watchfloor_refused",]) == (3, 4)
    assert samples["watchfloor_waiting", "enrich"] == 2
    assert samples["watchfloor_waiting", "index"] == 1
    assert samples["watchfloor_requests_total", "200"] == 2
    assert samples["watchfloor_requests_total", "404"] == 1
    assert samples["watchfloor_requests_total", "400"] == 1
