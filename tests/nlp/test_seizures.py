"""Seizures: what was taken, how much of it, where, by whom, and what is only a total or only talk."""

from __future__ import annotations

import pytest

from nlp.annotation import Event
from tests.nlp.pipelines import annotate


def seizures(text: str, published: str | None = None) -> tuple[Event, ...]:
    """The seizures of a text."""
    return annotate(text, "en", published).events


def test_a_seizure_with_everything() -> None:
    sentence = "On 3 May 2024 the Harbour Police seized 40 kilograms of cocaine worth $2 million in Lisbon."
    text = f"The boat left at dawn. {sentence} It rained."
    (event,) = seizures(text)
    assert (event.substance, event.quantity, event.unit, event.kilograms) == ("cocaine", 40, "kilogram", 40)
    assert (event.value, event.currency) == (2e6, "USD")
    assert (event.place, event.date, event.agency) == ("Lisbon", "2024-05-03", "Harbour Police")
    assert not event.aggregate
    assert text[event.start : event.end] == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers found 300g of heroin and 2 kg of cannabis.", [("heroin", 300, "gram"), ("cannabis", 2, "kilogram")]),
        (
            "Agents seized more than 26,000lbs of cocaine and marijuana.",
            [("cocaine", 26000, "pound"), ("cannabis", 26000, "pound")],
        ),
        ("Customs intercepted 5,000 fentanyl pills.", [("fentanyl", 5000, "pill")]),
        ("Police recovered four bags of heroin weighing 2 kg of heroin.", [("heroin", 2, "kilogram")]),
        ("Cocaine and heroin were seized in the house.", [("cocaine", None, None), ("heroin", None, None)]),
        ("Police seized between 5 and 10 kg of methamphetamine.", [("methamphetamine", 5, "kilogram")]),
    ],
)
def test_substances_and_quantities(text: str, expected: list[tuple[str, float | None, str | None]]) -> None:
    assert [(event.substance, event.quantity, event.unit) for event in seizures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with conspiracy to distribute 50 grams of methamphetamine.",
        "A cocaine dealer was found guilty of murder.",
        "The study found that heroin kills.",
        "Fentanyl is found in counterfeit pills.",
        "Police seized 40 kilograms of sugar.",
    ],
)
def test_talk_of_drugs_is_no_seizure(text: str) -> None:
    assert seizures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "So far this year customs have seized 12 tonnes of cocaine.",
        "Officers seized 900 kg of heroin nationwide during a six-month crackdown.",
    ],
)
def test_totals_are_aggregates(text: str) -> None:
    (event,) = seizures(text)
    assert event.aggregate


def test_a_repeated_statement_counts_once() -> None:
    text = "Police seized 40 kg of cocaine.\n\nThe 40 kg of cocaine were found in a van. Cocaine was seized."
    assert len(seizures(text)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police never found the 10 kg of heroin in Lisbon.", "en"),
        ("If officers had not seized the 5 kg of cocaine, it would have been sold.", "en"),
        ("Police hope to seize 5 tonnes of cocaine next year.", "en"),
        ("Police say no cocaine was seized.", "en"),
        ("No se incautaron 5 kg de hero\u00edna.", "es"),
        ("La coca\u00edna no fue incautada en el puerto.", "es"),
        ("La douane n'a pas saisi de coca\u00efne.", "fr"),
        ("5 kg Kokain wurden nicht sichergestellt.", "de"),
    ],
)
def test_what_was_not_seized_is_no_seizure(text: str, language: str) -> None:
    assert [one for one in annotate(text, language).events if one.type == "seizure"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Officers searched the home and seized 2 kg of cocaine that he possessed with intent to distribute.",
        "He was convicted of conspiracy after police seized 2 kg of cocaine from his flat.",
        "Officers seized 2 kg of cocaine from a movie theatre; a novel smuggling method was used.",
        "Police not only arrested three men but seized 2 kg of cocaine.",
        "In May officers seized 2 kg of cocaine, not heroin.",
        "Police found no weapons but seized 2 kg of cocaine.",
    ],
)
def test_words_of_another_clause_do_not_undo_a_seizure(text: str) -> None:
    (event,) = [one for one in annotate(text).events if one.type == "seizure"]
    assert (event.substance, event.quantity, event.unit) == ("cocaine", 2.0, "kilogram")


def test_the_town_before_the_verb_is_the_place_not_its_country() -> None:
    events = annotate("Police in Granada, Spain, seized 5 kg of cocaine.").events
    (event,) = [one for one in events if one.type == "seizure"]
    assert event.place == "Granada"
