"""Where something happened and who acted, told in the sentences before the one that states it."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_PLACE_BACK, _AGENCY_BACK = 6, 3
"""Sentences that are looked back for a place and for an agency."""
_DATELINE: Final = re.compile(r"(?:,[^\n\u2013\u2014-]{1,20})?\s?(?:\([^()\n]{1,20}\)\s?)?[\u2013\u2014-]")
BULLET: Final = re.compile(r"[\u2022\u25aa\u25cf\u00b7*\u2013-]|\d{1,2}[.)]\s|[a-z]\)\s")
_FAR: Final = 24
_REGION, _COUNTRY = 3, 4
_DIGEST: Final = 12


def _at() -> re.Pattern[str]:
    words, kinds = table("roles")["scenes"]["words"], table("roles")["place_kinds"]
    article = rf"(?:{any_of(kinds['articles'])}\s|l['\u2019])?"
    kind = rf"(?:{any_of(kinds['words'])}(?: city)? (?:of|de|di|d['\u2019]|von|van) )?"
    return re.compile(rf"\b{any_of(words)}\s(?:both\s)?{article}{kind}$", re.IGNORECASE)


_AT: Final = _at()


class Scene:
    """Keeps the last sentences of a text and its dateline, and completes what an event does not say itself."""

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
            if self._dateline is None and mark.start == frame.start and _DATELINE.match(frame.text, mark.end):
                self._dateline = frame.name(mark)

    def complete(self, events: Sequence[Event]) -> list[Event]:
        """Events of one sentence with the place and agency of those before, where it names none; not for totals."""
        single = [event for event in events if not event.aggregate]
        place = self._place() if any(event.place is None for event in single) else None
        agency = self._agency() if any(event.agency is None for event in single) else None
        return [
            event if event.aggregate else replace(event, place=event.place or place, agency=event.agency or agency)
            for event in events
        ]

    def _place(self) -> str | None:
        for frame in reversed(self._frames):
            route = roles.route(frame).values()
            found = [
                mark
                for mark in frame.of("PLACE")
                if mark not in route and _AT.search(frame.text, max(frame.start, mark.start - _FAR), mark.start)
            ]
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
