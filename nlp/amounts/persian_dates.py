"""Dates of the Solar Hijri calendar, as in Iran and Afghanistan: "۱۵ اردیبهشت ۱۴۰۳", "۱۴۰۳/۰۲/۱۵"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Final

from nlp.amounts.calendar import Today
from nlp.marks import Mark

_DATA: Final = tomllib.loads((files("nlp.amounts") / "data" / "eastern_dates.toml").read_text("utf-8"))
_MONTHS: Final[list[str]] = _DATA["months"]["fa"]
_LETTERS: Final = re.compile("[\u06cc\u0631]")
_DATE: Final = re.compile(
    rf"(?<![0-9/])(?P<day>[0-3]?[0-9])\s(?P<month>{'|'.join(_MONTHS)})(?:\s(?:ماه\s)?(?P<year>1[34][0-9]{{2}})(?![0-9]))?(?!\w)"
    r"|(?<![0-9/])(?P<y>1[34][0-9]{2})/(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])(?![0-9/])"
)
_FIRST: Final = 1375
_FIRST_DAY: Final = date(1996, 3, 20)
"""The first day of that year."""
_CYCLE: Final = 33
_LEAP: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_BEFORE_CHRIST: Final = 621
"""The calendar's year begins in March, so many years after our year's number."""


def persian_dates(text: str, today: Today | None) -> Iterator[Mark]:
    """Yield DATE marks in a text with digits folded; without a year the last such day is meant."""
    if not _LETTERS.search(text):
        return
    for found in _DATE.finditer(text):
        month = _MONTHS.index(found["month"]) + 1 if found["month"] else int(found["m"])
        day, year = int(found["day"] or found["d"]), found["year"] or found["y"]
        then = gregorian(int(year), month, day) if year else _last(month, day, today)
        yield Mark(found.start(), found.end(), "DATE", then.isoformat() if then else None, 0.9)


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day in our calendar, by 33 years with 8 leap years, right from 1799 to 2046; None if there is none.

    Source of the cycle: the leap years of the tabular calendar are those whose number leaves 1, 5, 9, 13, 17, 22, 26
    or 30 when divided by 33.
    """
    days = 31 if month <= 6 else 30 if month < 12 or year % _CYCLE in _LEAP else 29
    if not (1 <= month <= 12 and 1 <= day <= days and 1178 <= year <= 1500):
        return None
    first, last = sorted((_FIRST, year))
    leaps = sum(one % _CYCLE in _LEAP for one in range(first, last))
    since = (year - _FIRST) * 365 + (leaps if year >= _FIRST else -leaps)
    passed = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return _FIRST_DAY + timedelta(days=since + passed + day - 1)


def _last(month: int, day: int, today: Today | None) -> date | None:
    if today is None:
        return None
    year = today.latest.year - _BEFORE_CHRIST
    days = (gregorian(one, month, day) for one in (year, year - 1, year - 2))
    return next((then for then in days if then is not None and then <= today.latest), None)
