"""What a later sentence says of the drugs seized before: "The drugs weighed 2.3 tonnes", "They were hidden in …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nlp.amounts import kilograms
from nlp.amounts.units import MASS
from nlp.annotation import Event
from nlp.events import roles
from nlp.events.concealment import concealment
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.seizures import worth
from nlp.events.told import merged

_AGAIN: Final = re.compile(rf"\s*(?:[\w]+,\s)?{any_of(table('roles')['again']['words'])}\b", re.IGNORECASE)
_WEIGHED: Final = re.compile(rf"\b{any_of(table('roles')['weighed']['words'])}\b", re.IGNORECASE)
_FAR: Final = 2
"""Sentences between the two at most."""


class Later:
    """Keeps the seizures last told, and adds to them what the next sentences say."""

    def __init__(self, us_english: bool) -> None:
        self._us_english = us_english
        self._events: list[int] = []
        self._since = 0

    def told(self, places: list[int]) -> None:
        """The seizures at ``places`` of the list of events were just told."""
        self._events, self._since = places, 0

    def add(self, frame: Frame, events: list[Event]) -> None:
        """Fill in what a sentence without a seizure of its own says of those before."""
        self._since += 1
        if not self._events or self._since > _FAR or not _AGAIN.match(frame.words):
            return
        money, route = worth(frame), roles.route(frame)
        news = Event(
            "seizure",
            frame.start,
            frame.end,
            value=money.amount if money else None,
            currency=money.unit if money else None,
            concealment=concealment(frame),
            origin=roles.named(frame, route, "origin"),
            transit=roles.named(frame, route, "transit"),
            destination=roles.named(frame, route, "destination"),
        )
        for place in self._events:
            events[place] = merged(events[place], news)
        if len(self._events) == 1:
            events[self._events[0]] = self._weighed(frame, events[self._events[0]])

    def _weighed(self, frame: Frame, event: Event) -> Event:
        masses = [mark for mark in frame.of("QUANTITY") if mark.unit in MASS or mark.unit == "ton"]
        if event.quantity is not None or len(masses) != 1 or not _WEIGHED.search(frame.words):
            return event
        amount, unit = masses[0].amount, masses[0].unit
        why = f'{event.why}, and the weight "{frame.name(masses[0])}" behind'
        return replace(event, quantity=amount, unit=unit, kilograms=kilograms(amount, unit, self._us_english), why=why)
