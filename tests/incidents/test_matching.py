"""When two statements speak of one seizure, as a matter of the two alone."""

from __future__ import annotations

from dataclasses import replace
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


VELMAR: dict[str, Any] = {
    "id": "1",
    "name": "Velmar",
    "kind": "city",
    "country": "PT",
    "region": "Costa",
    "latitude": 40.0,
}
LIMSUND = {"id": "2", "name": "Limsund", "kind": "city", "country": "NO", "region": "Nord", "latitude": 60.0}
SUBURB = {"id": "3", "name": "Oldmar", "kind": "city", "country": "PT", "region": "Costa", "latitude": 40.1}
FAR_TOWN = {"id": "4", "name": "Serrado", "kind": "city", "country": "PT", "region": "Serra", "latitude": 42.0}
COUNTRY = {"id": "5", "name": "Portugal", "kind": "country", "country": "PT", "region": None, "latitude": 39.0}
KNOWN = {str(each["name"]).lower(): each | {"longitude": -8.0} for each in (VELMAR, LIMSUND, SUBURB, FAR_TOWN, COUNTRY)}


def at(document: str, place: str, **more: Any) -> Telling:
    """A telling whose place is a known one; it names no other."""
    return telling(document, seizure(place=place, **more), located={place.lower(): KNOWN[place.lower()]})


@pytest.mark.parametrize(
    ("place", "same"), [("Oldmar", True), ("Portugal", True), ("Serrado", False), ("Limsund", False)]
)
def test_a_suburb_or_the_country_may_stand_for_a_place_but_no_town_far_away(place: str, same: bool) -> None:
    assert (agreement(at("a", "Velmar", quantity=2.31), at("b", place, quantity=2.31)) is not None) == same


SPAIN = {"id": "6", "name": "Spain", "kind": "country", "country": "ES", "latitude": 40.0, "longitude": -4.0}
PORT_OF_SPAIN = SPAIN | {"id": "7", "name": "Port of Spain", "kind": "city", "country": "TT"}


@pytest.mark.parametrize("known", [{"port of spain": PORT_OF_SPAIN}, {}])
def test_a_name_that_holds_that_of_a_country_is_another_place(known: dict[str, Any]) -> None:
    exact = seizure(quantity=2.31, kilograms=2310.0)
    one = telling("a", exact | {"place": "Port of Spain"}, places=frozenset({"port of spain"}), located=known)
    spain: dict[str, Any] = {"places": frozenset({"spain"}), "located": {"spain": SPAIN}}
    assert agreement(one, telling("b", exact | {"place": "Spain"}, **spain)) is None
    elsewhere = agreement(one, telling("b", exact | {"place": None}, **spain))
    assert elsewhere is None or not any("place" in reason for reason in elsewhere.reasons)
    assert agreement(one, telling("b", exact | {"place": "port of Port of Spain"})) is not None


def test_a_town_says_more_than_a_country() -> None:
    town = agreement(at("a", "Velmar"), at("b", "Velmar"))
    country = agreement(at("a", "Portugal"), at("b", "Portugal"))
    assert town is not None
    assert country is None or country.score < town.score


def test_where_a_load_came_from_is_not_where_it_was_found() -> None:
    exact = seizure(quantity=2.31, kilograms=2310.0, place=None)
    came = telling("a", exact | {"origin": "Limsund"}, located={"limsund": KNOWN["limsund"]})
    found = at("b", "Velmar", quantity=2.31, kilograms=2310.0)
    assert agreement(came, found) is not None
    assert agreement(replace(came, event=exact), found) is None


def test_a_statement_that_says_too_little_counts_where_a_third_agrees_with_both() -> None:
    exact = telling("a", tonnes(2.314, place="Velmar", date="2024-05-02"), published=date(2024, 5, 9))
    follow = telling("b", tonnes(2.314, place=None), published=date(2024, 5, 30))
    witness = telling(
        "c", tonnes(2.314, place="Velmar"), published=date(2024, 5, 20), names=frozenset({"star of velmar"})
    )
    assert incident(exact, [follow]) is None
    told = incident(exact, [follow, witness])
    assert told is not None
    assert {each.document for each, _ in told.others} == {"b", "c"}


def test_one_place_in_two_spellings_is_one_place() -> None:
    other = telling("b", seizure(place="Velmár do Mar", date=None), located={"velmar do mar": KNOWN["velmar"]})
    found = agreement(at("a", "Velmar"), other)
    assert found is not None
    assert "the place, Velmar" in found.reasons


def test_an_agency_that_is_called_by_the_place_shows_the_place() -> None:
    one = seizure(place="Velmar County", quantity=21.0, kilograms=21.0, unit="kilogram")
    of_county = one | {"place": None, "agency": "Velmar County Sheriff's Office"}
    assert agreement(telling("a", one), telling("b", of_county)) is not None
    assert agreement(telling("a", one), telling("b", of_county | {"agency": "Limsund Police"})) is None


def test_what_was_told_cannot_have_happened_later() -> None:
    exact = {"quantity": 1.247, "kilograms": 1247.0}
    early = telling("a", seizure(**exact), published=date(2024, 5, 1))
    late = telling("b", seizure(**exact, date="2024-05-06"), published=date(2024, 5, 9))
    assert agreement(early, late) is None
    assert agreement(telling("a", seizure(**exact), published=date(2024, 5, 6)), late) is not None


def test_a_day_right_before_publication_may_be_that_of_the_announcement() -> None:
    sure = telling("a", seizure(date="2024-04-25"))
    assert agreement(sure, telling("b", seizure(date="2024-05-02"))) is not None
    assert agreement(sure, telling("b", seizure(date="2024-05-01"))) is None


def test_tons_may_be_tonnes() -> None:
    tons = seizure(quantity=2.6, unit="ton", kilograms=2358.7)
    found = agreement(telling("a", tons), telling("b", tonnes(2.6)))
    assert found is not None
    assert found.conflicts == ()


def test_a_round_amount_stands_for_an_exact_one_in_another_unit() -> None:
    pounds = seizure(quantity=1200.0, unit="pound", kilograms=544.3)
    exact = seizure(quantity=1247.0, unit="pound", kilograms=565.6)
    other = seizure(quantity=1190.0, unit="pound", kilograms=539.8)
    found = agreement(telling("a", pounds), telling("b", exact))
    assert found is not None
    assert found.conflicts == ("1,200 pound or 1,247 pound",)
    assert agreement(telling("a", other), telling("b", exact)) is None


def test_the_same_worth_stands_for_an_amount_that_is_not_told() -> None:
    worth = seizure(value=376e6, currency="EUR")
    untold = worth | {"quantity": None, "unit": None, "kilograms": None}
    assert agreement(telling("a", worth), telling("b", untold)) is not None
    assert agreement(telling("a", worth), telling("b", untold | {"currency": "USD"})) is None
    assert agreement(telling("a", worth), telling("b", untold | {"value": 300e6})) is None


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


_AMOUNT = st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False), st.sampled_from([2.0, 2000.0, 2.3, 2300.0, 1e-320]))
_WORDS = st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["Velmar", "Oldmar", "Portugal", "Limsund"]))
_DAYS = st.dates(date(2024, 4, 20), date(2024, 5, 20))
_EVENT = st.fixed_dictionaries({
    "type": st.just("seizure"), "substance": st.sampled_from(["cocaine", "heroin"]), "quantity": _AMOUNT,
    "unit": st.sampled_from(["kilogram", "tonne", "ton", "pill"]), "kilograms": _AMOUNT, "place": _WORDS,
    "agency": _WORDS, "date": st.one_of(st.none(), _DAYS.map(str), st.text(max_size=12)), "concealment": _WORDS,
    "aggregate": st.booleans(), "origin": _WORDS, "value": _AMOUNT, "currency": st.sampled_from(["EUR", None]),
})  # fmt: skip
_TELLING = st.builds(
    telling, st.just("a"), _EVENT, published=st.one_of(st.none(), _DAYS), located=st.sampled_from([{}, KNOWN]),
    places=st.frozensets(st.sampled_from(["velmar", "oldmar", "portugal"])),
)  # fmt: skip


@given(_TELLING, _TELLING)
def test_whatever_is_stated_both_directions_agree(one: Telling, other: Telling) -> None:
    there, back = agreement(one, other), agreement(other, one)
    assert (there is None) == (back is None)
    assert there is None or back is None or there.score == pytest.approx(back.score)
