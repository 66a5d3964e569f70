"""Which day, month or year the words of a date mean, as seen from the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_EAST: Final = timedelta(hours=14)
"""Somewhere on Earth it is so much later than in Greenwich."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day of publication, and the ``latest`` that it was anywhere on Earth at that moment."""

    day: date
    latest: date


def anchor(published: str | None) -> Today | None:
    """The day of an ISO 8601 date or time; None where it is none."""
    if not published:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    try:
        then = datetime.fromisoformat(published) if len(published) > 10 else None
        latest = (then.astimezone(UTC) + _EAST).date() if then and then.tzinfo else day
    except (ValueError, OverflowError):
        latest = day
    return Today(day, max(day, latest))


def full_date(canonical: str | None) -> str | None:
    """The date if it names a day, else None; of a span of days the first."""
    day = canonical.partition("/")[0] if canonical else ""
    return day if len(day) == 10 else None


def day_of(year: int | None, month: int, day: int | None, today: Today | None, ahead: bool = False) -> str | None:
    """ISO 8601 of a day, or of a month without one; None where there is no such day or no year can be told.

    Without a year the last such day or month is meant, and with ``ahead`` the next: news tells what has happened.
    """
    if year is None:
        if today is None:
            return None
        year = _year_near(month, day, today, ahead)
    return f"{year:04d}-{month:02d}" if day is None else checked(year, month, day)


def checked(year: int, month: int, day: int) -> str | None:
    """ISO 8601 of a day; None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_near(month: int, day: int | None, today: Today, ahead: bool) -> int:
    if ahead:
        now = today.day
        return now.year + ((month, day or 31) < (now.month, now.day))
    return today.latest.year - ((month, day or 1) > (today.latest.month, today.latest.day))


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


def weekday(today: date, day: int, which: str, future: bool = False) -> str | None:
    """The day of the week (Monday is 0) that ``which`` ("last", "next", "this", "") means; ``future``: to come."""
    ahead = (day - today.weekday()) % 7
    if which == "next" or (future and which != "last"):
        days = ahead or 7
    elif ahead:
        days = ahead - 7
    else:
        days = -7 if which == "last" else 0
    return shifted(today, "day", days)
