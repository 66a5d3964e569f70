"""``annotate --jsonl``: one answer for each line, in order, and a reason for each line that is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nlp.jsonlines import LARGEST, annotate_one, annotate_stream

KEYS = {"start", "end", "label", "text", "canonical", "score"}
EVENT_KEYS = {
    "type", "substance", "quantity", "unit", "kilograms", "value", "currency", "place", "date", "agency", "aggregate",
    "start", "end",
}  # fmt: skip


def answers(*lines: bytes) -> tuple[list[dict[str, Any]], int]:
    """The answers to lines, and how many were refused."""
    written: list[str] = []
    refused = annotate_stream(lines, written.append)
    return [json.loads(line) for line in written], refused


def test_one_answer_for_each_line_with_its_id_as_given() -> None:
    lines = [
        json.dumps({"id": id_, "text": "Police seized 3 kg of heroin."}).encode() for id_ in ("a", 7, "a", None, [1])
    ]
    given, refused = answers(b"\xef\xbb\xbf" + lines[0], b"\n", *lines[1:], b'{"text": "x"}')
    assert [answer["id"] for answer in given] == ["a", 7, "a", None, [1], None]
    assert refused == 0
    assert set(given[0]) == {"id", "language", "entities", "events"}
    assert set(given[0]["entities"][0]) == KEYS
    assert set(given[0]["events"][0]) == EVENT_KEYS


@pytest.mark.parametrize(
    ("line", "id_", "reason"),
    [
        (b"{", None, "not JSON"),
        (b"[1]", None, "expected an object"),
        (b'{"id": 1}', 1, "text"),
        (b'{"id": 1, "text": 5}', 1, "text"),
        (b'{"id": 1, "text": "a", "language": 5}', 1, "language"),
        (b'{"id": 1, "text": "a", "published": []}', 1, "published"),
        (b'{"id": 1, "text": "a\\ud800"}', 1, "surrogate"),
        (b'{"id": 1, "text": "a\\u0000"}', 1, "NUL"),
        (b'{"id": 1, "text": "\xff"}', 1, "UTF-8"),
        (b'{"id": NaN, "text": "a"}', None, "not JSON"),
        (b"[" * 100_000, None, "not JSON"),
        (b'{"id": 1, "text": "' + b"a" * (LARGEST + 1) + b'"}', 1, "bytes"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_bad_line_is_refused_in_its_place(line: bytes, id_: Any, reason: str) -> None:
    given, refused = answers(b'{"id": "before", "text": "x"}', line, b'{"id": "after", "text": "y"}')
    assert refused == 1
    assert [answer["id"] for answer in given] == ["before", id_, "after"]
    assert reason in given[1]["error"]
    assert given[1]["entities"] == given[1]["events"] == []
    assert "error" not in given[0]


def test_an_id_that_utf_8_cannot_carry_goes_out_escaped() -> None:
    given, refused = answers(b'{"id": "\\ud800", "text": "x"}')
    assert given[0]["id"] == "\ud800"
    assert refused == 0


def test_one_text() -> None:
    answer = annotate_one("At a café, police seized 3 kg of heroin in Lisbon.".encode())
    assert [entity["text"] for entity in answer["entities"]] == ["3 kg", "heroin", "Lisbon"]
    assert "error" in annotate_one(b"\xff")
