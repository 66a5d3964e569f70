"""Which statements of seizures in a text are of the same one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final

from nlp.annotation import Event, Place
from nlp.events.lines import Lines
from nlp.events.told import merged
from nlp.marks import Mark

_MOST: Final = 50
_ROUND: Final = 0.05
_EXACT: Final = 2
"""An amount of more digits than these is the same one on the next day too."""
_DAYS: Final = 3
_EXACT_PLACES: Final = frozenset({"city", "port", "airport"})
Sites = Mapping[str, Place | None]
"""The places of a text by the names it uses."""


def sites_of(text: str, marks: Sequence[Mark]) -> Sites:
    """The places that the marks of a text name, blanks in the names made plain."""
    return {" ".join(text[mark.start : mark.end].split()): mark.place for mark in marks if mark.label == "PLACE"}


def seizures_once(events: Sequence[Event], sites: Sites, lines: Lines | None = None) -> list[Event]:
    """The seizures of a text, each once, sorted by start; the fuller statement gives the span, others fill it in.

    Two of the same substance and amount are two where both days or both places are told and differ. One without an
    amount says nothing new of a substance told with one. ``lines`` are those of the text: links to other stories drop.
    """
    own = [event for event in events if lines is None or not lines.is_link(event.start, event.end)]
    told = _Told(sites, lines)
    order = sorted(range(len(own)), key=lambda place: (own[place].quantity is None, told.is_headline(own[place])))
    for place in order:
        told.add(own[place], place)
    return told.in_order()


class _Told:
    """Seizures told so far; those with an amount come first."""

    def __init__(self, sites: Sites, lines: Lines | None) -> None:
        self._kept: list[Event] = []
        self._from: list[int] = []
        self._sites, self._lines = sites, lines
        self._of: dict[str | None, list[int]] = {}

    def is_headline(self, event: Event) -> bool:
        """Whether the event is told by a headline of the text."""
        return self._lines is not None and self._lines.is_headline(event.start, event.end)

    def in_order(self) -> list[Event]:
        """The seizures by where their sentences stand, and in a sentence as they came."""
        order = sorted(range(len(self._kept)), key=lambda place: (self._kept[place].start, self._from[place]))
        return [self._kept[place] for place in order]

    def add(self, event: Event, came: int) -> None:
        """Take a statement into the one of the same seizure, or as another one; ``came`` is its place in the text."""
        for place in self._choices(event):
            if event.quantity is not None or self._kept[place].quantity is None:
                self._kept[place] = self._fuller(self._kept[place], event)
            return
        self._of.setdefault(event.substance, []).append(len(self._kept))
        self._from.append(came)
        self._kept.append(event)

    def _choices(self, event: Event) -> Iterator[int]:
        """Where what may be the same seizure stands."""
        for place in islice(self._of.get(event.substance, ()), _MOST):
            told = self._kept[place]
            if self._is_amount_of(told, event) and not self._apart(told, event):
                yield place

    def _is_amount_of(self, told: Event, event: Event) -> bool:
        """Whether an amount is the one told, or a headline's round number for it, or none at all."""
        if event.quantity is None or told.quantity is None:
            return event.quantity is None
        if told.unit != event.unit:
            return False
        if self.is_headline(event):
            return abs(told.quantity - event.quantity) <= _ROUND * told.quantity
        return told.quantity == event.quantity

    def _apart(self, one: Event, other: Event) -> bool:
        """Whether day or place tell two seizures from one another. What one sentence tells is apart already."""
        if (one.start, one.end) == (other.start, other.end):
            return True
        if one.aggregate or other.aggregate:
            # A number of seizures is not the amount of one; but a total once is the total wherever it is repeated.
            return one.aggregate != other.aggregate and None in {one.quantity, other.quantity}
        return _days_apart(one, other) or self._places_apart(one.place, other.place)

    def _places_apart(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None or set(one.lower().split()) & set(other.lower().split()):
            return False
        first, second = self._sites.get(one), self._sites.get(other)
        if first is None or second is None:
            return False
        if first.country and second.country and first.country != second.country:
            return True
        exact = first.kind in _EXACT_PLACES and second.kind in _EXACT_PLACES
        return exact and None not in {first.id, second.id} and first.id != second.id

    def _fuller(self, one: Event, other: Event) -> Event:
        """Both statements in one: that of a whole sentence before a headline."""
        first, second = sorted((one, other), key=self.is_headline)
        return merged(first, second)


def _days_apart(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None:
        return False
    days = abs((date.fromisoformat(one.date) - date.fromisoformat(other.date)).days)
    digits = len(f"{one.quantity or 0:g}".replace(".", "").strip("0"))
    return days >= (1 if digits <= _EXACT else _DAYS)
