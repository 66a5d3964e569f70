"""All events of a text: each kind has its own reader, and all see the same sentences."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.amounts.units import american
from nlp.annotation import Event
from nlp.events.arrests import Arrests
from nlp.events.cues import cues_of
from nlp.events.frames import Frame, frames
from nlp.events.later import Later
from nlp.events.lines import Lines
from nlp.events.lists import SeizedList
from nlp.events.meant import Meant
from nlp.events.people import People, are_names
from nlp.events.repeats import seizures_once, sites_of
from nlp.events.sanctions import Sanctions
from nlp.events.scene import Around, Scene
from nlp.events.seizures import read_seizures
from nlp.events.sentencings import Sentencings
from nlp.events.told import told_once
from nlp.marks import Context, Mark
from nlp.quoted import unquoted


def read_events(text: str, marks: Sequence[Mark], context: Context) -> list[Event]:
    """Return the events of a text, given its entities sorted by start; what is told twice counts once."""
    text = unquoted(text)
    marks = are_names(text, marks)
    seizures = _Seizures(text, marks, context)
    meant = Meant(People(text, marks), text, marks)
    others = (Arrests(meant, context), Sentencings(meant, context), Sanctions(meant, context))
    spans: list[tuple[int, int]] = []
    for frame in frames(text, marks, context):
        spans.append((frame.start, frame.end))
        seizures.read(frame)
        for reader in others:
            reader.read(frame)
        meant.passed(frame)
    lines = Lines(text, spans)
    return [*seizures.once(lines), *told_once([event for reader in others for event in reader.events], lines)]


class _Seizures:
    """Reads seizures sentence by sentence."""

    def __init__(self, text: str, marks: Sequence[Mark], context: Context) -> None:
        self._events: list[Event] = []
        self._around: dict[int, Around] = {}
        self._drugs = any(mark.label == "DRUG" for mark in marks)
        self._cues = cues_of(context.language)
        self._us_english = american(text, context.english, context.country) if self._drugs else False
        self._later = Later(self._us_english)
        self._scene = Scene(text, marks if self._drugs else ())
        self._sites = sites_of(text, marks) if self._drugs else {}
        self._list = SeizedList(self._cues)

    def read(self, frame: Frame) -> None:
        """Add what a sentence states, and what it says of the seizures before it."""
        if not self._drugs:
            return
        events = read_seizures(frame, self._cues, self._us_english)
        list_of = self._list.line(frame)
        if not events and list_of is not None:
            events = read_seizures(frame, self._cues, self._us_english, list_of)
        self._list.open(frame)
        if events:
            self._later.told(list(range(len(self._events), len(self._events) + len(events))))
            self._events += events
            self._around[frame.start] = self._scene.around(frame)
        else:
            self._later.add(frame, self._events)
        self._scene.passed(frame)

    def once(self, lines: Lines) -> list[Event]:
        """The seizures read, each once, with what the sentences before say of them."""
        events = seizures_once(self._events, self._sites, lines)
        return [self._around[event.start].complete(event) for event in events]
