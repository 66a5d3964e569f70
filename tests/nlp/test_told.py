"""What a text tells twice, of whom it speaks without naming, and which lines are not its own story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.annotation import Event
from nlp.assembly import Reading, assembled
from nlp.events import told_once
from nlp.marks import Context
from tests.nlp.event_texts import events, said

_STORY = (
    "Ann Roe, 41, of Seaville, worked for the builders from 1996 and wrote herself cheques on their account. "
    "She spent the money on journeys and on boats that she kept in the old harbour of the town."
)


@pytest.mark.parametrize(
    "headline", ["BUILDERS’ CLERK SENTENCED TO TWO YEARS IN PRISON FOR THEFT", "Clerk Gets Two Years in Prison"]
)
def test_a_headline_and_its_story_are_one_sentence_with_the_person(headline: str) -> None:
    full = "A clerk of a firm of builders was sentenced today to two years in prison for theft."
    text = f"{headline}\n{full} {_STORY}"
    (event,) = events(text, person="Ann Roe")
    assert said(event, "person", "age", "years", "charge") == ("Ann Roe", 41, 2.0, "theft")
    assert text[event.start : event.end] == full


def test_a_headline_in_years_and_a_story_in_months_are_one_sentence() -> None:
    text = f"Clerk Ann Roe Jailed for Two Years\nAnn Roe was jailed for two years and six months. {_STORY}"
    assert [event.years for event in events(text, person="Ann Roe")] == [2.5]


def test_an_arrest_in_a_headline_and_in_full_is_one() -> None:
    full = "Harbour Police arrested Ann Roe, 41, in Seaville on 3 May 2024."
    (event,) = events(f"CLERK ARRESTED\n{full}", person="Ann Roe", org="Harbour Police", place="Seaville")
    assert said(event, "person", "age", "agency", "date") == ("Ann Roe", 41, "Harbour Police", "2024-05-03")


def test_two_arrests_of_one_person_are_two_where_their_days_lie_apart() -> None:
    text = (
        "On 3 May 2022 Ann Roe was arrested. Roe was arrested again on 9 July 2023. Roe was arrested on 10 July 2023."
    )
    assert [event.date for event in events(text, person="Ann Roe|Roe")] == ["2022-05-03", "2023-07-09"]


def test_people_with_one_surname_have_sentences_of_their_own() -> None:
    text = "Ann Roe was jailed for two years. Bob Roe was jailed for two years."
    assert [event.person for event in events(text, person="Ann Roe|Bob Roe")] == ["Ann Roe", "Bob Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe denied fraud. The judge sentenced Mrs. Roe to 10 years.",
        "Ann Roe denied fraud. She was then sentenced to 10 years in prison.",
        "Ann Roe denied fraud. It was a long trial. She was sentenced to 10 years in prison.",
        "Ann Roe was convicted of fraud in the case of the\nold harbour on 4 April 2024, and sentenced to 10 years.",
        "A clerk was sentenced to 10 years in prison. Ann Roe had robbed the harbour.",
        "Bob Poe denied it. Co-defendant Ann Roe, who had helped during Poe’s flight, was sentenced to 10 years.",
        "After shooting two sisters, Bea Poe and Cat Poe, Ann Roe, 65, was sentenced to 10 years.",
    ],
)
def test_who_was_sentenced(text: str) -> None:
    people = "Ann Roe|Bob Poe|Poe|Bea Poe|Cat Poe" + ("" if "Mrs." not in text else "|Roe")
    assert [event.person for event in events(text, person=people)] == ["Ann Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "A man was jailed for 10 years. Ann Roe said that it was a long trial.",
        "Ann Roe, 41, and Bob Poe, 42, spoke. They sentenced a man to 10 years.",
        "Ann Roe, 41, lost her purse. Later a 30-year-old man was jailed for 10 years.",
        "Ann Rapist was jailed for 10 years.",
    ],
)
def test_somebody_unnamed_stays_so(text: str) -> None:
    people = "Ann Roe|Bob Poe" if "Rapist" not in text else "Ann"
    assert [said(event, "person", "years") for event in events(text, person=people)] == [(None, 10.0)]


def test_a_round_amount_in_a_headline_is_that_of_the_story() -> None:
    text = "MORE THAN 800 KG OF heroin SEIZED\nOfficers in the old harbour seized 821 kg of heroin on a cold night."
    assert [event.quantity for event in events(text)] == [821.0]


def test_the_defendants_are_those_told_before() -> None:
    text = "Ann Roe, 41, and Bob Poe, 42, are accused of theft. Harbour Police arrested the defendants on 3 May 2024."
    found = events(text, person="Ann Roe|Bob Poe", org="Harbour Police")
    assert [said(event, "type", "person", "age") for event in found] == [
        ("arrest", "Ann Roe", 41), ("arrest", "Bob Poe", 42),
    ]  # fmt: skip


_LINKS = (
    "Latest posts\nPress\nSkipper Sentenced to 19 Years for Piracy on the Northern Lakes\n"
    "Press\nMan Arrested for Burning Down Windmill\nPress\nCustoms Seizes 40 kg of Heroin in Bananas"
)


def test_links_to_other_stories_are_no_events() -> None:
    own = f"Ann Roe was sentenced to two years in prison. {_STORY}"
    assert [event.years for event in events(f"{own}\n{_LINKS}", person="Ann Roe")] == [2.0]


def test_lines_of_a_list_of_headlines_are_events() -> None:
    assert [event.type for event in events(_LINKS)] == ["seizure", "arrest", "sentence"]


@pytest.mark.parametrize(
    ("text", "years", "life"),
    [
        ("Ann Roe was sentenced to life without parole plus 84 years.", None, True),
        ("Ann Roe was given two consecutive life sentences.", None, True),
        ("Ann Roe was sentenced to two consecutive life sentences without the possibility of parole.", None, True),
        ("Ann Roe was jailed for 10 years after she confessed.", 10.0, False),
        ("Ann Roe was sentenced to 16 months in prison and mandatory registration.", 1.33, False),
        ("The court secured a three-decade sentence for Ann Roe.", 30.0, False),
        ("Ann Roe got 99 and 70 years in prison, consecutive terms for a total of 169 years.", 169.0, False),
        ("Ann Roe left prison after serving 21 years of her 55-year sentence.", 55.0, False),
    ],
)
def test_more_terms(text: str, years: float | None, life: bool) -> None:
    assert [said(event, "person", "years", "life") for event in events(text, person="Ann Roe")] == [
        ("Ann Roe", years, life)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe must register for life under the terms of her sentence.",
        "Ann Roe had two years left on a sentence.",
        "If the court agrees, Ann Roe will receive a sentence of ten years.",
        "The attorney offered Ann Roe a sentence of ten years.",
        "Ann Roe is expected to be sentenced to ten years.",
        "Ann Roe was sentenced to 12 years in state prison suspended pending probation.",
    ],
)
def test_what_is_no_sentence(text: str) -> None:
    assert events(text, person="Ann Roe") == []


def test_today_is_the_day_that_a_release_bears() -> None:
    (event,) = events("For release 4 May 2024\nAnn Roe was sentenced today to nine years in prison.", person="Ann Roe")
    assert event.date in {"2024-05-04", "2024-06-05"}


def test_place_and_agency_of_a_seizure_stand_in_the_sentences_before() -> None:
    text = "Harbour Police stopped a lorry at the port of Seaville. The driver was calm. They found 5 kg of cocaine."
    (event,) = events(text, org="Harbour Police", place="Seaville")
    assert said(event, "place", "agency") == ("Seaville", "Harbour Police")


def test_a_dateline_is_the_place_where_no_other_is_told() -> None:
    text = "SEAVILLE – It was a cold night. Officers seized 5 kg of cocaine."
    assert [event.place for event in events(text, place="SEAVILLE")] == ["SEAVILLE"]


def test_the_police_of_a_place_are_an_agency() -> None:
    (event,) = events("Seaville police arrested Ann Roe.", person="Ann Roe", place="Seaville")
    assert event.agency == "Seaville police"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Tesoro sancionó a Ana Roe por tráfico de drogas."),
        ("fr", "Ana Roe a été sanctionnée par le Trésor."),
        ("pt", "Ana Roe foi sancionada pelo Tesouro."),
        ("it", "Ana Roe è stata sanzionata dal Tesoro."),
        ("de", "Ana Roe wurde vom Finanzministerium sanktioniert."),
        ("nl", "Ana Roe werd gesanctioneerd door het ministerie."),
    ],
)
def test_sanctions_in_other_languages(language: str, text: str) -> None:
    assert [said(event, "type", "person") for event in events(text, language, person="Ana Roe")] == [
        ("sanction", "Ana Roe")
    ]


def test_an_event_told_in_two_windows_is_one() -> None:
    seizure = Event("seizure", 0, 5, substance="heroin", quantity=3.0, unit="kilogram", kilograms=3.0)
    again = Event("seizure", 0, 5, substance="heroin", quantity=3.0, unit="kilogram", kilograms=3.0, place="Seaville")
    arrest = Event("arrest", 6, 9, person="Ann Roe")
    readings = [
        Reading(Context("a" * 10), 0, (), (seizure, arrest)),
        Reading(Context("b" * 10), 10, (), (again, Event("arrest", 6, 9, person="Roe", age=41))),
    ]
    found = assembled(readings).events
    assert [said(event, "type", "start", "place", "age") for event in found] == [
        ("seizure", 0, "Seaville", None), ("arrest", 6, None, 41),
    ]  # fmt: skip


_EVENTS = st.builds(
    Event,
    st.sampled_from(["arrest", "sentence", "sanction", "seizure"]),
    st.integers(0, 50),
    st.integers(51, 99),
    substance=st.sampled_from([None, "heroin"]),
    quantity=st.sampled_from([None, 3.0]),
    person=st.sampled_from([None, "Ann Roe", "Roe", "Bob Poe"]),
    years=st.sampled_from([None, 2.0, 9.0]),
    life=st.booleans(),
    date=st.sampled_from([None, "2024-05-03", "2024-09-03"]),
)


@given(st.lists(_EVENTS, max_size=12))
def test_telling_again_changes_nothing(told: list[Event]) -> None:
    once = told_once(told)
    named = [event for event in once if event.person is not None and event.type != "seizure"]
    assert len(told_once(named + named)) <= len(named)
    assert {event.type for event in once} == {event.type for event in told}


@given(st.text("aB .\n\u3002-\u201d", max_size=80), st.integers(0, 3))
def test_any_lines_around_a_statement_are_read(text: str, lines: int) -> None:
    whole = "\n" * lines + text + "\nAnn Roe was jailed for 10 years.\n" + text
    for event in events(whole, person="Ann Roe"):
        assert 0 <= event.start < event.end <= len(whole)
