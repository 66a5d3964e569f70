"""Dates as publishers write them, read into ISO-8601 without inventing a time, a zone or a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from crawler.extract.dates.forms import BEGINNING, FORMS, LIKELY, STARTS, STRICT, TIME_BEFORE
from crawler.extract.dates.months import FARVARDIN, JANUARY, ZONES, with_signs
from crawler.extract.dates.text import plain
from crawler.extract.dates.years import from_persian, is_persian, year_of

MAX_LENGTH = 100
HEAD = 60
"""Characters in which the name of a month must stand for a date to begin the text."""
MAX_FOUND = 20
AHEAD = timedelta(minutes=5)
"""How far the clock of a publisher may be before ours."""
EASTMOST = timedelta(hours=14)
"""The largest offset from UTC that is in use; a date or clock without one may be that far ahead."""

_YEAR_FIRST = ("ko", "zh", "ja", "hu", "mn", "lt")
_BEFORE = re.compile(r"(?:\d[.,:-]?|[a-z/])$")

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: ``start`` and ``end`` count characters of ``plain`` text.

    ``day_first`` is the order that its own numbers prove, None where it has none or they prove nothing; ``guessed``
    says that the order was the one given by the caller; ``dotted`` that dots stand between the numbers.
    """

    iso: str
    start: int
    end: int
    day_first: bool | None = None
    guessed: bool = False
    dotted: bool = False


def read_date(text: str | None, *, day_first: bool | None = None, utc: bool = False, language: str = "") -> str | None:
    """Return the date at the beginning of ``text`` as ISO-8601, None where there is none.

    A date alone stays one (``2024-05-03``); a time keeps the offset that is written beside it, and has none where
    none is written, unless ``utc`` says that times without a zone are meant so. ``03/04/2024`` is read only when
    ``day_first`` says how. ``language`` is that of the page.
    """
    text = plain((text or "")[: MAX_LENGTH * 2])[:MAX_LENGTH]
    if not LIKELY.search(text) and "-w" not in text:
        return None
    signs = with_signs(text[:HEAD], language) + text[HEAD:]
    for start in {0: None, name.end(): None} if (name := BEGINNING.match(signs)) else ():
        if STARTS.match(signs, start):
            for form in (*STRICT, *FORMS):
                found = form.match(signs, start)
                if found and (iso := _iso(found.groupdict(), day_first, utc, language)):
                    return iso
    return None


def find_dates(text: str, *, day_first: bool | None = None, language: str = "") -> list[Found]:
    """Return the whole dates anywhere in a short text, in its order, with the time beside each."""
    text = plain(text)
    if not LIKELY.search(text):
        return []
    signs = with_signs(text, language)
    found: list[Found] = []
    for form in FORMS:
        for match in form.finditer(signs):
            if _BEFORE.search(signs, 0, match.start()) or any(
                one.start < match.end() and match.start() < one.end for one in found
            ):
                continue
            if one := _found(match, signs, day_first, language):
                found.append(one)
            if len(found) >= MAX_FOUND:
                return sorted(found, key=lambda one: one.start)
    return sorted(found, key=lambda one: one.start)


def moment(iso: str | None) -> datetime | None:
    """Return an ISO-8601 date as UTC for comparing: a date alone is its midnight, no offset means UTC."""
    try:
        value = datetime.fromisoformat(iso or "")
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def plausible(iso: str | None, now: datetime, *, oldest: int = 1990) -> bool:
    """Whether a published date can be one: not before the web, nor later than ``now`` anywhere on earth."""
    value = moment(iso)
    if value is None or value.year < oldest:
        return False
    exact = datetime.fromisoformat(iso or "").tzinfo is not None
    return value <= now + (AHEAD if exact else EASTMOST)


def _found(match: re.Match[str], signs: str, day_first: bool | None, language: str) -> Found | None:
    parts = match.groupdict()
    start = match.start()
    if not parts.get("h") and (before := TIME_BEFORE.search(signs, max(0, start - 40), start)):
        parts |= before.groupdict()
        start = before.start()
    iso = _iso(parts, day_first, False, language)
    if iso is None:
        return None
    one, two = int(parts.get("one") or 0), int(parts.get("two") or 0)
    proves = one > 12 if max(one, two) > 12 and min(one, two) <= 12 and not parts.get("short") else None
    guessed = bool(one) and max(one, two) <= 12 and one != two
    return Found(iso, start, match.end(), proves, guessed, dotted=parts.get("mark") == ".")


def _iso(parts: Parts, day_first: bool | None, utc: bool, language: str) -> str | None:
    try:
        day = _day(parts, day_first, language)
    except (ValueError, OverflowError):
        return None
    return _with_time(day, parts, utc) if day and 1900 <= day.year <= 2200 else None


def _day(parts: Parts, day_first: bool | None, language: str) -> date | None:
    """The day that the parts of a form name. Raises ``ValueError`` where they name none."""
    if parts.get("short"):
        return _short(parts, day_first, language)
    year = year_of(parts["y"] or "", era=parts.get("era"), language=language)
    if parts.get("ordinal"):
        return datetime.strptime(f"{year} {parts['ordinal']}", "%Y %j").date()
    if parts.get("week"):
        return date.fromisocalendar(year, int(parts["week"] or 0), int(parts.get("wd") or 1))
    if parts.get("one"):
        dotted = parts.get("mark") == "."
        return _slashed(year, int(parts["one"] or 0), int(parts["two"] or 0), True if dotted else day_first)
    sign = ord((parts.get("name") or "\0")[0])
    month = sign - (FARVARDIN if sign > FARVARDIN else JANUARY) if sign else int(parts.get("m") or 0)
    day = int(parts.get("d") or 1)
    if sign > FARVARDIN or is_persian(year, language):
        return from_persian(year, month, day)
    return date(year, month, day)


def _short(parts: Parts, day_first: bool | None, language: str) -> date | None:
    """``03.05.24``: only where the page's language tells whether the year comes first."""
    one, two, three = (int(parts[name] or 0) for name in ("one", "two", "short"))
    if not language:
        return None
    if language in _YEAR_FIRST:
        return date(year_of(parts["one"] or ""), two, three)
    dotted = parts.get("mark") == "."
    return _slashed(year_of(parts["short"] or "", language=language), one, two, True if dotted else day_first)


def _slashed(year: int, one: int, two: int, day_first: bool | None) -> date | None:
    if one > 12 or (day_first and two <= 12) or one == two:
        return date(year, two, one)
    if two > 12 or day_first is False:
        return date(year, one, two)
    return None


def _with_time(day: date, parts: Parts, utc: bool) -> str:
    hour = int(parts.get("h") or 0)
    half = _half(parts)
    if not parts.get("h") or not (parts.get("mi") or half):
        return day.isoformat()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(parts.get("mi") or 0), min(int(parts.get("s") or 0), 59))
    except ValueError:
        return day.isoformat()
    zone = _zone(parts.get("z"))
    if zone is None and utc:
        zone = UTC
    return datetime.combine(day, clock, zone).isoformat()


def _half(parts: Parts) -> str:
    """``a`` or ``p`` where the half of the day is written, before or after the hour."""
    after, before = (parts.get("ap") or "")[:1], parts.get("before") or ""
    if after:
        return "p" if after in "pμcم" else "a"
    return "" if not before else "a" if before in ("上午", "凌晨", "早上", "午前", "오전") else "p"


def _zone(text: str | None) -> timezone | None:
    name = (text or "").replace(" ", "")
    number = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name)
    if number:
        span = timedelta(hours=int(number[2]), minutes=int(number[3] or 0))
        if span >= timedelta(hours=24):
            return None
        return timezone(-span if number[1] == "-" else span)
    hours = ZONES.get(name)
    return None if hours is None else timezone(timedelta(hours=hours))
