"""Calendar dates, absolute or relative: "May 6, 2025", "6 May", "2024-05-03", "last Thursday", "in 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from nlp.marks import Mark

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CAPITALS: Final = "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True))
_MONTH: Final = rf"(?:{_CAPITALS}|{_CAPITALS.upper()})"
_DAY: Final = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_WEEKDAY: Final = "|".join(day.capitalize() for day in _DAYS)
_DATE: Final = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?=T[0-9]|[^\w-]|$)"
    rf"|(?:(?:{_WEEKDAY}),?\s+)?(?P<m1>{_MONTH})\.?\s+(?P<d1>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?(?![\w/]|[.,][0-9])"
    rf"|(?:(?:{_WEEKDAY}),?\s+)?(?:the\s+)?(?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH})\b(?:\.?,?\s+(?P<y2>{_YEAR}))?(?![\w/])"
    rf"|(?P<m3>{_MONTH})\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})(?![\w/-])"
    rf"|(?P<slash>[0-3]?[0-9][/.][0-3]?[0-9][/.]{_YEAR})(?![\w/])"
    rf"|(?P<today>yesterday|today|tomorrow|Yesterday|Today|Tomorrow)\b"
    rf"|(?P<near>(?:[Ll]ast|[Tt]his|[Nn]ext)\s+(?:week|month|year|{_WEEKDAY}|{_MONTH}|spring|summer|autumn|fall|winter))\b"
    rf"|(?P<weekday>{_WEEKDAY})\b"
    rf"|(?<=[Ii]n )(?P<y4>{_YEAR})(?![\w/$%-])|(?<=[Ss]ince )(?P<y5>{_YEAR})(?![\w/$%-])"
    rf"|(?<=[Ii]n )(?P<m4>{_MONTH})\b(?!\s+[A-Z0-9])"
    rf")"
)


def read_dates(text: str, published: str | None = None) -> Iterator[Mark]:
    """Yield DATE marks; ``canonical`` is ISO 8601, as exact as the text and the day of publication allow, or None."""
    anchor = _day(published)
    for found in _DATE.finditer(text):
        yield Mark(found.start(), found.end(), "DATE", _iso(found, anchor), 0.9)


def full_date(canonical: str | None) -> str | None:
    """The date if it names a day, else None."""
    return canonical if canonical is not None and len(canonical) == 10 else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _iso(found: re.Match[str], anchor: date | None) -> str | None:
    groups = found.groupdict()
    month = groups["m1"] or groups["m2"] or groups["m3"] or groups["m4"]
    year = groups["y1"] or groups["y2"] or groups["y3"] or groups["y4"] or groups["y5"]
    day = groups["d1"] or groups["d2"]
    if month:
        return _named(_MONTHS[month.lower()], int(year) if year else None, day, anchor)
    if year:
        return str(year)
    if groups["iso"]:
        return _checked(groups["iso"])
    if groups["slash"]:
        return _slashed(groups["slash"])
    return _relative(found[0].lower(), anchor)


def _named(month: int, year: int | None, day: str | None, anchor: date | None) -> str | None:
    if year is None:
        if anchor is None:
            return None
        # News looks back: a month still to come in the year of publication is last year's.
        year = anchor.year - (month > anchor.month + 1)
    if day is None:
        return f"{year:04d}-{month:02d}"
    return _checked(f"{year:04d}-{month:02d}-{int(re.sub('[^0-9]', '', day)):02d}")


def _checked(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _slashed(text: str) -> str | None:
    """Only where the order of day and month is beyond doubt."""
    first, second, year = (int(part) for part in re.split("[/.]", text))
    if first > 12 or first == second or "." in text:
        first, second = second, first
    elif second <= 12:
        return None
    return _checked(f"{year:04d}-{first:02d}-{second:02d}")


def _relative(words: str, anchor: date | None) -> str | None:
    if anchor is None:
        return None
    if words in {"yesterday", "today", "tomorrow"}:
        return (anchor + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[words])).isoformat()
    which, _, what = words.rpartition(" ")
    if what in _DAYS:
        ahead = (_DAYS.index(what) - anchor.weekday()) % 7
        return (
            anchor
            + timedelta(days=ahead or 7 if which == "next" else ahead - 7 if ahead else (-7 if which == "last" else 0))
        ).isoformat()
    if what == "year":
        return str(anchor.year + {"last": -1, "this": 0, "next": 1}[which])
    if what == "month":
        months = anchor.year * 12 + anchor.month - 1 + {"last": -1, "this": 0, "next": 1}[which]
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None
