"""What every answer carries, who may ask, and what is told when something goes wrong."""

from __future__ import annotations

import re

import pytest
from structlog.testing import capture_logs

from index.engine.port import EngineUnavailableError
from index.store import StoreError
from tests.desk.fictions import FakeSearcher, desk_context, standard_documents
from tests.desk.serving import Desk, served
from watchfloor.desk.server import DeskError, listen

FIRST = standard_documents()[0]["id"]
EVERYWHERE = (
    "/", "/?q=(", "/?limit=x", f"/document/{FIRST}", f"/document/{FIRST}.json", "/document/none", "/sources", "/runs",
    "/runs/7", "/status", "/help", "/api/search", "/api/search?q=(", "/healthz", "/readyz", "/metrics", "/nowhere",
    "/status/", "/static/desk.css", "/static/desk.js", "/static/nothing", "/static/../app.py",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_headers(desk: Desk, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "127.9.9.9", "[::1]:8000", "desk.example:80"]
)
def test_the_desk_answers_under_its_own_names(desk: Desk, host: str) -> None:
    assert desk.get("/healthz", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    ["rebind.example", "192.0.2.1:8000", "localhost.example", "127.0.0.1.example", "x.desk.example", "[::2]", "@"],
)
def test_and_under_no_other(desk: Desk, host: str) -> None:
    for path in ("/", "/api/search", "/static/desk.css", "/nowhere"):
        answer = desk.get(path, host=host)
        assert answer.status == 421
        assert "content-security-policy" in answer.headers
        assert "Velmar" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/document/none", "/document/" + "0" * 32, "/document/" + FIRST.upper(), "/document/%00", "/document/..%2f..",
        "/runs/99", "/runs/none", "/runs/" + "9" * 5000, "/runs/%D9%A7", "/nowhere",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(desk: Desk, path: str) -> None:
    assert desk.get(path).status == 404
    json_path = "/api" + path.replace("/document/", "/documents/")
    answer = desk.get(json_path)
    assert answer.status == 404
    assert answer.json()["error"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(desk: Desk, method: str) -> None:
    answer = desk.get("/api/search", method=method)
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("failure", [EngineUnavailableError("no engine on port 1"), StoreError("the store is locked")])
def test_a_part_that_is_down_is_503_with_the_reason(failure: Exception) -> None:
    with served(desk_context(FakeSearcher(failure=failure))) as desk:
        for path in ("/", f"/document/{FIRST}"):
            answer = desk.get(path)
            assert answer.status == 503
            assert str(failure) in answer.text
        assert desk.get("/api/search").json() == {"error": str(failure)}
        assert desk.get("/help").status == 200


def test_our_own_mistakes_cost_one_request_and_tell_nothing() -> None:
    with (
        capture_logs() as logged,
        served(desk_context(FakeSearcher(failure=RuntimeError("secret-of-the-house")))) as desk,
    ):
        answers = [desk.get(path) for path in ("/", "/api/search", f"/document/{FIRST}")]
        assert desk.get("/help").status == 200
        assert 'watchfloor_requests_total{status="500"} 3.0' in desk.get("/metrics").text
    for answer in answers:
        assert answer.status == 500
        assert not re.search(r"secret-of-the-house|RuntimeError|Traceback|\.py", answer.text)
        assert "content-security-policy" in answer.headers
    assert answers[1].json() == {"error": "The log of the desk says what."}
    assert [str(entry["exc_info"]) for entry in logged] == ["secret-of-the-house"] * 3


def test_a_taken_port_is_told_in_words() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(DeskError, match="choose another with --port"):
        listen("127.0.0.1", taken.getsockname()[1])
