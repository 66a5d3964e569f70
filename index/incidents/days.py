"""Whether two statements can be of one day.

A day that a text names counts more than the day on which it was published. Where the two are close ("…, police said on
Thursday") the named day may be that of the announcement: then it proves little, and another day does not contradict it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from index.incidents.stated import Finding, Telling

_ANNOUNCED: Final = 1
_NIGHT: Final = 1
_MISTAKEN: Final = 3
_SOON: Final = 3
_WEEK: Final = 7
NEAR: Final = 10
FAR_APART: Final = 45


def compare_days(one: Telling, other: Telling) -> Finding | None:
    """Return what the days say; None where they are those of two seizures. All bounds are in days."""
    written = _written(one), _written(other)
    if written[0] and written[1]:
        return _both(written[0], written[1], _is_sure(one, written[0]) and _is_sure(other, written[1]))
    for told, day, later in ((one, written[0], other), (other, written[1], one)):
        if day and later.published:
            return _told_after(day, later.published, _is_sure(told, day))
    if one.published is None or other.published is None:
        return Finding(-1.0)
    return _by_distance(abs((one.published - other.published).days), _SOON - 1)


def told_day(telling: Telling) -> date | None:
    """Return the day that a statement names, or else that of its document; None where neither is known."""
    return _written(telling) or telling.published


def _both(first: date, second: date, sure: bool) -> Finding | None:
    apart = abs((first - second).days)
    if apart == 0:
        return Finding(2.0, f"the day, {first}")
    either = f"{min(first, second)} or {max(first, second)}" if sure else ""
    if apart <= _NIGHT:
        return Finding(1.0, "", either)
    if not sure:
        return _by_distance(apart, 0)
    return Finding(0.0, "", either) if apart <= _MISTAKEN else None


def _told_after(day: date, published: date, sure: bool) -> Finding | None:
    """What is told cannot have happened after it was told."""
    lag = (published - day).days
    if lag < -_NIGHT and sure:
        return None
    return _by_distance(abs(lag), _SOON)


def _by_distance(apart: int, soon: int) -> Finding | None:
    if apart > FAR_APART:
        return None
    if apart <= soon:
        return Finding(1.0, f"told within {soon} days")
    if apart <= _WEEK:
        return Finding(0.5)
    return Finding(0.0 if apart <= NEAR else -2.0)


def _is_sure(telling: Telling, day: date) -> bool:
    return telling.published is None or (telling.published - day).days > _ANNOUNCED


def _written(telling: Telling) -> date | None:
    text = telling.event.get("date")
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
