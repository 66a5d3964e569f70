"""People, organizations and places."""

from __future__ import annotations

import pytest

from nlp.names import read_names
from nlp.names.cleanup import Name
from tests.nlp.pipelines import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held by the Dallas County Sheriff's Office on Monday.", ["Dallas County Sheriff's Office"]),
        ("She told the Department of Health and Human Services.", ["Department of Health and Human Services"]),
        (
            "The U.S. Coast Guard and Customs and Border Protection met.",
            ["U.S. Coast Guard", "Customs and Border Protection"],
        ),
        ("He led the Santa Rosa de Lima gang in Mexico.", ["Santa Rosa de Lima gang"]),
        (
            "The Riverside County Gang Impact Team (GIT) came. GIT officers left.",
            ["Riverside County Gang Impact Team", "GIT", "GIT"],
        ),
        ("He worked for Northwind Shipping Ltd. in Cyprus.", ["Northwind Shipping Ltd."]),
        ("The Ministry of Justice and the Leeds Crown Court agreed.", ["Ministry of Justice", "Leeds Crown Court"]),
        ("Police and prosecutors said nothing.", []),
    ],
)
def test_organizations(text: str, expected: list[str]) -> None:
    assert found(text, "ORG") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the Netherlands and in North Texas.", ["Netherlands", "North Texas"]),
        ("LAREDO, Texas – A truck was stopped.", ["LAREDO", "Texas"]),
        ("It lies in the town of Jaral del Progreso.", ["Jaral del Progreso"]),
        ("A Mexican national and two Canadians were held.", []),
        ("The ship reached the Port of Rotterdam and Orange County.", ["Port of Rotterdam", "Orange County"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert found(text, "PLACE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judge Maria Alvarez sentenced Mr. Peter Hollis, 34, on Friday.", ["Maria Alvarez", "Peter Hollis"]),
        ("Ana Ruiz was arrested. Ruiz's lawyer said Ruiz is ill.", ["Ana Ruiz", "Ruiz", "Ruiz"]),
        ("Brett 'Shadow' Kimball was arrested.", ["Brett 'Shadow' Kimball"]),
        ("The cutter followed the vessel Hamilton at night.", []),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert found(text, "PERSON") == expected


def test_a_surname_is_remembered_across_windows_of_a_long_text() -> None:
    filler = "The ship waited off the coast for nine days.\n\n" * 600
    text = f"Customs arrested Ana Kestrelova in Lisbon.\n\n{filler}Later Kestrelova was released."
    assert found(text, "PERSON") == ["Ana Kestrelova", "Kestrelova"]


def test_a_trusted_guess_keeps_its_extent_against_a_rule_of_form() -> None:
    text = "Officers of the Orvane Valley Police Department met."
    start = text.index("Orvane")
    guess = Name(start, text.index(" Department"), "ORG")
    found = {
        trusted: [text[mark.start : mark.end] for mark in read_names(text, [guess], trusted=trusted)]
        for trusted in (False, True)
    }
    assert found == {False: ["Orvane Valley Police Department"], True: ["Orvane Valley Police"]}


def test_rules_of_form_fill_the_gaps_of_a_trusted_model() -> None:
    text = "Officers of the Orvane Valley Police Department met."
    assert [text[mark.start : mark.end] for mark in read_names(text, [], trusted=True)] == [
        "Orvane Valley Police Department"
    ]
