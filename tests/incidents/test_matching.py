"""When two statements speak of one seizure, as a matter of the two alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.incidents import Telling, agreement, incident

DAY = date(2024, 5, 3)


def seizure(**more: Any) -> dict[str, Any]:
    """Two tonnes of cocaine at Port Velmar, changed by ``more``."""
    base = {"type": "seizure", "substance": "cocaine", "quantity": 2.0, "unit": "tonne", "kilograms": 2000.0}
    return base | {"place": "Port Velmar", "date": None, "agency": None, "aggregate": False} | more


def telling(document: str = "a", event: dict[str, Any] | None = None, **more: Any) -> Telling:
    values: dict[str, Any] = {"source": f"source-{document}", "story": document, "published": DAY} | more
    return Telling(document, event=event or seizure(), **values)


def tonnes(amount: float, **more: Any) -> dict[str, Any]:
    return seizure(quantity=amount, kilograms=amount * 1000, **more)


SAME = [
    (seizure(), seizure(place="Velmar", unit="kilogram", quantity=2000.0)),
    (tonnes(2.0), tonnes(2.3)),
    (tonnes(1.247), tonnes(1.247, place=None)),
    (seizure(quantity=None, unit=None, kilograms=None, agency="Velmar Customs", date="2024-05-02"),
     seizure(agency="Velmar Customs", date="2024-05-02")),
    (seizure(quantity=14_000.0, unit="pill", kilograms=None, substance="mdma"),
     seizure(quantity=14_000.0, unit="pill", kilograms=None, substance="mdma")),
]  # fmt: skip
DIFFERENT = [
    (seizure(), seizure(substance="heroin")),
    (seizure(), tonnes(5.0)),
    (seizure(), seizure(place="Limsund")),
    (seizure(place=None), seizure(place=None)),
    (seizure(), seizure(aggregate=True)),
    (seizure(date="2024-05-01"), seizure(date="2024-05-20")),
    (seizure(quantity=None, unit=None, kilograms=None), seizure(quantity=None, unit=None, kilograms=None)),
    (seizure(), seizure(type="arrest")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_statements_of_one_seizure_are_known_whichever_comes_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = telling("a", one), telling("b", other)
    there, back = agreement(first, second), agreement(second, first)
    assert there is not None
    assert back is not None
    assert there.score == back.score
    assert there.reasons


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_statements_that_may_be_of_two_seizures_are_kept_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert agreement(telling("a", one), telling("b", other)) is None


def test_the_same_words_a_season_later_are_another_seizure() -> None:
    assert agreement(telling("a"), telling("b", published=date(2024, 8, 3))) is None


def test_amounts_that_differ_a_little_are_a_conflict() -> None:
    found = agreement(telling("a", tonnes(2.0)), telling("b", tonnes(2.3)))
    assert found is not None
    assert found.conflicts == ("2 tonne or 2.3 tonne",)


def test_copies_of_a_story_and_documents_of_a_source_count_once() -> None:
    others = [
        telling("b", story="a"),  # an agency's copy
        telling("c", source="source-b"),  # the same publisher, another story
        telling("d"),
        telling("e", tonnes(2.3)),
        telling("f", seizure(place="Limsund")),
    ]
    told = incident(telling("a"), others)
    assert told is not None
    assert sorted(each.document for each, _ in told.others) == ["b", "c", "d", "e"]
    assert told.independent == 3
    assert told.conflicts == ("2 tonne or 2.3 tonne",)


def test_of_a_document_its_likest_statement_counts_and_none_of_its_own_document() -> None:
    told = incident(telling("a"), [telling("a"), telling("b", tonnes(2.3)), telling("b")])
    assert told is not None
    [(other, found)] = told.others
    assert other.event["quantity"] == 2.0
    assert found.conflicts == ()
    assert incident(telling("a"), [telling("a")]) is None


_AMOUNT = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))
_WORDS = st.one_of(st.none(), st.text(max_size=20))
_EVENT = st.fixed_dictionaries({
    "type": st.just("seizure"), "substance": st.sampled_from(["cocaine", "heroin"]), "quantity": _AMOUNT,
    "unit": st.sampled_from(["kilogram", "pill"]), "kilograms": _AMOUNT, "place": _WORDS, "agency": _WORDS,
    "date": st.one_of(st.none(), st.dates().map(str), st.text(max_size=12)), "concealment": _WORDS,
    "aggregate": st.booleans(),
})  # fmt: skip


@given(_EVENT, _EVENT)
def test_whatever_is_stated_both_directions_agree(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = agreement(telling("a", one), telling("b", other)), agreement(telling("b", other), telling("a", one))
    assert (there is None) == (back is None)
    assert there is None or back is None or there.score == back.score
