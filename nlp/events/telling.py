"""What the readers of arrests, sentences and sanctions share: they go through the verbs of each sentence."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import islice
from typing import Final

from nlp.annotation import Event
from nlp.events.frames import Frame
from nlp.events.meant import Meant
from nlp.events.unreal import unreal_of
from nlp.events.verbs import Verbs, verbs_of
from nlp.marks import Context

_CUES: Final = 5


class Telling(ABC):
    """Reads one kind of event sentence by sentence; ``events`` are all statements, repeats too."""

    def __init__(self, kind: str, meant: Meant, context: Context) -> None:
        self.events: list[Event] = []
        self._meant = meant
        self._verbs = verbs_of(kind, context.language)
        self._unreal = unreal_of(context.language)

    def read(self, frame: Frame) -> None:
        """Add what a sentence states: the first verb that tells something, and further ones of other people."""
        verbs = self._verbs
        if verbs is None or not self._meant.people.may_tell(verbs, frame):
            return
        told: set[str | None] = set()
        for cue in islice(verbs.cues.finditer(frame.text, frame.start, frame.end), _CUES):
            if self._is_denied(frame, cue, verbs):
                continue
            for event in self._told(frame, cue, verbs, first=not told):
                if event.person not in told and (event.person is not None or not told):
                    self.events.append(event)
                    self._meant.last = event.person or self._meant.last
                told.add(event.person)

    def _is_denied(self, frame: Frame, cue: re.Match[str], verbs: Verbs) -> bool:
        """Whether the words around a verb make it no fact."""
        _, start = verbs.voice(frame, cue)
        return self._unreal.covers(frame, start, cue.start(), cue.end())

    @abstractmethod
    def _told(self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool) -> Iterator[Event]:
        """The events that a verb tells; if it is not the ``first`` to tell any, those of named people."""
