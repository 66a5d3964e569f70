"""Amounts and values of seizures, and which figures are totals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlp.event_texts import events, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agents seized half a ton of cocaine and 12 ounces of cocaine.", [(0.5, "ton"), (12.0, "ounce")]),
        ("Agents seized 200 cannabis plants and 40 lbs of cannabis.", [(200.0, "plant"), (40.0, "pound")]),
        ("Police seized 5 kg (11 pounds) of heroin.", [(5.0, "kilogram")]),
        ("Police seized four grams of heroin and more heroin.", [(4.0, "gram")]),
        ("Police found 6 bags of heroin weighing 3 kg 45 grams.", [(3.045, "kilogram")]),
        ("Police found bags of heroin, weighing a total of 7.7 grams.", [(7.7, "gram")]),
        ("Police seized 31 kg of drugs including heroin.", [(None, None)]),
        ("Police seized 2,000 pounds of drugs, mainly heroin, in May.", [(None, None)]),
        ("Police seized 3 kg of the drug heroin.", [(3.0, "kilogram")]),
        ("Police seized 3 kg of drugs suspected to be heroin.", [(3.0, "kilogram")]),
    ],
)
def test_amounts_of_one_substance(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert [said(event, "quantity", "unit") for event in events(text)] == expected


def test_one_amount_of_two_drugs_is_said_of_each_and_marked() -> None:
    found = events("Police seized 26,000 pounds of cocaine and cannabis.")
    assert [said(event, "substance", "quantity") for event in found] == [("cocaine", 26e3), ("cannabis", 26e3)]
    assert [event.why for event in found] == ['"seized"', '"seized", one amount for several drugs']


def test_a_drug_named_behind_a_comma_has_no_part_in_the_amount() -> None:
    found = events("Police seized 5 kg of cocaine, heroin, and two guns.")
    assert [said(event, "substance", "quantity") for event in found] == [("cocaine", 5.0), ("heroin", None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Police seized 5 kg of cocaine worth $400,000, 2 kg of heroin worth $9,000 and $30,000 in cash.", [4e5, 9e3]),
        ("Police seized 5 kg of cocaine and 2 kg of heroin with a street value of $500,000.", [None, None]),
        ("Police seized heroin worth $20,000 and cocaine worth $35,000.", [2e4, 3.5e4]),
        ("Police seized $2 million worth of heroin and 3 kg of cocaine.", [2e6, None]),
        ("Drugs worth $2 million, including 10 kg of heroin and 4 kg of cocaine, were seized.", [None, None]),
        ("Police seized 10 kg of heroin. The street value is $2 million.", [2e6]),
        ("Police seized 10 kg of heroin and $2 million in cash.", [None]),
    ],
)
def test_a_value_belongs_to_what_it_is_said_of(text: str, values: list[float | None]) -> None:
    assert [event.value for event in events(text)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Zoll stellte 100 kg Kokain sicher. Der Straßenverkaufswert beträgt 7 Millionen Euro."),
        ("nl", "De douane onderschepte 100 kilo cocaïne. De straatwaarde bedraagt 7 miljoen euro."),
        ("fr", "La douane a saisi 100 kg de cocaïne. La valeur est estimée à 7 millions d'euros."),
        ("it", "La polizia ha sequestrato 100 chili di hashish. Il valore è di 7 milioni di euro."),
    ],
)
def test_a_later_sentence_tells_the_value(language: str, text: str) -> None:
    assert [said(event, "value", "currency") for event in events(text, language)] == [(7e6, "EUR")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2023 customs seized 110 tonnes of cocaine."),
        ("en", "Since January officers have seized 4 tonnes of heroin."),
        ("en", "Between January and June the navy seized 4 tonnes of heroin."),
        ("en", "Officers seized 300 kg of heroin across the country."),
        ("en", "During Operation Trident police seized 3 tonnes of heroin."),
        ("es", "En 2023 la policía incautó 120 toneladas de cocaína."),
        ("es", "Desde enero se han incautado 12 toneladas de cocaína."),
        ("fr", "Depuis le début de l'année, la police a saisi 5 tonnes de cocaïne."),
        ("pt", "Em 2023 a polícia apreendeu 90 toneladas de cocaína."),
        ("it", "Nel 2023 la polizia ha sequestrato 20 tonnellate di hashish."),
        ("de", "Seit Januar wurden 4 Tonnen Kokain beschlagnahmt."),
        ("nl", "In 2023 onderschepte de douane 60 ton cocaïne."),
    ],
)
def test_figures_of_a_time_a_country_or_an_operation_are_totals(language: str, text: str) -> None:
    assert [event.aggregate for event in events(text, language)] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In total 3 kg of heroin were found in the flat."),
        ("en", "In 1989 police seized 21 tons of cocaine in Seaville."),
        ("en", "He was stopped in 2021 with 3 kg of heroin in his car."),
        ("en", "Police seized 3 kg of heroin, the biggest haul this year."),
        ("es", "En total se incautaron 3 kilos de cocaína en la vivienda."),
        ("fr", "Au total, 3 kg de cocaïne ont été saisis dans l'appartement."),
        ("de", "Insgesamt wurden in der Wohnung 3 kg Heroin gefunden."),
        ("nl", "In totaal werd 3 kilo cocaïne in de woning gevonden."),
    ],
)
def test_what_was_found_in_one_place_is_no_total(language: str, text: str) -> None:
    assert [event.aggregate for event in events(text, language, place="Seaville")] == [False]


_PIECES = st.sampled_from(
    ["seized ", "5 kg ", "5 kg of ", "cocaine", "heroin", " and ", ", ", " (", ") ", "worth ", "$5 million ", "of ",
     "in 2023 ",
     "drugs including ", "weighing ", "in Seaville", "sold ", "bags of "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_amounts_and_values_of_any_sentence_stand_in_it(text: str) -> None:
    for event in events(text, place="Seaville"):
        assert event.quantity is None or event.quantity == 5.0 or event.unit in {"kilogram", "bag"}
        assert event.value is None or event.currency == "USD"
        assert event.place in {None, "Seaville"}
