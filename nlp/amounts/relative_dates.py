"""Dates as seen from the day of publication: "yesterday", "last Tuesday", "la semana pasada", "three days ago"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from nlp.amounts.calendar import shifted, weekday
from nlp.amounts.calendar_words import Calendar, Word
from nlp.amounts.numbers import Number
from nlp.marks import Mark

_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_BEFORE: Final = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_BEHIND: Final = re.compile(r"[ \u00a0]([^\W\d_]+)")
_DURATION: Final = re.compile(r"\b(?:the|this|le|der|die)\s+$", re.IGNORECASE)
_MOST: Final = 2000
"""So many units ago at most: beyond it there is no date."""


class Relative:
    """Reads the words of one text that count from the day of publication."""

    def __init__(self, text: str, calendar: Calendar, today: date | None, numbers: Sequence[Number]) -> None:
        self._text, self._calendar, self._today = text, calendar, today
        self._numbers = {number.end: number for number in numbers}

    def mark(self, start: int, end: int, word: Word) -> Mark | None:
        """The date that a weekday, a word like "yesterday", or a unit of time makes where it stands, or None."""
        if word.kind == "day":
            return Mark(start, end, "DATE", self._shifted("day", int(word.value)), 0.9)
        if word.kind == "weekday":
            return self._weekday(start, end, word)
        which, begin, stop = self._which(start, end)
        if word.kind == "season":
            return Mark(begin, stop, "DATE", None, 0.7) if which else None
        unit = str(word.value)
        if which and unit != "day" and not self._is_duration(begin, start):
            return Mark(begin, stop, "DATE", self._shifted(unit, _STEPS[which]), 0.9)
        return self._ago(start, end, unit)

    def month(self, month: int, which: str) -> str | None:
        """ISO 8601 of "last May" and the like."""
        today = self._today
        if today is None:
            return None
        step = {"last": -(today.month <= month), "next": today.month >= month, "this": 0}[which]
        return f"{today.year + step:04d}-{month:02d}"

    def _shifted(self, unit: str, count: int) -> str | None:
        return None if self._today is None else shifted(self._today, unit, count)

    def _weekday(self, start: int, end: int, word: Word) -> Mark | None:
        text = self._text
        if word.short or text[start].isupper() != self._calendar.capitals:
            return None
        which, begin, stop = self._which(start, end)
        day = None if self._today is None else weekday(self._today, int(word.value), which)
        return Mark(begin, stop, "DATE", day, 0.9)

    def _which(self, start: int, end: int) -> tuple[str, int, int]:
        """ "Last", "next" or "this" beside a word, and the span of both."""
        before = _BEFORE.search(self._text, max(0, start - 16), start)
        if before is not None and before[1].lower() in self._calendar.which:
            return self._calendar.which[before[1].lower()], before.start(), end
        behind = _BEHIND.match(self._text, end)
        which = self._calendar.which.get(behind[1].lower()) if behind else None
        if (
            behind is not None
            and which is not None
            and which != "this"
            and self._calendar.code not in ("en", "de", "nl")
        ):
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
