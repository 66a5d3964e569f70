"""Seizures: sentences in which authorities took a named substance, with how much of it, where, when and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.amounts import kilograms
from nlp.amounts.dates import full_date
from nlp.amounts.units import american
from nlp.annotation import Event
from nlp.events.cues import AGGREGATE, FOUND, NOT_DONE, SEIZED, WORTH
from nlp.events.pairing import Holding, holdings
from nlp.marks import Context, Mark
from nlp.sentences import sentences


def read_seizures(text: str, marks: Sequence[Mark], context: Context) -> list[Event]:
    """Return the seizures of a text, given its entities sorted by start; a repeated statement counts once."""
    if not any(mark.label == "DRUG" for mark in marks):
        return []
    us_english = american(text, context.english)
    events: list[Event] = []
    for (start, end), inside in _sentences_with(text, marks):
        events += _in_sentence(text, start, end, inside, us_english)
    return list(_without_repeats(events))


def _sentences_with(text: str, marks: Sequence[Mark]) -> Iterator[tuple[tuple[int, int], list[Mark]]]:
    """Yield the sentences that hold a drug, with the marks inside."""
    place = 0
    for start, end in sentences(text):
        inside: list[Mark] = []
        while place < len(marks) and marks[place].start < end:
            if marks[place].start >= start:
                inside.append(marks[place])
            place += 1
        if any(mark.label == "DRUG" for mark in inside):
            yield (start, end), inside


def _in_sentence(text: str, start: int, end: int, marks: Sequence[Mark], us_english: bool) -> Iterator[Event]:
    sentence = text[start:end]
    seized = SEIZED.search(sentence)
    trigger = seized or FOUND.search(sentence)
    if trigger is None or NOT_DONE.search(sentence):
        return
    at = start + trigger.start()
    frame = Event(
        "seizure",
        start,
        end,
        place=_place(text, marks, at),
        date=next((day for day in (full_date(m.canonical) for m in marks if m.label == "DATE") if day), None),
        agency=_agency(text, marks, at),
        aggregate=AGGREGATE.search(sentence) is not None,
    )
    for holding in holdings(text, marks, at, strict=seized is None):
        yield _event(text, frame, holding, marks, us_english)


def _event(text: str, frame: Event, holding: Holding, marks: Sequence[Mark], us_english: bool) -> Event:
    money = _worth(text, marks, holding.drug)
    quantity, unit = holding.quantity, holding.unit
    return replace(
        frame,
        substance=holding.drug.canonical,
        quantity=quantity,
        unit=unit,
        kilograms=kilograms(quantity, unit, us_english),
        value=money.amount if money else None,
        currency=money.unit if money else None,
    )


def _worth(text: str, marks: Sequence[Mark], drug: Mark) -> Mark | None:
    """The sum said to be the worth of the drugs, where the sentence says so beside it."""
    for mark in marks:
        if mark.label == "MONEY" and WORTH.search(text[max(0, mark.start - 45) : mark.end + 25]):
            return mark
    return None


def _place(text: str, marks: Sequence[Mark], trigger: int) -> str | None:
    places = [mark for mark in marks if mark.label == "PLACE"]
    after = [mark for mark in places if mark.start > trigger]
    return _first(text, after or places[-1:])


def _agency(text: str, marks: Sequence[Mark], trigger: int) -> str | None:
    before = [mark for mark in marks if mark.label == "ORG" and mark.start < trigger]
    by = [
        mark
        for mark in marks
        if mark.label == "ORG" and text[max(0, mark.start - 7) : mark.start].endswith((" by ", " by the "))
    ]
    return _first(text, by or before[-1:])


def _first(text: str, marks: Sequence[Mark]) -> str | None:
    return " ".join(text[marks[0].start : marks[0].end].split()) if marks else None


def _without_repeats(events: Sequence[Event]) -> Iterator[Event]:
    """Drop a statement made before, and one without a number of what is numbered elsewhere."""
    numbered = {event.substance for event in events if event.quantity is not None}
    kept: dict[tuple[str | None, float | None, str | None], Event] = {}
    for event in events:
        if event.quantity is None and event.substance in numbered:
            continue
        key = (event.substance, event.quantity, event.unit)
        first = kept.setdefault(key, event)
        # What is called a total once is the total wherever its figure is repeated.
        kept[key] = replace(first, aggregate=first.aggregate or event.aggregate)
    return iter(kept.values())
