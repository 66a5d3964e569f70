"""Puts the readings of a text's windows together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from nlp.annotation import Annotation, Entity, Event, Place
from nlp.events import seizures_once, sites_of, told_once
from nlp.marks import Context, Mark, without_overlaps
from nlp.names import known_parts, mentions
from nlp.quoted import unquoted

_NAMES: Final = frozenset({"PERSON", "ORG", "PLACE"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one window; ``start`` is where it stands in the text, everything else counts from there."""

    context: Context
    start: int
    marks: Sequence[Mark]
    events: Sequence[Event]


def assembled(readings: Sequence[Reading]) -> Annotation:
    """The annotation of a text from the readings of its windows, in order."""
    if len(readings) > 1:
        readings = _with_people_of_all_windows(readings)
    events: list[Event] = list(chain.from_iterable(map(_events, readings)))
    return Annotation(
        readings[0].context.language,
        tuple(chain.from_iterable(map(_entities, readings))),
        # Within a window an event stands once already.
        tuple(_once(events, readings) if len(readings) > 1 else events),
    )


def _once(events: Sequence[Event], readings: Sequence[Reading]) -> list[Event]:
    """The events of several windows, each once."""
    sites: dict[str, Place | None] = {}
    for reading in readings:
        sites |= sites_of(reading.context.given, reading.marks)
    seizures = [event for event in events if event.type == "seizure"]
    return [*seizures_once(seizures, sites), *told_once(event for event in events if event.type != "seizure")]


def _with_people_of_all_windows(readings: Sequence[Reading]) -> list[Reading]:
    """A person named in full in one window is known by surname or first name in the others."""
    known = known_parts(
        reading.context.given[mark.start : mark.end]
        for reading in readings
        for mark in reading.marks
        if mark.label == "PERSON"
    )
    return [_with_people(reading, known) for reading in readings]


def _with_people(reading: Reading, known: set[str]) -> Reading:
    there = {(mark.start, mark.end) for mark in reading.marks if mark.label == "PERSON"}
    named = (name for name in mentions(reading.context.given, known) if (name.start, name.end) not in there)
    found = [Mark(name.start, name.end, "PERSON", score=0.7) for name in named]
    spans = {(mark.start, mark.end) for mark in found}
    others = [mark for mark in reading.marks if mark.label not in _NAMES or (mark.start, mark.end) not in spans]
    return Reading(reading.context, reading.start, without_overlaps([*others, *found]), reading.events)


def _entities(reading: Reading) -> list[Entity]:
    return [_entity(mark, reading.context.given, reading.start) for mark in reading.marks]


def _entity(mark: Mark, given: str, offset: int) -> Entity:
    text = given[mark.start : mark.end]
    # A date that cannot be placed has no canonical form; a name without one stands for itself.
    canonical = mark.canonical if mark.canonical is not None or mark.label == "DATE" else _named(text)
    start, end = mark.start + offset, mark.end + offset
    return Entity(start, end, mark.label, text, canonical, mark.score, mark.place, mark.listed, mark.why)


def _named(text: str) -> str:
    """A name on one line, without the signs of quoting before its further lines."""
    return " ".join(unquoted(text).split())


def _events(reading: Reading) -> list[Event]:
    offset = reading.start
    return [replace(event, start=event.start + offset, end=event.end + offset) for event in reading.events]
