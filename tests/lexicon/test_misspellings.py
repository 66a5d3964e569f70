"""Slips in the names of substances."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.lexicon import load
from nlp.lexicon.loader import load_common_words, load_often_misspelt
from nlp.lexicon.misspellings import misspellings


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("fentanyl", "fentanil"),
        ("marijuana", "marijuanna"),
        ("methadone", "methodone"),
        ("cocaine", "cocane"),
        ("morphine", "morfine"),
        ("codeine", "codiene"),
    ],
)
def test_a_usual_slip_is_made(word: str, slip: str) -> None:
    assert slip in set(misspellings(word))


@pytest.mark.parametrize("word", ["heroin", "crack cocaine", "2c-b", "кокаиновый"])
def test_short_words_phrases_and_codes_have_none(word: str) -> None:
    assert list(misspellings(word)) == []


@settings(max_examples=60)
@given(st.text("abeinty", min_size=7, max_size=14))
def test_slips_are_other_words_of_nearly_the_same_length_and_each_comes_once(word: str) -> None:
    made = list(misspellings(word))
    assert word not in made
    assert len(made) == len(set(made))
    assert all(slip[0] == word[0] and abs(len(slip) - len(word)) <= 1 for slip in made)


def test_no_slip_is_an_everyday_word() -> None:
    slips = {slip for word in load_often_misspelt() for slip in misspellings(word)}
    assert not slips & load_common_words()


def test_words_whose_slips_are_known_are_clear_terms() -> None:
    assert all(not load().by_term[word][0].term.ambiguous for word in load_often_misspelt())
