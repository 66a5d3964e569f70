"""What a later sentence says of the drugs seized before: "The drugs weighed 2.3 tonnes", "They were hidden in …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nlp.amounts import kilograms
from nlp.amounts.units import MASS
from nlp.annotation import Event
from nlp.events.concealment import concealment
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.route import name_of, route_of
from nlp.events.told import merged
from nlp.events.worth import worth

_WORDS: Final = table("seizures")
_WORTH: Final = any_of(_WORDS["worth_again"]["words"])
_AGAIN: Final = re.compile(rf"\s*(?:[\w]+,\s)?(?:{any_of(_WORDS['again']['words'])}|{_WORTH})\b", re.IGNORECASE)
_WEIGHED: Final = re.compile(rf"\b{any_of(_WORDS['weighed']['words'])}\b", re.IGNORECASE)
_FAR: Final = 2
"""Sentences between the two at most."""
_FAR_WORTH: Final = 5
"""The same for what says "the street value", which can mean nothing else."""
_IS_WORTH: Final = re.compile(rf"\s*{_WORTH}\b", re.IGNORECASE)


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
        if not self._events or not self._speaks_of_them(frame.words):
            return
        route = route_of(frame)
        news = Event(
            "seizure",
            frame.start,
            frame.end,
            concealment=concealment(frame),
            origin=name_of(frame, route.origin),
            transit=name_of(frame, route.transit),
            destination=name_of(frame, route.destination),
        )
        for place in self._events:
            events[place] = merged(events[place], news)
        if len(self._events) == 1:
            events[self._events[0]] = self._weighed(frame, _with_worth(frame, events[self._events[0]]))

    def _speaks_of_them(self, words: str) -> bool:
        if self._since <= _FAR:
            return _AGAIN.match(words) is not None
        return self._since <= _FAR_WORTH and _IS_WORTH.match(words) is not None

    def _weighed(self, frame: Frame, event: Event) -> Event:
        masses = [mark for mark in frame.of("QUANTITY") if mark.unit in MASS or mark.unit == "ton"]
        if event.quantity is not None or len(masses) != 1 or not _WEIGHED.search(frame.words):
            return event
        amount, unit = masses[0].amount, masses[0].unit
        why = f'{event.why}, and the weight "{frame.name(masses[0])}" behind'
        return replace(event, quantity=amount, unit=unit, kilograms=kilograms(amount, unit, self._us_english), why=why)


def _with_worth(frame: Frame, event: Event) -> Event:
    """The event with what its drugs are worth; of several drugs together a sum would say too much of each."""
    money = worth(frame)
    if money is None or event.value is not None:
        return event
    return replace(event, value=money.amount, currency=money.unit)
