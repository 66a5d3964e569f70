"""Where something happened and who acted, told in the sentences before the one that states it."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.frames import Frame
from nlp.events.route import is_at, is_dateline, place_before, route_of
from nlp.marks import Mark

_PLACE_BACK, _AGENCY_BACK = 6, 3
"""Sentences that are looked back for a place and for an agency."""
BULLET: Final = re.compile(r"[\u2022\u25aa\u25cf\u00b7*\u2013-]|\d{1,2}[.)]\s|[a-z]\)\s")
_REGION, _COUNTRY = 3, 4
_DIGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Around:
    """What the sentences before say of an event."""

    place: str | None
    agency: str | None

    def complete(self, event: Event) -> Event:
        """The event with this where it names nothing itself; not a total."""
        if event.aggregate:
            return event
        return replace(event, place=event.place or self.place, agency=event.agency or self.agency)


class Scene:
    """Keeps the last sentences of a text and its dateline, and says what an event does not say itself."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._main = _main_place(text, marks)
        self._frames: deque[Frame] = deque(maxlen=_PLACE_BACK)
        self._dateline: str | None = None

    def passed(self, frame: Frame) -> None:
        """Keep a sentence; to be called behind each, in order. Lines of a list share the scene of what opens it."""
        if BULLET.match(frame.text, frame.start):
            return
        self._frames.append(frame)
        for mark in frame.of("PLACE")[:1]:
            if self._dateline is None and is_dateline(frame, mark):
                self._dateline = frame.name(mark)

    def around(self, frame: Frame) -> Around:
        """Where and by whom something happened that the next sentence tells, as far as those before say."""
        return Around(place_before(frame) or self._place(), self._agency())

    def _place(self) -> str | None:
        for frame in reversed(self._frames):
            route = route_of(frame).places
            found = [mark for mark in frame.of("PLACE") if mark not in route and is_at(frame, mark)]
            if found:
                return frame.name(min(found, key=roles.specificity))
        return self._main or self._dateline

    def _agency(self) -> str | None:
        for frame in list(self._frames)[: -_AGENCY_BACK - 1 : -1]:
            for mark in frame.of("ORG"):
                if roles.says_agency(frame, mark):
                    return frame.name(mark)
        return None


def _main_place(text: str, marks: Sequence[Mark]) -> str | None:
    """The place named most often, a town before a region; None where none is named twice, or so many as in a digest."""
    named: Counter[tuple[bool, str]] = Counter()
    for mark in marks:
        if mark.label == "PLACE" and (size := roles.specificity(mark)) < _COUNTRY:
            named[size == _REGION, " ".join(text[mark.start : mark.end].split())] += 1
    if len(named) > _DIGEST:
        return None
    often = [(is_region, -times, name) for (is_region, name), times in named.items() if times > 1]
    return min(often, key=lambda one: one[:2])[2] if often else None
