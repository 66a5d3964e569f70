"""All events of a text: each kind has its own reader, and all see the same sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nlp.amounts.units import american
from nlp.annotation import Event
from nlp.events.arrests import Arrests
from nlp.events.cues import cues_of
from nlp.events.frames import Frame, frames
from nlp.events.later import Later
from nlp.events.lines import Lines
from nlp.events.meant import Meant
from nlp.events.people import People, are_names
from nlp.events.sanctions import Sanctions
from nlp.events.scene import BULLET, Scene
from nlp.events.seizures import opens_list, read_seizures
from nlp.events.sentencings import Sentencings
from nlp.events.told import told_once
from nlp.marks import Context, Mark

_INDENT: Final = 6
_LINES: Final = 60
"""A list of what was seized has so many lines at most."""


def read_events(text: str, marks: Sequence[Mark], context: Context) -> list[Event]:
    """Return the events of a text, given its entities sorted by start; what is told twice counts once."""
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
    found = [*seizures.events, *(event for reader in others for event in reader.events)]
    return told_once(found, Lines(text, spans)) if found else []


class _Seizures:
    """Reads seizures sentence by sentence; ``events`` still has repeats."""

    def __init__(self, text: str, marks: Sequence[Mark], context: Context) -> None:
        self.events: list[Event] = []
        self._drugs = any(mark.label == "DRUG" for mark in marks)
        self._cues = cues_of(context.language)
        self._us_english = american(text, context.english) if self._drugs else False
        self._later = Later(self._us_english)
        self._scene = Scene(text, marks if self._drugs else ())
        self._list: Event | None = None
        self._lines = 0

    def read(self, frame: Frame) -> None:
        """Add what a sentence states, and what it says of the seizures before it."""
        if not self._drugs:
            return
        events = read_seizures(frame, self._cues, self._us_english)
        if not events and self._list is not None and self._in_list(frame):
            events = read_seizures(frame, self._cues, self._us_english, self._list)
        if opened := opens_list(frame, self._cues):
            self._list, self._lines = opened, 0
        if events:
            self._later.told(list(range(len(self.events), len(self.events) + len(events))))
            self.events += self._scene.complete(events)
        else:
            self._later.add(frame, self.events)
        self._scene.passed(frame)

    def _in_list(self, frame: Frame) -> bool:
        """Whether the list goes on: it ends with the first line that does not begin with a bullet, amount or drug."""
        self._lines += 1
        amounts = frame.of("DRUG", "QUANTITY", "MONEY")
        begins = BULLET.match(frame.text, frame.start) or (amounts and amounts[0].start - frame.start <= _INDENT)
        if self._lines > _LINES or not begins:
            self._list = None
        return self._list is not None
