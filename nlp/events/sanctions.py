"""Sanctions: which person or organization was put on a list, by whom and under what."""

from __future__ import annotations

import re
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.meant import Meant
from nlp.events.people import objects, subjects, verbs_of
from nlp.marks import Context, Mark

_AUTHORITY: Final = re.compile(rf"\b{any_of(table('roles')['authorities']['words'])}\b", re.IGNORECASE)
_BEFORE: Final = 90


class Sanctions:
    """Reads sanctions sentence by sentence; ``events`` are all statements, repeats too."""

    def __init__(self, meant: Meant, context: Context) -> None:
        self.events: list[Event] = []
        self._people = meant.people
        self._verbs = verbs_of("sanction", context.language)
        if self._verbs is not None:
            self._programme = re.compile(any_of(self._verbs.entry["programmes"]))

    def read(self, frame: Frame) -> None:
        """Add what a sentence states."""
        verbs = self._verbs
        if verbs is None or not self._people.may_tell(verbs, frame):
            return
        cue = verbs.cues.search(frame.text, frame.start, frame.end)
        if cue is None or verbs.negated.search(frame.words):
            return
        targets = self._targets(frame, cue)
        names = frozenset(frame.name(mark) for mark in targets)
        programme = self._programme.search(frame.text, frame.start, frame.end)
        for mark in targets:
            name = frame.name(mark)
            name = self._people.full(name) if mark.label == "PERSON" else name
            self.events.append(self._event(frame, cue, name, names, programme))

    def _targets(self, frame: Frame, cue: re.Match[str]) -> list[Mark]:
        assert self._verbs is not None
        found = objects(frame, cue.end(), ("PERSON", "ORG"))
        if not found and self._verbs.passive.search(frame.text[max(frame.start, cue.start() - _BEFORE) : cue.start()]):
            found = subjects(frame, cue.start(), ("PERSON", "ORG"))
        return [
            mark for mark in found if mark.label == "PERSON" or not _AUTHORITY.search(frame.text, mark.start, mark.end)
        ]

    def _event(
        self, frame: Frame, cue: re.Match[str], name: str, names: frozenset[str], programme: re.Match[str] | None
    ) -> Event:
        return Event(
            "sanction",
            frame.start,
            frame.end,
            person=name,
            agency=roles.agency(frame, cue.start(), names),
            date=roles.day(frame),
            programme=" ".join(programme[0].split()) if programme else None,
            why=f'"{" ".join(cue[0].split())}"',
        )
