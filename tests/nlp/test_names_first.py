"""People by their first names. The people are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.first_names import by_first_name, first_names


def people(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in by_first_name(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Jan de Boom",
        "Pieter van den Hoek",
        "Marta dell'Orso",
        "Tariq bin Sahel",
        "Fatima al-Noor",
        "Sean O'Mallory",
        "Juan C. P\u00e9rido",
        "Piotr W\u00f3jek-Nowy",
        "Jean-Luc Morelle",
        "Jos\u00e9 'Pepe' Garrido",
        "Ismael \u201cEl Mono\u201d Zambra",
        "Oleksandr Shevko",
    ],
)
def test_a_first_name_with_a_surname_is_a_person(name: str) -> None:
    assert people(f"Police arrested {name} on Tuesday.") == [name]


def test_a_possessive_ends_the_name() -> None:
    assert people("Officers searched Anna Belgrave's car.") == ["Anna Belgrave"]


@pytest.mark.parametrize(
    "text",
    [
        "The Joel Testament is a list of questions.",
        "The ship docked at San Pedro Martinez.",
        "Thomas Police Department closed the case.",
        "Daniel said nothing.",
        "Write to anna.Thomas@mail.example.",
        "He met Jan on Monday.",
    ],
)
def test_what_only_looks_like_it_is_no_person(text: str) -> None:
    assert people(text) == []


def test_the_words_of_a_headline_are_no_surnames() -> None:
    assert people("Anna Belgrave Issues Statement") == ["Anna Belgrave"]


def test_no_first_name_is_a_word_of_the_sentence() -> None:
    assert {"May", "Will", "Mark", "Said"}.isdisjoint(first_names())


@given(
    st.lists(
        st.sampled_from(["Anna", "Jan", "de", "van", "O'", "'", "\u201c", "\u201d", ".", "P.", "Boom", "the", "\n"])
    )
)
def test_people_never_overlap_and_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    marks = list(by_first_name(text))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
