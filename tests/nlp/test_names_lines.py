"""Names over the end of a line. The people are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp import AnnotationRequest, annotate_texts
from nlp.names import read_names
from nlp.names.cleanup import Name
from nlp.names.lines import unwrapped
from tests.nlp.pipelines import pipeline

WRAPPED = (
    "The case was brought to trial in the spring of last year by the prosecutor, who was helped by James\n"
    "Villador, an officer of the force that had searched the house."
)


def test_a_name_over_the_end_of_a_line_is_one_name() -> None:
    first, last = WRAPPED.index("James"), WRAPPED.index("Villador")
    guesses = [Name(first, first + 5, "PERSON"), Name(last, last + 8, "PERSON")]
    assert [WRAPPED[mark.start : mark.end] for mark in read_names(WRAPPED, guesses)] == ["James\nVillador"]


def test_quote_marks_of_mail_are_no_part_of_a_sentence() -> None:
    assert unwrapped("> The captain, Dmitri\n> Volkonin, was held.") == "  The captain, Dmitri   Volkonin, was held."


def test_a_heading_stays_a_line_of_its_own() -> None:
    text = "Man jailed for selling heroin in Leeds\nPolice said that he was found with the drugs on Monday."
    assert unwrapped(text) == text


def test_entries_of_a_list_stay_apart() -> None:
    text = "Anna Belgrave\nThomas Crowe\nHarbour Street"
    assert unwrapped(text) == text


def test_a_line_in_capitals_begins_anew() -> None:
    text = (
        f"{'The officers of the town were told of what had been found in the cellar of ' * 2}Hull\nSANTA ANA was quiet."
    )
    assert unwrapped(text) == text


@given(st.text(alphabet="aB >\n.,'\u2019", max_size=200))
def test_no_character_moves(text: str) -> None:
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(one == other or (other == " " and one in "\n>") for one, other in zip(text, joined, strict=True))


def test_quoted_mail_is_read_over_its_line_breaks() -> None:
    text = (
        "On 3 May he wrote:\n> Customs officers in Rotterdam said that they had arrested Pieter van\n> der Meer after"
        " finding 450\n> kg of cocaine in a container from Guayaquil on Monday night.\n"
    )
    [made] = annotate_texts(pipeline(), [AnnotationRequest(text, "en")])
    named = {(entity.label, entity.canonical) for entity in made.entities}
    assert {("PERSON", "Pieter van der Meer"), ("QUANTITY", "450 kilogram")} < named
    assert [(event.substance, event.kilograms) for event in made.events if event.type == "seizure"] == [
        ("cocaine", 450)
    ]
