"""Where and when a seizure was, which statements are of the same one, and lists and quoted mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.quoted import unquoted
from tests.nlp.event_texts import events, said
from tests.nlp.pipelines import annotate


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Saisie de 2 tonnes de cocaïne en provenance de Andia à Seaville.", ("Seaville", "Andia")),
        ("fr", "Les douaniers de Seaville ont saisi 2 kg de cocaïne venant d'Andia.", ("Seaville", "Andia")),
        ("de", "In Seaville wurden 900 kg Kokain aus Andia sichergestellt.", ("Seaville", "Andia")),
        ("nl", "In Seaville is 900 kilo cocaïne uit Andia onderschept.", ("Seaville", "Andia")),
        ("es", "Incautan en Seaville 700 kilos de cocaína procedentes de Andia.", ("Seaville", "Andia")),
        ("pt", "A polícia apreendeu em Seaville 700 quilos de cocaína vindos da Andia.", ("Seaville", "Andia")),
        ("it", "Sequestrati a Seaville 700 chili di hashish provenienti dall'Andia.", ("Seaville", "Andia")),
        ("en", "ANDIA (AP) - Officers in Seaville seized 5 kg of heroin.", ("Seaville", None)),
        ("en", "Soldiers from Andia seized 5 kg of heroin in Seaville.", ("Seaville", None)),
        ("en", "5 kg of heroin were recovered from Seaville.", ("Seaville", None)),
        ("en", "Heroin, 5 kg, was seized at Seaville; Ann Roe was held in Andia.", ("Seaville", None)),
        ("en", "Police seized 5 kg of heroin bound for Midland and Andia.", (None, None)),
    ],
)
def test_place_and_origin(language: str, text: str, expected: tuple[str | None, str | None]) -> None:
    (event,) = events(text, language, place="Seaville|Andia|ANDIA|Midland")
    assert said(event, "place", "origin") == expected


def test_each_of_two_amounts_has_its_own_place_and_day() -> None:
    text = "Police seized 5 kg of heroin in Seaville on 3 May 2024 and 5 kg of heroin in Andia on 4 May 2024."
    found = [said(event, "quantity", "place", "date") for event in events(text, place="Seaville|Andia")]
    assert found == [(5.0, "Seaville", "2024-05-03"), (5.0, "Andia", "2024-05-04")]


def test_a_second_weight_needs_no_drug_of_its_own() -> None:
    text = "Customs seized 2,500 kg of cocaine in Seaville and 1,200 kg in Andia."
    found = [said(event, "quantity", "place") for event in events(text, place="Seaville|Andia")]
    assert found == [(2500.0, "Seaville"), (1200.0, "Andia")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police said on 5 May 2024 they seized 3 kg of heroin on 3 May 2024.", "2024-05-03"),
        ("Police seized 3 kg of heroin on 3 May 2024, officials said on 5 May 2024.", "2024-05-03"),
        ("Police announced on 5 May 2024 that they had seized 3 kg of heroin.", None),
        ("A man was jailed on 5 May 2024 after police seized 3 kg of heroin on 3 May 2024.", "2024-05-03"),
        ("Police seized 3 kg of heroin before 3 May 2025.", None),
    ],
)
def test_the_day_is_that_of_the_seizure_not_of_the_telling(text: str, day: str | None) -> None:
    assert [event.date for event in events(text)] == [day]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police seized 5 kg of cocaine in Dover. Police seized 5 kg of cocaine in Hull.", 2),
        ("Police seized 5 kg of cocaine on 3 May 2024. On 7 May 2024 police seized 5 kg of cocaine.", 2),
        ("Police seized 2,347 kg of cocaine on 3 May 2024. Police seized the 2,347 kg of cocaine on 4 May 2024.", 1),
        ("Police seized 5 kg of cocaine in Dover. The 5 kg of cocaine were found in England.", 1),
        ("Police seized 5 kg of cocaine in Dover. Cocaine was seized.", 1),
        ("Heroin was seized in Dover. Heroin was seized in Hull.", 2),
    ],
)
def test_another_day_or_place_makes_another_seizure(text: str, count: int) -> None:
    assert len([event for event in annotate(text).events if event.type == "seizure"]) == count


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drugs seized in the raid\nHeroin  12 kg\nCannabis  3 kg\n"),
        ("en", "Police in Leeds seized:\n\nHeroin: 12 kg\nCannabis: 3 kg\n"),
        ("en", "Deputies found:\n- 12 kg of heroin\n- 3 kg of cannabis\n- two guns\n"),
        ("es", "Incautado en el registro:\n- 12 kg de heroin\n- 3 kg de cannabis\n"),
        ("de", "Sichergestellt wurden:\n- 12 kg Heroin\n- 3 kg cannabis\n"),
        ("fr", "Saisies de la semaine\nheroin | 12 kg\ncannabis | 3 kg\n"),
    ],
)
def test_lists_and_tables_below_a_line_that_says_seized(language: str, text: str) -> None:
    text = text.replace("Heroin", "heroin").replace("Cannabis", "cannabis") if language != "de" else text
    found = [said(event, "substance", "quantity") for event in events(text, language)]
    assert found == [("heroin", 12.0), ("cannabis", 3.0)]


def test_a_sentence_of_quoted_mail_goes_over_its_lines() -> None:
    text = "> On Monday our colleagues in\n> Hull seized 450 kg of\n> cocaine from a van.\n> They left."
    assert [event.kilograms for event in events(text)] == [450.0]


@given(st.text(alphabet="ab >.\n-", max_size=200))
def test_unquoted_text_has_the_same_length_and_words(text: str) -> None:
    plain = unquoted(text)
    assert len(plain) == len(text)
    assert all(one == other or one in "> \n" for one, other in zip(text, plain, strict=True))


@pytest.mark.parametrize(
    ("language", "text", "thing"),
    [
        ("en", "Police seized 5 kg of heroin hidden in a truck in Seaville.", "a truck"),
        (
            "pt",
            "A polícia apreendeu 5 quilos de cocaína escondida em carga de mel com destino a Andia.",
            "carga de mel",
        ),
        ("de", "5 kg Kokain wurden entdeckt. Das Kokain war in einer Kiste aus Andia versteckt.", "einer Kiste"),
    ],
)
def test_hiding_places_end_before_the_route(language: str, text: str, thing: str) -> None:
    assert [event.concealment for event in events(text, language, place="Seaville|Andia")] == [thing]


def test_a_long_hiding_place_ends_with_a_whole_word() -> None:
    (event,) = events("Police seized 5 kg of heroin hidden in a " + "remarkably " * 12 + "long crate.")
    assert event.concealment == "a " + " ".join(["remarkably"] * 8)
