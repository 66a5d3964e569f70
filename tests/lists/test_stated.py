"""What a source states, put together with what the pipeline read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from watchfloor.stated import with_stated

TEXT = "Jane DOE\nType: person\n\nPhone: +15550100\n\nSeen in Saltby with Jane DOE and 2 kg of cocaine."


def _entity(text: str, label: str, start: int | None = None, **more: Any) -> dict[str, Any]:
    at = TEXT.index(text) if start is None else start
    return {"start": at, "end": at + len(text), "label": label, "text": text, "canonical": text, "score": 0.5} | more


def _sheet(*entities: dict[str, Any], events: Any = ()) -> dict[str, Any]:
    return {"entities": list(entities), "events": list(events), "list": {"prose": TEXT.index("Seen")}}


def test_a_document_that_states_nothing_is_left_as_it_was_read() -> None:
    read = {"entities": [_entity("Jane DOE", "PERSON")], "events": [{"type": "seizure", "start": 0, "end": 8}]}
    assert with_stated(read, TEXT, {}) == (read["entities"], read["events"])


def test_a_stated_entity_wins_over_what_overlaps_it() -> None:
    read = {"entities": [_entity("DOE", "ORG"), _entity("Saltby", "PLACE")], "events": []}
    entities, _ = with_stated(read, TEXT, {"entities": [_entity("Jane DOE", "PERSON")]})
    assert [(one["text"], one["label"]) for one in entities] == [("Jane DOE", "PERSON"), ("Saltby", "PLACE")]


def test_on_a_sheet_only_selectors_and_drugs_are_read_before_the_free_text() -> None:
    last = TEXT.rindex("Jane DOE")
    read = {
        "entities": [_entity("Type", "ORG"), _entity("+15550100", "PHONE"), _entity("Jane DOE", "PERSON", last)],
        "events": [{"type": "seizure", "start": 0, "end": 8}, {"type": "seizure", "start": last, "end": last + 8}],
    }
    entities, events = with_stated(read, TEXT, _sheet(_entity("Jane DOE", "PERSON")))
    assert [(one["text"], one["start"]) for one in entities] == [("Jane DOE", 0), ("+15550100", 30), ("Jane DOE", last)]
    assert [one["start"] for one in events] == [last]


def test_stated_events_have_every_field_of_events() -> None:
    told = {"type": "listed", "list": "fiction", "date": "2026-03-04", "start": 0, "end": 8}
    _, events = with_stated({"entities": [], "events": []}, TEXT, _sheet(events=[told]))
    assert events[0] | told == events[0]
    assert events[0]["substance"] is None
    assert events[0]["aggregate"] is False


def test_what_does_not_fit_the_text_is_left_out() -> None:
    wrong: list[Any] = [
        _entity("Jane DOE", "PERSON", 1),
        _entity("Jane DOE", "ROBOT"),
        _entity("Jane DOE", "ORG") | {"label": []},
        _entity("Jane DOE", "PERSON", start=len(TEXT)),
        _entity("Jane DOE", "PERSON") | {"start": True},
        {"label": "PERSON"},
        "x",
        None,
    ]
    details = {"entities": wrong, "events": [{"type": "listed", "start": 0, "end": 999}, {"start": 0, "end": 1}, 7]}
    assert with_stated({"entities": [], "events": []}, TEXT, details) == ([], [])


_SPAN = st.tuples(st.integers(-2, len(TEXT) + 2), st.integers(-2, len(TEXT) + 2))
_SPANS = st.lists(_SPAN, max_size=8)


@settings(max_examples=200)
@given(_SPANS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8))
def test_entities_are_sorted_and_never_overlap(stated: list[tuple[int, int]], steps: list[tuple[int, int]]) -> None:
    read, at = [], 0
    for gap, length in steps:
        if at + gap + length <= len(TEXT):
            read.append(_entity(TEXT[at + gap : at + gap + length], "PERSON", at + gap))
            at += gap + length
    told = [_entity(TEXT[a:b], "ORG", a, end=b) for a, b in stated]
    entities, _ = with_stated({"entities": read, "events": []}, TEXT, {"entities": told})
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in entities)
    assert all(before["end"] <= after["start"] for before, after in pairwise(entities))
    assert len(entities) >= min(1, len(read))
