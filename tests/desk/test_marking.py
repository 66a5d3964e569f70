"""Dividing texts loses nothing and invents nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query.ast import Phrase, Word
from index.query.errors import QueryError
from index.query.parser import parse
from watchfloor.desk.marking import entity_paragraphs, entity_query, marked_pieces
from watchfloor.desk.mistakes import mistake_pieces

RANGES = st.lists(st.lists(st.integers(-3, 60), min_size=2, max_size=2), max_size=8)
LABELS = st.sampled_from(["PERSON", "DRUG", "WALLET", "URL", "DATE", "SOMETHING_NEW"])


@settings(max_examples=150)
@given(st.text(max_size=50), RANGES)
def test_marking_keeps_every_character_in_its_place(text: str, ranges: list[list[int]]) -> None:
    pieces = marked_pieces(text, ranges)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert all(any(text[max(a, 0) : b] == piece.text for a, b in ranges) for piece in pieces if piece.marked)


@st.composite
def texts_with_entities(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    text = draw(st.text(st.sampled_from("ab \n<>&\"'ß漢🙂"), max_size=50))
    entities = []
    for start, end in draw(RANGES):
        canonical = draw(st.none() | st.text(max_size=5))
        entities.append({"start": start, "end": end, "label": draw(LABELS), "canonical": canonical})
    return text, entities


@settings(max_examples=150)
@given(texts_with_entities())
def test_paragraphs_keep_the_text_but_for_the_blank_lines_between(made: tuple[str, list[dict[str, Any]]]) -> None:
    text, entities = made
    paragraphs = entity_paragraphs(text, entities)
    shown = "".join(piece.text for paragraph in paragraphs for piece in paragraph)
    assert shown.replace("\n", "") == text.replace("\n", "")
    assert all(paragraph for paragraph in paragraphs)
    for piece in (piece for paragraph in paragraphs for piece in paragraph):
        if piece.query:
            parse(piece.query, datetime.now(UTC))


@settings(max_examples=200)
@given(st.sampled_from(["PERSON", "ORG", "PLACE", "DRUG"]), st.text(max_size=30))
def test_the_query_of_a_name_finds_just_that_name(label: str, name: str) -> None:
    query = entity_query(label, name)
    if query is not None:
        assert parse(query, datetime.now(UTC)) == Phrase(name, label.lower())


@pytest.mark.parametrize(
    ("label", "name", "node"),
    [
        ("WALLET", "btc:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", Word("btc:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "wallet")),
        ("VESSEL", "IMO 9074729", Word("IMO 9074729", "vessel")),
        ("HANDLE", '@a"b\\', Word('@a"b\\', "handle")),
    ],
)
def test_the_query_of_a_selector_takes_it_whole(label: str, name: str, node: Word) -> None:
    assert parse(entity_query(label, name) or "", datetime.now(UTC)) == node


@pytest.mark.parametrize(("label", "name"), [("URL", "x.example"), ("DATE", "May"), ("NEW", "x"), ("PERSON", "?!")])
def test_what_no_field_holds_has_no_query(label: str, name: str) -> None:
    assert entity_query(label, name) is None


@settings(max_examples=150)
@given(st.text(max_size=200), st.integers(-5, 300))
def test_a_mistake_is_shown_with_what_stands_around_it(query: str, column: int) -> None:
    mistake = mistake_pieces(query, QueryError(column, "expected less"))
    assert mistake.before.removeprefix("…") + mistake.at + mistake.after.removesuffix("…") in query
    if 1 <= column <= len(query):
        assert mistake.at == query[column - 1]
