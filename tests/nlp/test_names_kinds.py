"""Kinds of guesses that are better dropped or mended, and organizations by their form. Everything is invented."""

from __future__ import annotations

import pytest

from nlp.names import read_names
from nlp.names.cleanup import Name, NameLabel


def read(text: str, *guesses: tuple[str, NameLabel]) -> list[tuple[str, str]]:
    names = [Name(text.index(words), text.index(words) + len(words), label) for words, label in guesses]
    return [(mark.label, text[mark.start : mark.end]) for mark in read_names(text, names)]


@pytest.mark.parametrize(
    ("text", "guess", "label"),
    [
        ("Gusts reached eighty miles an hour.", "Gusts", "PERSON"),
        ("The soup is done. Gravy comes last.", "Gravy", "PERSON"),
        ("Customs held a man.", "Customs", "PERSON"),
        ("Leek is rich in iron.", "Leek", "PLACE"),
        ("BODY FOUND IN CELLAR", "CELLAR", "PLACE"),
        ("The haul of the Bertwolf was shown.", "Bertwolf", "PERSON"),
    ],
)
def test_a_word_with_a_capital_for_another_reason_is_no_name(text: str, guess: str, label: NameLabel) -> None:
    assert read(text, (guess, label)) == []


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Foster said that he would appeal. The court heard Foster for an hour.", "Foster"),
        ("Emily was born in the north.", "Emily"),
        ("Officers held the Belgrave brothers at dawn.", "Belgrave"),
        ("The Crowe-led group was broken up.", "Crowe"),
    ],
)
def test_a_name_that_is_more_than_that_stays(text: str, guess: str) -> None:
    assert ("PERSON", guess) in read(text, (guess, "PERSON"))


def test_a_name_goes_on_behind_an_initial() -> None:
    assert read("It was written by Anna B. Crowe in spring.", ("Anna B", "PERSON")) == [("PERSON", "Anna B. Crowe")]


def test_the_verb_of_a_headline_is_no_surname() -> None:
    text = "Former Officer Tilda Crowe Guilty of Murder"
    assert read(text, ("Tilda Crowe Guilty", "PERSON")) == [("PERSON", "Tilda Crowe")]


def test_what_is_called_a_village_is_a_place() -> None:
    assert read("She farms in Gourel Badu village.", ("Gourel Badu", "PERSON")) == [("PLACE", "Gourel Badu")]


def test_a_country_is_no_part_of_its_prisons() -> None:
    assert read("He died in a US prison.", ("US", "PLACE")) == [("PLACE", "US")]


@pytest.mark.parametrize(
    "name",
    [
        "Tresmar Bright Chemical Co., Ltd.",
        "Agromundo del Valle, S.A. de C.V.",
        "Hawkwell & Crowe Limited",
        "Ostwind Pte. Ltd.",
        "Office of the Attorney General of Mexico",
        "Serious and Organised Crime Command",
        "Gang Suppression Team",
    ],
)
def test_an_organization_is_known_by_its_form(name: str) -> None:
    assert ("ORG", name) in read(f"It was sold to the {name} last year.")


@pytest.mark.parametrize("text", ["Two gang members were held.", "The company is limited by shares."])
def test_common_words_are_no_organization(text: str) -> None:
    assert not any(label == "ORG" for label, _ in read(text))


@pytest.mark.parametrize(
    ("text", "guess", "expected"),
    [
        ("The suspect, Jan Kowalski, was jailed.", "Jan Kowalski", "Jan Kowalski"),
        ("Police held May Jones and June Carter.", "Carter", "June Carter"),
        ("April Fisher was questioned.", "Fisher", "April Fisher"),
        ("In May Jones was questioned.", "Jones", "Jones"),
        ("On 5 June Carter was questioned.", "Carter", "Carter"),
    ],
)
def test_months_that_people_are_called_by(text: str, guess: str, expected: str) -> None:
    start = text.index(guess)
    found = [text[mark.start : mark.end] for mark in read_names(text, [Name(start, start + len(guess), "PERSON")])]
    assert expected in found
