"""Events as people read them, whatever their type."""

from __future__ import annotations

import pytest

from watchfloor.happenings import event_parts, matter

SEIZURE = {
    "type": "seizure", "substance": "cocaine", "quantity": 1200.0, "unit": "kilogram", "place": "Port Velmar",
    "concealment": "a load of bananas", "origin": "Guayaquil", "destination": "Limsund", "value": 3e6,
    "currency": "EUR", "agency": "Velmar Customs",
}  # fmt: skip
ARREST = {"type": "arrest", "person": "Ana Ruiz", "age": 34, "charge": "smuggling", "place": "Limsund"}
SENTENCE = {"type": "sentence", "person": "Ana Ruiz", "years": 1.0, "court": "Limsund District Court"}
LISTED = {"type": "listed", "list": "ofac-sdn", "date": "2021-04-25", "programmes": ["SDNTK", "IRAN"]}


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (
            SEIZURE,
            "1,200 kilogram of cocaine · in a load of bananas · from Guayaquil bound for Limsund · worth 3,000,000 EUR"
            " · Port Velmar · Velmar Customs",
        ),
        (ARREST, "Ana Ruiz, 34 · for smuggling · Limsund"),
        (SENTENCE, "Ana Ruiz · 1 year · Limsund District Court"),
        (SENTENCE | {"years": None, "life": True}, "Ana Ruiz · life · Limsund District Court"),
        (LISTED, "ofac-sdn · SDNTK, IRAN · 2021-04-25"),
        ({"type": "seizure", "substance": "heroin"}, "an unstated amount of heroin"),
        ({"type": "arrest"}, ""),
    ],
)
def test_every_type_of_event_is_told_by_its_own_fields(event: dict[str, object], told: str) -> None:
    assert " · ".join(event_parts(event)) == told


def test_what_has_a_column_of_its_own_is_no_part_of_the_matter() -> None:
    assert list(matter(SEIZURE)) == ["in a load of bananas", "from Guayaquil bound for Limsund"]
