"""Where and when somebody was arrested: not where he lives, nor when something else happened."""

from __future__ import annotations

import pytest

from tests.nlp.event_texts import events


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Ann Roe, 42, of Midland, was arrested in Seaville.", "Seaville"),
        ("en", "Ann Roe, from Midland, was arrested.", None),
        ("en", "A Midland man was arrested near Seaville.", "Seaville"),
        ("en", "Ann Roe, who lives in Midland, was arrested.", None),
        ("en", "Ann Roe was arrested and booked into Midland County Jail.", None),
        ("en", "Ann Roe was arrested in Seaville after the murder of a man in Midland.", "Seaville"),
        ("es", "Ann Roe, vecina de Midland, fue detenida en Seaville.", "Seaville"),
        ("fr", "Ann Roe, de Midland, a été interpellée à Seaville.", "Seaville"),
        ("it", "Ann Roe, di Midland, è stata arrestata a Seaville.", "Seaville"),
        ("de", "Ann Roe aus Midland wurde in Seaville festgenommen.", "Seaville"),
        ("nl", "Ann Roe uit Midland werd aangehouden.", None),
    ],
)
def test_a_home_is_no_place_of_an_arrest(language: str, text: str, place: str | None) -> None:
    found = events(text, language, person="Ann Roe", place="Midland County Jail|Midland|Seaville")
    assert [event.place for event in found] == [place]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bob Poe was arrested on 3 May 2024. Ann Roe was arrested the next day.", ["2024-05-03", "2024-05-04"]),
        ("Ann Roe, born on 3 May 1990, was arrested on 9 May 2024.", ["2024-05-09"]),
        ("Police said on 10 May 2024 that Ann Roe was arrested on 9 May 2024.", ["2024-05-09"]),
        ("Ann Roe was arrested on 9 May 2024 over the murder of a man on 3 April 2020.", ["2024-05-09"]),
        ("Ann Roe was arrested before the trial of 9 May 2031.", [None]),
        ("Police seized a boat on 3 May 2024. Bob Poe was jailed for ten years.", [None]),
    ],
)
def test_the_day_is_that_of_the_verb(text: str, days: list[str | None]) -> None:
    assert [event.date for event in events(text, person="Ann Roe|Bob Poe")] == days
