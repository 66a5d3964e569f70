"""Dates as seen from the day of publication: "yesterday", "last Tuesday", "la semana pasada", "three days ago"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final

from nlp.amounts.calendar import Today, full_date, shifted, weekday
from nlp.amounts.calendar_words import Calendar, Word
from nlp.amounts.items import Number
from nlp.amounts.tense import is_ahead
from nlp.marks import Mark

_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_BEFORE: Final = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_BEHIND: Final = re.compile(r"[ \u00a0]([^\W\d_]+)")
_YEAR_BEHIND: Final = re.compile(
    r",?\s(?:(?:of the|of|del?|des|du|do|dello|dell|dieses|\u03c4\u03bf\u03c5|\u03c4\u03b7\u03c2)\s)?"
    r"(?:[ld]['\u2019]|la\s)?([^\W\d_]+)(?:\s([^\W\d_]+))?",
    re.IGNORECASE,
)
_FURTHER: Final = re.compile(r"\bthe day (before|after) $", re.IGNORECASE)
_NAMED_DAY: Final = re.compile(r"\b(?:Black|Good|Cyber|Super|Ash|Bloody|Giving)[ \u00a0]$")
_BEFORE_ONLY: Final = frozenset({"en", "de", "nl"})
"""Languages in which "last" never stands behind its word."""
_LAST: Final = 3
_DURATION: Final = re.compile(r"\b(?:the|this|le|der|die)\s+$", re.IGNORECASE)
_MOST: Final = 2000
"""So many units ago at most: beyond it there is no date."""


@dataclass(frozen=True, slots=True)
class YearTold:
    """The year that words say, None where the last such day is meant, or where it is ``unknown`` for want of a day."""

    year: int | None
    end: int
    unknown: bool


def _day(mark: Mark) -> date | None:
    iso = full_date(mark.canonical)
    return date.fromisoformat(iso) if iso and "W" not in iso else None


def _told_before(marks: Sequence[Mark]) -> date | None:
    """The day that the last of the marks names."""
    ordered = sorted(marks, key=attrgetter("start"), reverse=True)
    return next((day for mark in ordered if (day := _day(mark))), None)


class Relative:
    """Reads the words of one text that count from the day of publication."""

    def __init__(self, text: str, calendar: Calendar, today: Today | None, numbers: Sequence[Number]) -> None:
        self._text, self._calendar, self._today = text, calendar, today
        self._numbers = {number.end: number for number in numbers}

    def mark(self, start: int, end: int, word: Word) -> Mark | None:
        """The date that a weekday, a word like "yesterday", or a unit of time makes where it stands, or None."""
        if word.kind == "day":
            return self._day_word(start, end, int(word.value))
        if word.kind == "weekday":
            return self._weekday(start, end, word)
        which, begin, stop = self._which(start, end)
        if word.kind == "season":
            return Mark(begin, stop, "DATE", None, 0.7) if which else None
        unit = str(word.value)
        if which and unit != "day" and not self._is_duration(begin, start):
            return Mark(begin, stop, "DATE", self._shifted(unit, _STEPS[which]), 0.9)
        return self._ago(start, end, unit)

    def _day_word(self, start: int, end: int, days: int) -> Mark:
        further = _FURTHER.search(self._text, max(0, start - 16), start) if self._calendar.code == "en" else None
        if further is not None and (further[1].lower() == "after") == (days > 0):
            start, days = further.start(), 2 * days
        return Mark(start, end, "DATE", self._shifted("day", days), 0.9)

    def month(self, month: int, which: str) -> str | None:
        """ISO 8601 of "last May" and the like."""
        today = self._today
        if today is None:
            return None
        now = today.day
        step = {"last": -(now.month <= month), "next": now.month >= month, "this": 0}[which]
        return f"{now.year + step:04d}-{month:02d}"

    def year_behind(self, end: int) -> YearTold | None:
        """What "last year" behind a day or month says of its year."""
        found = _YEAR_BEHIND.match(self._text, end)
        if found is None:
            return None
        first, second = found[1].lower(), (found[2] or "").lower()
        which = self._calendar.which
        for name, unit in ((first, second), (second, first)):
            if name in which and self._is_year(unit):
                year = self._today.day.year + _STEPS[which[name]] if self._today else None
                return YearTold(year, found.end(2), year is None)
        # "20 mars dernier": the last there was.
        if which.get(first) == "last" and self._calendar.code not in _BEFORE_ONLY:
            return YearTold(None, found.end(1), False)
        return None

    def _is_year(self, word: str) -> bool:
        return any(known.value == "year" for known in self._calendar.words.get(word, ()))

    def steps(self, marks: Sequence[Mark]) -> Iterator[Mark]:
        """Yield "the next day" and the like; ``marks`` are the other dates, by start, of which the last one counts."""
        pattern, steps = self._calendar.stepping, self._calendar.steps
        before: Mark | None = None
        # The phrases are rare, and the first letter may be a capital one.
        given = pattern is not None and any(phrase[1:] in self._text for phrase in steps)
        for found in pattern.finditer(self._text) if pattern and given else ():
            place = bisect_left(marks, found.start(), key=attrgetter("start"))
            if place and marks[place - 1].end > found.start():
                continue
            told = _told_before([*marks[max(0, place - _LAST) : place], *([before] if before else ())])
            iso = None if told is None else shifted(told, "day", steps[found[0].lower()])
            before = Mark(found.start(), found.end(), "DATE", iso, 0.8)
            yield before

    def _shifted(self, unit: str, count: int) -> str | None:
        return None if self._today is None else shifted(self._today.day, unit, count)

    def _weekday(self, start: int, end: int, word: Word) -> Mark | None:
        text = self._text
        if word.short or (self._calendar.capitals is not None and text[start].isupper() != self._calendar.capitals):
            return None
        which, begin, stop = self._which(start, end)
        if begin == start and _NAMED_DAY.search(text, max(0, start - 8), start):
            return None
        future = not which and self._today is not None and is_ahead(text, start, end, self._calendar.code)
        day = None if self._today is None else weekday(self._today.day, int(word.value), which, future)
        return Mark(begin, stop, "DATE", day, 0.9)

    def _which(self, start: int, end: int) -> tuple[str, int, int]:
        """ "Last", "next" or "this" beside a word, and the span of both."""
        before = _BEFORE.search(self._text, max(0, start - 16), start)
        if before is not None and before[1].lower() in self._calendar.which:
            return self._calendar.which[before[1].lower()], before.start(), end
        behind = _BEHIND.match(self._text, end)
        which = self._calendar.which.get(behind[1].lower()) if behind else None
        if behind is not None and which is not None and which != "this" and self._calendar.code not in _BEFORE_ONLY:
            return which, start, behind.end()
        return "", start, end

    def _is_duration(self, begin: int, start: int) -> bool:
        """ "Over the last year" and "the past week" are spans of time, not dates."""
        if self._calendar.code != "en" or begin == start:
            return False
        return (
            self._text[begin : begin + 4].lower() == "past"
            or _DURATION.search(self._text, max(0, begin - 6), begin) is not None
        )

    def _ago(self, start: int, end: int, unit: str) -> Mark | None:
        number = self._numbers.get(start - 1)
        if number is None or number.value > _MOST or number.value != int(number.value):
            return None
        calendar, text = self._calendar, self._text
        begin, stop = number.start, end
        if calendar.ago_behind is not None:
            behind = calendar.ago_behind.match(text, end)
            if behind is None:
                return None
            stop = behind.end()
        if calendar.ago_before is not None:
            before = calendar.ago_before.search(text, max(0, begin - 12), begin)
            if before is None:
                return None
            begin = before.start()
        return Mark(begin, stop, "DATE", self._back(unit, int(number.value)), 0.9)

    def _back(self, unit: str, count: int) -> str | None:
        # "Three weeks ago" is said of a day, though of no certain one: the week would be as doubtful.
        return self._shifted("day", -7 * count) if unit == "week" else self._shifted(unit, -count)
