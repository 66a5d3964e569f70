"""Sanctions: which person or organization was put on a list, by whom and under what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.acted import concerned
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.meant import Meant
from nlp.events.telling import Telling
from nlp.events.told_days import day
from nlp.events.verbs import Verbs
from nlp.marks import Context

_AUTHORITY: Final = re.compile(rf"\b{any_of(table('roles')['authorities']['words'])}\b", re.IGNORECASE)


class Sanctions(Telling):
    """Reads sanctions sentence by sentence; ``events`` are all statements, repeats too."""

    def __init__(self, meant: Meant, context: Context) -> None:
        super().__init__("sanction", meant, context)
        if self._verbs is not None:
            self._programme = re.compile(any_of(self._verbs.entry["programmes"]))

    def _is_denied(self, frame: Frame, cue: re.Match[str], verbs: Verbs) -> bool:
        return verbs.negated.search(frame.words) is not None or super()._is_denied(frame, cue, verbs)

    def _told(self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool) -> Iterator[Event]:
        found = concerned(frame, cue, verbs, ("PERSON", "ORG"))
        targets = [
            mark for mark in found if mark.label == "PERSON" or not _AUTHORITY.search(frame.text, mark.start, mark.end)
        ]
        if not targets:
            return
        programme = self._programme.search(frame.text, frame.start, frame.end)
        sanction = Event(
            "sanction",
            frame.start,
            frame.end,
            agency=roles.agency(frame, cue.start(), frozenset(frame.name(mark) for mark in targets)),
            date=day(frame, cue.start(), cue.end(), self._meant.day),
            programme=" ".join(programme[0].split()) if programme else None,
            why=f'"{" ".join(cue[0].split())}"',
        )
        for mark in targets:
            name = frame.name(mark)
            yield replace(sanction, person=self._meant.people.full(name) if mark.label == "PERSON" else name)
