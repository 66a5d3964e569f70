"""Which of the days that a sentence names is that of an arrest, a sentence or a sanction."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from nlp.amounts.dates import full_date
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_WORDS: Final = table("told_days")
_TODAY: Final = re.compile(rf"\b{any_of(_WORDS['today']['words'])}\b", re.IGNORECASE)
_NEXT_DAY: Final = re.compile(rf"\b{any_of(_WORDS['next_day']['words'])}\b", re.IGNORECASE)
_OF_ANOTHER: Final = re.compile(rf"\b{any_of(_WORDS['of_another']['words'])}(?:,?\s[\w-]+){{0,2}},?\s$", re.IGNORECASE)
_OTHER: Final = re.compile(rf"[;:]|\b{any_of(_WORDS['other']['words'])}\b", re.IGNORECASE)
_BEFORE: Final = 50
_PENALTY: Final = 300


def day(frame: Frame, start: int, end: int, of_text: str | None = None, alone: bool = False) -> str | None:
    """The day of a verb from ``start`` to ``end``, ISO 8601; none after publication.

    ``of_text`` is the day that the text bears, which "today" means. A sentence without a date of its own takes that of
    the sentence before in the same paragraph, or the day behind it ("the next day"); ``alone``: only the latter.
    """
    own = [(mark, full) for mark, full in _days(frame) if _may_be(frame, mark, start, end)]
    before = frame.before
    same = before is not None and "\n" not in frame.text[before.end : frame.start]
    if before is not None and same and not own and _NEXT_DAY.search(frame.text, frame.start, frame.end):
        return _published(frame, _day_behind([full for _, full in _days(before)]))
    if own:
        return min(own, key=lambda one: _distance(frame, one[0], start, end))[1]
    if of_text and _TODAY.search(frame.text, frame.start, frame.end):
        return _published(frame, of_text)
    if alone or before is None or not same or frame.of("DATE"):
        return None
    return next((full for _, full in _days(before)), None)


def _days(frame: Frame) -> list[tuple[Mark, str]]:
    """The full dates of a sentence that are not to come."""
    days = [(mark, full_date(mark.canonical)) for mark in frame.of("DATE")]
    return [(mark, full) for mark, full in days if full and _published(frame, full)]


def _published(frame: Frame, day: str | None) -> str | None:
    """The day, unless it is later than the publication of the text."""
    published = frame.context.published
    return None if day is None or (published and published[:1].isdigit() and day > published[:10]) else day


def _day_behind(days: list[str]) -> str | None:
    return (date.fromisoformat(days[0]) + timedelta(days=1)).isoformat() if days else None


def _may_be(frame: Frame, mark: Mark, start: int, end: int) -> bool:
    """Whether a day is not that on which somebody said so, was born, or did what he is tried for."""
    found = _OF_ANOTHER.search(frame.text, max(frame.start, mark.start - _BEFORE), mark.start)
    return found is None or found.start() <= end <= mark.start or found.start() <= start < mark.start


def _distance(frame: Frame, mark: Mark, start: int, end: int) -> int:
    """How far a day stands from the verb; further where another statement stands between."""
    first, last = (end, mark.start) if mark.start >= end else (mark.end, start)
    return max(0, last - first) + (_PENALTY if _OTHER.search(frame.text, first, last) else 0)
