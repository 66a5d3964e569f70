"""Passages shown of found documents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.snippets import LENGTH, snippet
from index.query.parser import parse

NOW = datetime(2024, 6, 15, tzinfo=UTC)
TEXT = (
    "Nothing of note stood here for a long time. " * 20
    + "Officers seized 40 kg of black tar heroin at Port-Vert.\nTwo dealers were arrêtés with Íñigo Zárate. "
    + "More filler follows. " * 40
)


def marked(query: str, text: str = TEXT, language: str | None = "en") -> list[str]:
    found = snippet(text, "A title", parse(query, NOW), language)
    return [found.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("heroin dealer", ["heroin", "dealers"]),
        ('"black tar"', ["black tar"]),
        ('"tar black"', []),
        ("arretes", ["arrêtés"]),
        ("offic*", ["Officers"]),
        ("person:zarate", ["Zárate"]),
        ('person:"inigo zarate" OR heroin', ["heroin", "Íñigo Zárate"]),
        ("text:kg", ["kg"]),
        ("dealer -heroin", ["dealers"]),
        ("kg:>=5", []),
        ("title:officers", []),
        ("port-vert", ["Port", "Vert"]),
        ("off?cers her*n", ["Officers", "heroin"]),
        ("heroine~1", ["heroin"]),
        ("/he.+n|dealers?/", ["heroin", "dealers"]),
        ('"heroin tar"~3', ["tar", "heroin"]),
        ("person:zarrate~1", ["Zárate"]),
    ],
)
def test_marks(query: str, expected: list[str]) -> None:
    assert marked(query) == expected


def test_unspaced_script() -> None:
    assert marked("海洛因", "今天海关查获海洛因三公斤。", "zh") == ["海洛因"]


def test_passage_is_short_and_says_where_it_is_cut() -> None:
    found = snippet(TEXT, "", parse("heroin", NOW), "en")
    assert len(found.text) <= LENGTH + 4
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert "\n" not in found.text


def test_without_text_the_title_is_shown() -> None:
    found = snippet(" ", "Heroin at sea", parse("heroin", NOW), "en")
    assert (found.text, found.marks) == ("Heroin at sea", ((0, 6),))


@pytest.mark.parametrize("unit", ["word ", "x", "海", "a-", " "])
def test_endless_texts_end(unit: str) -> None:
    found = snippet(unit * 3_000_000, "", parse("nope wor* 海关", NOW), "en")
    assert len(found.text) <= LENGTH + 4


@given(st.text(max_size=900) | st.text("ab é\n-海", max_size=900))
@settings(max_examples=100, deadline=None)
def test_marks_lie_inside_in_order(text: str) -> None:
    found = snippet(text, "", parse('a OR "b a" OR ab* OR 海', NOW), None)
    position = 0
    for start, end in found.marks:
        assert position <= start < end <= len(found.text)
        position = end
