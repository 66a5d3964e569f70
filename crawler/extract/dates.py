"""Dates as publishers write them, read into ISO-8601 without inventing a time, a zone or a day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from crawler.extract.months import MONTHS, ZONES

MAX_LENGTH = 100

_TIME = r"(?:(?P<h>\d{1,2})(?:[:.h](?P<mi>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?)?\s*(?P<ap>[ap]\.?\s?m\b\.?)?)"
_ZONE = r"(?:\s*\(?(?P<z>z(?![a-z])|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5}\b)\)?)?"
_THEN_TIME = rf"(?:[\s,T|–—-]*(?:at|um|à|a las|alle|kl\.?|в)?\s*{_TIME}(?<=[\d.m]){_ZONE})?"
_DAY_NAME = r"(?:[^\W\d]{2,12}\.?,?\s+)?"
_NAME = r"(?P<name>[^\W\d]{3,12})\.?"

_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d){_THEN_TIME}",
        rf"(?P<y>\d{{4}})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d):?(?P<mi>\d\d):?(?P<s>\d\d)?(?:[.,]\d+)?{_ZONE})?(?!\d)",
        rf"(?P<y>\d{{4}})-(?P<ordinal>\d{{3}})(?!\d){_THEN_TIME}",
        r"(?P<y>\d{4})-?W(?P<week>\d\d)(?:-?(?P<wd>[1-7]))?$",
        r"(?P<y>\d{4})-(?P<m>\d\d)$",
        rf"{_DAY_NAME}(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:(?:of|de|d’|d')\s*)?{_NAME}"
        rf"[\s,-]*(?:(?:de|del)\s+)?(?P<y>\d{{4}}|\d{{2}}(?!\d|:)){_THEN_TIME}",
        rf"{_DAY_NAME}{_NAME}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_THEN_TIME}",
        rf"[^\W\d]{{3,9}},?\s+{_NAME}\s+(?P<d>\d{{1,2}})\s+{_TIME}(?:\s+(?P<z>[a-z]{{2,5}}|[+-]\d{{4}}))?\s+(?P<y>\d{{4}})",
        rf"{_DAY_NAME}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{4}}){_THEN_TIME}",
        rf"{_DAY_NAME}(?P<one>\d{{1,2}})[/-](?P<two>\d{{1,2}})[/-](?P<y>\d{{4}}){_THEN_TIME}",
        r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日(?:\s*(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d))?)?",
        r"(?P<y>\d{4})\s?년\s?(?P<m>\d{1,2})\s?월\s?(?P<d>\d{1,2})\s?일(?:\s*(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d))?)?",
    )
]


def read_date(text: str | None, *, day_first: bool | None = None, utc: bool = False) -> str | None:
    """Return the date at the beginning of ``text`` as ISO-8601, None where there is none.

    A date alone stays one (``2024-05-03``); a time keeps the offset that is written beside it, and has none where
    none is written, unless ``utc`` says that times without a zone are meant so. ``03/04/2024`` is read only when
    ``day_first`` says how.
    """
    text = " ".join((text or "")[: MAX_LENGTH * 2].split())[:MAX_LENGTH]
    for form in _FORMS:
        found = form.match(text)
        if not found:
            continue
        parts = found.groupdict()
        day = _day(parts, day_first)
        if day and 1900 <= day.year <= 2200:
            return _with_time(day, parts, utc)
    return None


def moment(iso: str | None) -> datetime | None:
    """Return an ISO-8601 date as UTC for comparing: a date alone is its midnight, no offset means UTC."""
    try:
        value = datetime.fromisoformat(iso or "")
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def plausible(iso: str | None, now: datetime, *, oldest: int = 1990) -> bool:
    """Whether a published date can be one: not before the web, at most two days ahead of ``now``."""
    value = moment(iso)
    return value is not None and value.year >= oldest and value <= now + timedelta(days=2)


def _day(parts: dict[str, str | None], day_first: bool | None) -> date | None:
    try:
        year = _year(parts["y"] or "")
        if parts.get("ordinal"):
            return datetime.strptime(f"{year} {parts['ordinal']}", "%Y %j").date()
        if parts.get("week"):
            return date.fromisocalendar(year, int(parts["week"] or 0), int(parts.get("wd") or 1))
        if parts.get("one"):
            return _slashed(year, int(parts["one"] or 0), int(parts["two"] or 0), day_first)
        month = MONTHS.get((parts.get("name") or "").lower()) or int(parts.get("m") or 0)
        return date(year, month, int(parts.get("d") or 1))
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Two digits count from 1970, as mail programs read them."""
    year = int(digits)
    if len(digits) == 2:
        return year + (1900 if year >= 70 else 2000)
    return year


def _slashed(year: int, one: int, two: int, day_first: bool | None) -> date | None:
    if one > 12 or (day_first and two <= 12) or one == two:
        return date(year, two, one)
    if two > 12 or day_first is False:
        return date(year, one, two)
    return None


def _with_time(day: date, parts: dict[str, str | None], utc: bool) -> str:
    hour = int(parts.get("h") or 0)
    half = (parts.get("ap") or "").lower()[:1]
    if not parts.get("h") or not (parts.get("mi") or half):
        return day.isoformat()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(parts.get("mi") or 0), min(int(parts.get("s") or 0), 59))
    except ValueError:
        return day.isoformat()
    zone = _zone(parts.get("z"))
    if zone is None and utc:
        zone = UTC
    return datetime.combine(day, clock, zone).isoformat()


def _zone(text: str | None) -> timezone | None:
    name = (text or "").lower().replace(" ", "")
    number = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name)
    if number:
        span = timedelta(hours=int(number[2]), minutes=int(number[3] or 0))
        if span >= timedelta(hours=24):
            return None
        return timezone(-span if number[1] == "-" else span)
    hours = ZONES.get(name)
    return None if hours is None else timezone(timedelta(hours=hours))
