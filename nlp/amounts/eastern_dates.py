"""Dates of Chinese, Japanese, Korean and Thai: "2024年5月3日", "令和6年5月3日", "3 พฤษภาคม 2567"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Final

from nlp.amounts.calendar import Today, day_of, shifted
from nlp.amounts.folding import is_eastern
from nlp.amounts.persian_dates import persian_dates
from nlp.marks import Mark


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_DATA: Final = tomllib.loads((files("nlp.amounts") / "data" / "eastern_dates.toml").read_text("utf-8"))
_SIGNS: Final = re.compile("[年月日년월일昨今]")
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_BY_SIGNS: Final = re.compile(
    rf"(?:(?:(?P<year>(?<![0-9]){_YEAR})|(?P<era>{_any(_DATA['eras'])})(?P<of>[0-9]{{1,3}}|元))\s?[年년]\s?"
    rf"|(?P<near>{_any(_DATA['years'])})\s?)?"
    r"(?<![0-9.])(?P<month>[01]?[0-9])\s?[月월](?!份?[间間])\s?(?:(?P<day>[0-3]?[0-9])\s?[日号號일])?"
    rf"|(?P<alone>(?<![0-9])(?:{_YEAR}))\s?[年년](?![间間])"
    # "警視庁は10日、": the day of this month; "10日間" are so many days.
    r"|(?<=[はが、。「\s])(?P<only>[0-3]?[0-9])日(?=[、にのま午夜朝未深])"
)
_DAYS: Final = re.compile(_any(_DATA["days"]))
_THAI_MONTHS: Final = {
    form: number for number, forms in enumerate(_DATA["months"]["th"], 1) for form in forms.split("|")
}
_THAI_SIGNS: Final = ("\u0e21", "\u0e04")
_THAI: Final = re.compile(
    rf"(?:(?<![0-9])(?P<day>[0-3]?[0-9])\s?)?(?P<month>{_any(_THAI_MONTHS)})"
    r"(?:\s?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{2}|20[0-9]{2}|[67][0-9](?![0-9:.])))?"
)
_BUDDHIST: Final = 543


def eastern_dates(text: str, today: Today | None) -> Iterator[Mark]:
    """Yield DATE marks of the languages and calendars that the signs of a text show, digits folded before."""
    if not is_eastern(text):
        return
    if _SIGNS.search(text):
        yield from _by_signs(text, today)
    for found in _DAYS.finditer(text):
        day = None if today is None else shifted(today.day, "day", _DATA["days"][found[0]])
        yield Mark(found.start(), found.end(), "DATE", day, 0.9)
    if any(sign in text for sign in _THAI_SIGNS):
        yield from _thai(text, today)
    yield from persian_dates(text, today)


def _by_signs(text: str, today: Today | None) -> Iterator[Mark]:
    for found in _BY_SIGNS.finditer(text):
        if found["alone"]:
            yield Mark(found.start(), found.end(), "DATE", found["alone"], 0.8)
        elif found["only"]:
            day = None if today is None else _last(today.day, int(found["only"]))
            yield Mark(found.start(), found.end(), "DATE", day, 0.8)
        elif 1 <= int(found["month"]) <= 12:
            number = int(found["day"]) if found["day"] else None
            yield Mark(found.start(), found.end(), "DATE", _month_day(found, number, today), 0.9)


def _month_day(found: re.Match[str], day: int | None, today: Today | None) -> str | None:
    year = None
    if found["year"]:
        year = int(found["year"])
    elif found["era"]:
        year = _DATA["eras"][found["era"]] + (1 if found["of"] == "元" else int(found["of"]))
    elif found["near"] and today:
        year = today.day.year + _DATA["years"][found["near"]]
    return day_of(year, int(found["month"]), day, today)


def _last(today: date, day: int) -> str | None:
    """The last day of that number."""
    days = (today - timedelta(days=back) for back in range(min(62, today.toordinal())))
    return next((then.isoformat() for then in days if then.day == day), None)


def _thai(text: str, today: Today | None) -> Iterator[Mark]:
    for found in _THAI.finditer(text):
        day, year = found["day"], int(found["year"]) if found["year"] else None
        if day is None and year is None:
            continue
        if year is not None and not 2000 <= year < 2100:
            # "69" is 2569 of the Buddhist era.
            year = (year if year > 2100 else 2500 + year) - _BUDDHIST
        iso = day_of(year, _THAI_MONTHS[found["month"]], int(day) if day else None, today)
        yield Mark(found.start(), found.end(), "DATE", iso, 0.9)
