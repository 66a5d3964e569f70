"""What a text tells twice, in a headline and in full above all, is one event with what each statement says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from nlp.annotation import Event
from nlp.events.lines import Lines
from nlp.events.people import is_one_name, surname

_FILLED: Final = (
    "value", "currency", "place", "date", "agency", "concealment", "origin", "transit", "destination",
    "person", "age", "charge", "years", "court", "programme",
)  # fmt: skip
_DAYS: Final = 7
"""Two arrests of one person lie so many days apart at least."""
_MOST: Final = 50


def told_once(events: Iterable[Event], lines: Lines | None = None) -> list[Event]:
    """The arrests, sentences and sanctions of a text, each once.

    The fuller statement gives the span and comes first, others fill it in. ``lines`` are those of the text: links to
    other stories are dropped, and what is said of nobody named may be what is said of somebody. Without them only
    statements that name the same thing are one.
    """
    return _Told(lines).once([event for event in events if lines is None or not lines.is_link(event.start, event.end)])


def merged(first: Event, again: Event) -> Event:
    """The first statement, with what only a later one of the same event says.

    What is called a total once is the total wherever its figure is repeated.
    """
    news = {name: getattr(again, name) for name in _FILLED if getattr(first, name) is None}
    return replace(first, aggregate=first.aggregate or again.aggregate, **news)


def _fuller(one: Event, other: Event, lines: Lines | None) -> Event:
    """Both statements in one: that of a whole sentence before a headline, that with a name before one without."""
    first, second = sorted((one, other), key=lambda event: (_is_headline(event, lines), event.person is None))
    return merged(first, second)


def _is_headline(event: Event, lines: Lines | None) -> bool:
    return lines is not None and lines.is_headline(event.start, event.end)


class _Told:
    """Arrests, sentences and sanctions told so far."""

    def __init__(self, lines: Lines | None) -> None:
        self._lines = lines
        self._kept: list[Event] = []
        self._of: dict[tuple[object, ...], list[int]] = {}

    def once(self, events: Sequence[Event]) -> list[Event]:
        """These events, each once, sorted by start within their type as they came."""
        for event in sorted(events, key=lambda event: event.person is None):
            self._add(event)
        order = {kind: place for place, kind in enumerate(dict.fromkeys(event.type for event in events))}
        return sorted(self._kept, key=lambda event: (order[event.type], event.start))

    def _add(self, event: Event) -> None:
        key = _key(event)
        for place in self._choices(event, key):
            if self._same(self._kept[place], event):
                self._kept[place] = _fuller(self._kept[place], event, self._lines)
                return
        self._of.setdefault(key, []).append(len(self._kept))
        self._of.setdefault((event.type,), []).append(len(self._kept))
        self._kept.append(event)

    def _choices(self, event: Event, key: tuple[object, ...]) -> list[int]:
        """Where events stand that may be the same: those of the same person; of nobody named, all of the type."""
        if event.person is not None:
            return self._of.get(key, [])[-_MOST:]
        return self._of.get((event.type,), [])[:_MOST] if self._lines is not None else []

    def _same(self, told: Event, event: Event) -> bool:
        if event.type == "sanction":
            return True
        if event.person is not None and told.person is not None and not is_one_name(told.person, event.person):
            return False
        if event.type == "sentence":
            fits = _is_one_term(told, event) or (self._is_rounded(told, event) or self._is_rounded(event, told))
        else:
            fits = _is_one_arrest(told, event)
        return fits and (event.person is not None or self._may_be_one(told, event))

    def _is_rounded(self, headline: Event, whole: Event) -> bool:
        """Whether a headline gives the years of a term alone and the sentence the months too."""
        years = None if whole.years is None else whole.years // 1
        return headline.life == whole.life and headline.years == years and _is_headline(headline, self._lines)

    def _may_be_one(self, told: Event, event: Event) -> bool:
        """A list of headlines tells a story in each line, unless the lines are alike."""
        lines = self._lines
        if lines is None or not (lines.is_list and _is_headline(told, lines) and _is_headline(event, lines)):
            return lines is not None
        return lines.alike((told.start, told.end), (event.start, event.end))


def _key(event: Event) -> tuple[object, ...]:
    name = event.person or ""
    return (event.type, name.lower() if event.type == "sanction" else surname(name))


def _is_one_term(one: Event, other: Event) -> bool:
    return one.life == other.life and (one.years == other.years or (one.life and None in {one.years, other.years}))


def _is_one_arrest(one: Event, other: Event) -> bool:
    if one.person is not None and other.person is not None:
        return _near(one.date, other.date)
    if not (_agree(one.age, other.age) and _near(one.date, other.date)):
        return False
    return one.person is not None or _agree(one.place, other.place)


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _near(one: str | None, other: str | None) -> bool:
    """Whether two days, ISO 8601, may be one: days told by weekday are not always exact."""
    if one is None or other is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS
