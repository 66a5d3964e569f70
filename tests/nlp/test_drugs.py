"""Drugs: the lexicon's terms, compounds, and words that mean a drug only sometimes."""

from __future__ import annotations

import pytest

from nlp.drugs import read_drugs


def drugs(text: str) -> list[tuple[str, str | None]]:
    """The drugs of a text with their ids."""
    return [(text[mark.start : mark.end], mark.canonical) for mark in read_drugs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cocaine dealer", [("cocaine", "cocaine")]),
        ("fentanyl-laced pills", [("fentanyl", "fentanyl")]),
        ("Crack cocaine was sold", [("Crack cocaine", "cocaine")]),
        ("black tar heroin", [("black tar heroin", "heroin")]),
        ("METHAMPHETAMINE and hashish", [("METHAMPHETAMINE", "methamphetamine"), ("hashish", "cannabis")]),
        ("incautó heroína", [("heroína", "heroin")]),
        ("警方查获海洛因两公斤", [("海洛因", "heroin")]),
        ("black\ntar heroin", [("black\ntar heroin", "heroin")]),
    ],
)
def test_a_drug_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert drugs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ice on the lake began to crack under the snow.",
        "She drank a Coke and smoked a cigarette.",
        "Naloxone saves lives; aspirin and alcohol are sold here.",
        "A pot of tea, a line of speed cameras and a bag of sugar.",
        "Nacocaine is not a word.",
    ],
)
def test_everyday_words_are_no_drugs(text: str) -> None:
    assert drugs(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police said the dealers sold 40 grams of ice a week.", "ice"),
        ("He was smoking crack and taking heroin.", "crack"),
    ],
)
def test_a_street_name_among_drugs_is_a_drug(text: str, word: str) -> None:
    assert word in dict(drugs(text))
