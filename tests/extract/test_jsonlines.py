"""Pages as JSON lines."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from crawler.extract.jsonlines import extract_one, extract_stream
from tests.extract.pages import NOW, article


def stream(*lines: object, jobs: int = 1) -> tuple[int, list[dict[str, Any]]]:
    written: list[str] = []
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines]
    refused = extract_stream(raw, written.append, NOW, jobs)
    assert all(text.endswith("\n") for text in written)
    return refused, [json.loads(text) for text in written]


def test_order_and_ids_are_kept() -> None:
    page = article()
    refused, results = stream(
        {"id": "b", "html": page}, b"  \n", {"id": 1.5, "html": page}, {"id": "b", "html": page}, {"html": ""}
    )
    assert refused == 0
    assert [result["id"] for result in results] == ["b", 1.5, "b", None]
    assert results[0]["title"] == "Forty packages among tiles"
    assert set(results[0]) == {"id", "kind", "title", "text", "authors", "published", "language"}


def test_html_wins_over_base64_and_base64_obeys_its_content_type() -> None:
    encoded = base64.b64encode("<p>Таможня порта</p>".encode("koi8-r")).decode()
    line = {"id": 1, "html_base64": encoded, "content_type": "text/html; charset=koi8-r"}
    assert stream(line)[1][0]["text"] == "Таможня порта"
    assert stream({**line, "html": "<p>Harbour</p>"})[1][0]["text"] == "Harbour"


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"id":1,"html":"\\ud800"}',
        b'{"id":1,"html":"a\\u0000b"}',
        b'{"id":NaN,"html":""}',
        b'{"id":1e999,"html":""}',
        b'{"id":[-1e999],"html":""}',
        {"id": 1},
        {"id": 1, "html": None},
        {"id": 1, "html": 5},
        {"id": {}, "html": ""},
        {"id": 1, "html": "", "url": 7},
        {"id": 1, "html_base64": "***"},
        {"id": 1, "html": "x" * 20_000_001},
    ],
    ids=str,
)
def test_refused_lines_say_why_and_the_rest_goes_on(line: object) -> None:
    refused, results = stream(line, {"id": "next", "html": "<p>Harbour</p>"})
    assert refused == 1
    assert results[0]["error"]
    assert results[0]["id"] not in (float("inf"), [float("-inf")]), "JSON has no such number"
    assert results[0]["text"] == ""
    assert results[1]["id"] == "next"
    assert "error" not in results[1]


def test_half_a_surrogate_in_an_id_is_echoed() -> None:
    assert stream(b'{"id":"\\ud800","html":"<p>x</p>"}')[1][0]["id"] == "\ud800"


def test_processes_keep_the_order() -> None:
    lines = [{"id": number, "html": f"<p>page {number}</p>"} for number in range(12)]
    refused, results = stream(*lines, jobs=2)
    assert refused == 0
    assert [result["id"] for result in results] == list(range(12))


def test_one_page() -> None:
    result = extract_one(article().encode(), "https://post.example/a", NOW)
    assert result["title"] == "Forty packages among tiles"
