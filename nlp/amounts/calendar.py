"""Which day, month or year the words of a date mean, as seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_AHEAD: Final = 60
"""News looks back: a date without a year is the last one, or one at most so many days ahead."""


def anchor(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None where it is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def full_date(canonical: str | None) -> str | None:
    """The date if it names a day, else None; of a span of days the first."""
    day = canonical.partition("/")[0] if canonical else ""
    return day if len(day) == 10 else None


def day_of(year: int | None, month: int, day: int | None, today: date | None) -> str | None:
    """ISO 8601 of a day, or of a month without one; None where there is no such day or no year can be told."""
    if year is None:
        if today is None:
            return None
        year = _year_near(month, day or 1, today)
    return f"{year:04d}-{month:02d}" if day is None else checked(year, month, day)


def checked(year: int, month: int, day: int) -> str | None:
    """ISO 8601 of a day; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_near(month: int, day: int, today: date) -> int:
    for year in (today.year + 1, today.year):
        if year <= 9999 and (date(year, month, min(day, 28)) - today).days <= _AHEAD:
            return year
    return today.year - 1


def shifted(today: date, unit: str, count: int) -> str | None:
    """ISO 8601 of the day, month or year that is ``count`` of ``unit`` away; None outside the calendar.

    A week away is a day for several, as "three weeks ago"; a lone week is ``YYYY-Www``.
    """
    try:
        if unit == "day":
            return (today + timedelta(days=count)).isoformat()
        if unit == "week":
            year, week, _ = (today + timedelta(days=7 * count)).isocalendar()
            return f"{year:04d}-W{week:02d}"
        if unit == "month":
            months = today.year * 12 + today.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120_000 else None
        return f"{today.year + count:04d}" if 1 <= today.year + count <= 9999 else None
    except OverflowError:
        return None


def weekday(today: date, day: int, which: str) -> str | None:
    """The day of the week (Monday is 0) that ``which`` ("last", "next", "this", "") means."""
    ahead = (day - today.weekday()) % 7
    if which == "next":
        days = ahead or 7
    elif ahead:
        days = ahead - 7
    else:
        days = -7 if which == "last" else 0
    return shifted(today, "day", days)
