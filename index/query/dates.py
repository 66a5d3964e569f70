"""Dates and months as queries write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_PARTS = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_RELATIVE = re.compile(r"now(?:([+-])(\d{1,9})([smhdw]))?", re.ASCII)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FIRST_PARTS = (1, 1, 1, 0, 0, 0, 0)
_STEPS = {
    3: timedelta(days=1),
    4: timedelta(hours=1),
    5: timedelta(minutes=1),
    6: timedelta(seconds=1),
    7: timedelta(microseconds=1),
}
TICK = timedelta(microseconds=1)
FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)


def date_span(text: str, now: datetime) -> tuple[datetime, datetime]:
    """Return the first and last instant (UTC, inclusive) of a date: a year, month, day, hour … or ``now-2d``.

    Raises ``ValueError`` when the text is no date.
    """
    relative = _RELATIVE.fullmatch(text)
    try:
        if relative:
            moment = _relative(relative, now.astimezone(UTC))
            return moment, moment
        return _absolute(text)
    except OverflowError as error:
        raise ValueError("beyond the calendar") from error


def _relative(found: re.Match[str], now: datetime) -> datetime:
    sign, amount, unit = found.groups()
    if sign is None:
        return now
    step = timedelta(**{_UNITS[unit]: int(amount)})
    return now + step if sign == "+" else now - step


def _absolute(text: str) -> tuple[datetime, datetime]:
    found = _PARTS.fullmatch(text)
    if found is None:
        raise ValueError("no date")
    *numbers, fraction, zone = found.groups()
    given = [int(number) for number in numbers if number is not None]
    if fraction is not None:
        given.append(int(fraction.ljust(6, "0")))
    year, month, day, hour, minute, second, micro = [*given, *_FIRST_PARTS[len(given) :]]
    local = datetime(year, month, day, hour, minute, second, micro)
    start = datetime.fromisoformat(f"{local.isoformat()}{zone or '+00:00'}").astimezone(UTC)
    return start, _last_instant(start, len(given))


def _last_instant(start: datetime, precision: int) -> datetime:
    """The last instant of the period that begins at ``start``: a year (1 part given), a month (2), a day (3) …"""
    if precision > 2:
        return LAST if LAST - start < _STEPS[precision] else start + _STEPS[precision] - TICK
    years, month = divmod(start.month, 12) if precision == 2 else (1, 0)
    if start.year + years > LAST.year:
        return LAST
    return start.replace(year=start.year + years, month=month + 1) - TICK


def is_month(text: str) -> bool:
    """Say whether a text is a month such as ``2024-05``."""
    return _MONTH.fullmatch(text) is not None and text[:4] != "0000"


def shifted_month(month: str, by: int) -> str:
    """Return the month so many months later (or earlier, if negative)."""
    count = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{count // 12:04d}-{count % 12 + 1:02d}"
