"""Arrests, sentences and sanctions; seizures across sentences, in lists and in other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlp.event_texts import events, said


def test_an_arrest_with_everything() -> None:
    text = "Ann Roe, 34, was arrested by Harbour Police on suspicion of murder in Seaville on 3 May 2024."
    (event,) = events(text, person="Ann Roe", org="Harbour Police", place="Seaville")
    assert said(event, "type", "person", "age", "agency", "place", "date", "charge") == (
        "arrest", "Ann Roe", 34, "Harbour Police", "Seaville", "2024-05-03", "murder",
    )  # fmt: skip
    assert text[event.start : event.end] == text


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police arrested Ann Roe, 34, and Bob Poe.", ["Ann Roe", "Bob Poe"]),
        ("Ann Roe and Bob Poe were arrested.", ["Ann Roe", "Bob Poe"]),
        ("Ann Roe fled. She was arrested later.", ["Ann Roe"]),
        ("Officers took Ann Roe into custody. Roe was arrested at noon.", ["Ann Roe"]),
        ("After the murder of Bob Poe, a 40-year-old man was arrested.", [None]),
    ],
)
def test_who_was_arrested(text: str, people: list[str | None]) -> None:
    found = events(text, person="Ann Roe|Bob Poe" if "Roe was" not in text else "Ann Roe|Roe")
    assert [event.person for event in found if event.type == "arrest"] == people


@pytest.mark.parametrize(
    "text",
    [
        "A warrant for Ann Roe was issued.",
        "Ann Roe resisted arrest.",
        "Ann Roe could be arrested.",
        "Ann Roe had a rest.",
    ],
)
def test_no_arrest(text: str) -> None:
    assert events(text, person="Ann Roe") == []


@pytest.mark.parametrize(
    ("text", "years", "life"),
    [
        ("Ann Roe was sentenced to 12 years and six months in prison.", 12.5, False),
        ("Ann Roe was jailed for 18 months.", 1.5, False),
        ("A judge sentenced Ann Roe to life in prison.", None, True),
        ("Ann Roe was sentenced to three years of probation and one year in jail.", 1.0, False),
        ("Ann Roe was sentenced to 8 years with a consecutive term of 15 years.", 23.0, False),
        ("Ann Roe was sentenced to 25 years to life.", 25.0, True),
    ],
)
def test_terms(text: str, years: float | None, life: bool) -> None:
    (event,) = events(text, person="Ann Roe")
    assert said(event, "type", "person", "years", "life") == ("sentence", "Ann Roe", years, life)


def test_a_sentence_names_court_and_charge() -> None:
    (event,) = events(
        "Ann Roe was sentenced to 9 years for fraud at Seaville Crown Court.",
        person="Ann Roe",
        org="Seaville Crown Court",
    )
    assert said(event, "court", "charge") == ("Seaville Crown Court", "fraud")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe faces up to 20 years in prison.",
        "Ann Roe could be sentenced to 20 years.",
        "The crime carries a maximum sentence of 10 years.",
        "Ann Roe spent ten years in Seaville.",
    ],
)
def test_possible_terms_are_no_sentences(text: str) -> None:
    assert events(text, person="Ann Roe") == []


def test_sanctions_of_all_those_named() -> None:
    text = "The Treasury sanctioned Ann Roe and Grupo Falso under Executive Order 14059 on 3 May 2024."
    found = events(text, person="Ann Roe", org="Treasury|Grupo Falso")
    assert [said(event, "type", "person", "agency", "programme", "date") for event in found] == [
        ("sanction", name, "Treasury", "Executive Order 14059", "2024-05-03") for name in ("Ann Roe", "Grupo Falso")
    ]


def test_what_is_designated_for_something_is_not_sanctioned() -> None:
    assert events("The room is designated for Ann Roe.", person="Ann Roe") == []


def test_a_seizure_with_route_and_hiding_place() -> None:
    text = "Customs seized 40 kg of cocaine hidden in a shipment of bananas from Andia via Midland bound for Seaville."
    (event,) = events(text, place="Andia|Midland|Seaville")
    assert said(event, "concealment", "origin", "transit", "destination") == (
        "a shipment of bananas", "Andia", "Midland", "Seaville",
    )  # fmt: skip


def test_later_sentences_say_more_of_the_same_drugs() -> None:
    text = "Police seized cocaine in Seaville. The drugs weighed 2.3 tonnes and were hidden in a load of salt."
    (event,) = events(text, place="Seaville")
    assert said(event, "quantity", "unit", "kilograms", "concealment") == (2.3, "tonne", 2300.0, "a load of salt")


def test_lines_of_a_list_are_what_was_seized() -> None:
    text = "Officers seized the following:\n- 300 grams of heroin\n- 2 kg of cannabis\nThey sold 5 kg of cocaine."
    found = [said(event, "substance", "quantity") for event in events(text)]
    assert found == [("heroin", 300.0), ("cannabis", 2.0)]


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Police seized 21 kilos and 360 grams of heroin.", 21.36, "kilogram"),
        ("Police seized heroin, 3 kg of cocaine and a gun.", None, None),
        ("Police seized heroin weighing 3 kg.", 3.0, "kilogram"),
        ("Police seized 98 packages of heroin, about 100 kg, in a van.", 100.0, "kilogram"),
        ("Police seized ten bags of heroin weighing 1 kg each.", 10.0, "bag"),
    ],
)
def test_weights_in_two_units_and_behind_the_drug(text: str, quantity: float | None, unit: str | None) -> None:
    (event,) = [event for event in events(text) if event.substance == "heroin"]
    assert said(event, "quantity", "unit") == (quantity, unit)


def test_a_month_of_last_year_makes_no_total() -> None:
    assert [event.aggregate for event in events("In May last year police seized 3 kg of heroin.")] == [False]
    assert [event.aggregate for event in events("Last year police seized 3 kg of heroin.")] == [True]


@pytest.mark.parametrize(
    ("language", "text", "kilograms"),
    [
        ("es", "La policía incautó 1.200 kilos de cocaína.", 1200.0),
        ("fr", "Les douaniers ont saisi 2,5 tonnes de cocaïne.", 2500.0),
        ("pt", "A polícia apreendeu meia tonelada de cocaína.", 500.0),
        ("it", "I carabinieri hanno sequestrato 300 chili di hashish.", 300.0),
        ("de", "Die Polizei stellte zweieinhalb Kilogramm Heroin sicher.", 2.5),
        ("nl", "De douane heeft 1.500 kilo cocaïne in beslag genomen.", 1500.0),
    ],
)
def test_seizures_in_other_languages(language: str, text: str, kilograms: float) -> None:
    assert [event.kilograms for event in events(text, language)] == [kilograms]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "Ana Roe fue detenida por tráfico de drogas.", "arrest"),
        ("fr", "Ana Roe a été condamnée à dix ans de prison.", "sentence"),
        ("pt", "Ana Roe foi presa em casa.", "arrest"),
        ("it", "Ana Roe è stata arrestata per spaccio.", "arrest"),
        ("de", "Ana Roe wurde am Montag in der Altstadt festgenommen.", "arrest"),
        ("nl", "Ana Roe werd maandag in de haven opgepakt.", "arrest"),
        ("de", "Ana Roe wurde zu acht Jahren Haft verurteilt.", "sentence"),
        ("nl", "Ana Roe is aangehouden wegens drugshandel.", "arrest"),
    ],
)
def test_people_in_other_languages(language: str, text: str, kind: str) -> None:
    assert [said(event, "type", "person") for event in events(text, language, person="Ana Roe")] == [(kind, "Ana Roe")]


_PIECES = st.sampled_from(
    ["seized ", "cocaine ", "5 kg ", "of ", "arrested ", "Ann Roe ", "and ", ", ", ". ", ":\n", "- ", "hidden in ",
     "$5 ", "sentenced to ", "9 years ", "The drugs weighed ", "worth ", "last year "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["en", "es", "de", "th"]))
def test_any_text_is_read_and_events_span_sentences(text: str, language: str) -> None:
    for event in events(text, language, person="Ann Roe"):
        assert 0 <= event.start < event.end <= len(text)
        assert event.why
