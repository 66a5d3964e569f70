"""Which of the days that a sentence names is that of a seizure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.amounts.dates import full_date
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.route import behind_dateline
from nlp.marks import Mark

_TOLD: Final = table("days")
_OF_ANOTHER: Final = re.compile(
    rf"\b{any_of(_TOLD['of_another']['words'])}(?:,?\s{any_of(_TOLD['between']['words'])})*\s*$", re.IGNORECASE
)
_TELLS_BEHIND: Final = re.compile(rf"\s*,?\s*{any_of(_TOLD['tells_behind']['words'])}\b", re.IGNORECASE)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BEFORE: Final = 50
_MOST: Final = 40
"""Seizures of one sentence that are told apart by day, at most."""


def day_of(frame: Frame, trigger: int) -> str | None:
    """The day nearest to ``trigger`` that is not when somebody said so or was tried, ISO 8601; none after publication.

    Where the sentence has no date at all, that of the sentence before in the same paragraph.
    """
    if frame.of("DATE"):
        days = _days(frame)
        return min(days, key=lambda one: abs(one[0].start - trigger))[1] if days else None
    before = frame.before
    if before is None or "\n" in frame.text[before.end : frame.start]:
        return None
    days = _days(before)
    return days[0][1] if days else None


def days_of(frame: Frame, trigger: int, spans: Sequence[tuple[int, int]]) -> list[str | None]:
    """For each of several seizures its day; ``spans`` are where their drugs stand, in order."""
    whole = day_of(frame, trigger)
    if not 1 < len(spans) <= _MOST or len(frame.of("DATE")) < 2:
        return [whole] * len(spans)
    ends = [start for start, _ in spans[1:]] + [frame.end]
    days = _days(frame)
    own = [
        next((day for mark, day in days if start <= mark.start < end), None)
        for (start, _), end in zip(spans, ends, strict=True)
    ]
    several = len({day for day in own if day}) > 1
    return [day or whole for day in own] if several else [whole] * len(spans)


def _days(frame: Frame) -> list[tuple[Mark, str]]:
    """The full dates of a sentence that may be of what it tells."""
    found = []
    first = behind_dateline(frame)
    for mark in (one for one in frame.of("DATE") if one.start >= first):
        day = full_date(mark.canonical)
        if day and not _is_of_another(frame, mark) and not _is_to_come(frame, day):
            found.append((mark, day))
    return found


def _is_of_another(frame: Frame, mark: Mark) -> bool:
    """Whether a day is that on which somebody said so, or a court sat."""
    if _OF_ANOTHER.search(frame.text, max(frame.start, mark.start - _BEFORE), mark.start):
        return True
    return _TELLS_BEHIND.match(frame.text, mark.end, frame.end) is not None


def _is_to_come(frame: Frame, day: str) -> bool:
    published = frame.context.published
    return published is not None and _DAY.match(published) is not None and day > published[:10]
