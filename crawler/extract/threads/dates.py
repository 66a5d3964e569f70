"""Times as forums write them: by the calendar, or told from the reader's own day (``Yesterday, 10:32``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from crawler.extract.dates.loose import read_loose_date
from crawler.extract.dates.reading import plausible, read_date
from crawler.extract.threads import time_words as words

MAX_LENGTH = 120

_START, _STOP = r"(?<![^\W_])", r"(?![^\W_])"
"""No letter or number before and behind; word boundaries fail beside the vowel signs of many scripts."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_UNIT = f"(?P<u>{_any_of(words.UNITS)})"
_DENSE = f"(?P<u>{_any_of(words.DENSE_UNITS)})"
_AGO = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_START}(?P<n>\d{{1,4}}|{words.ONE})[\s'’]*{_UNIT}\.?\s+(?:{words.BEHIND}){_STOP}",
        rf"{_START}(?:{words.BEFORE})\s+(?P<n>\d{{1,4}}|{words.ONE})\s*{_UNIT}{_STOP}",
        rf"(?P<n>\d{{1,4}})\s*{_DENSE}\s*(?:以?前|전|之前|ที่แล้ว|ก่อน|ที่ผ่านมา)",
        rf"{_START}(?P<n>)(?:{words.LONE_BEFORE})\s+{_UNIT}{_STOP}",
        rf"{_START}(?P<n>){_UNIT}\s+(?:{words.LONE_BEHIND}){_STOP}",
        r"(?P<n>\d{1,4})\s(?P<u>perce|órája|napja|hete|hónapja|éve)(?![^\W_])",
        r"^\W*(?P<n>\d{1,4})\s?(?P<u>s|m|min|h|hr|d|w|wk|mo|y|yr)\W*$",
    )
]
_CLOCK = r"(?P<h>\d{1,2})[:.h](?P<mi>\d{2})(?::(?P<s>\d{2}))?(?:\s*(?P<ap>[ap])\.?\s?m\b)?"
_NAMED = re.compile(
    rf"{_START}(?P<day>{_any_of((*words.DAYS, *words.WEEKDAYS))}){_STOP}"
    rf"(?:[\s,.|–—-]*(?:at|um|à|a\s+las|alle|om|às|as|в|о|o|kl\.?|godz\.?|saat|στις|klo|lúc|pukul|jam|الساعة|ساعت|בשעה)?"
    rf"\s*{_CLOCK})?",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({"hier", "oggi", "dan", "ahad", "rabu", "minggu", "senin", "cuma", "salı"})
"""Names of days that are common words of other languages; they count with a time of the day only."""
_BEGINNINGS = re.compile(r"(?<![\w./:-])(?=[^\W_])")
_DIGIT = re.compile(r"\d")
_TODAY = _any_of(word for word in words.DAYS if word not in _DOUBTFUL)
_LIKE = re.compile(
    rf"(?<![a-z\d])(?:(?:19|20)\d\d|25[4-7]\d)(?![a-z\d])|(?<!\d)\d{{1,2}}:\d\d(?!\d)|"
    rf"{_START}(?:{words.BEHIND}){_STOP}|{_START}(?:{words.BEFORE})\s+\d|\d\s?\S{{1,4}}(?:前|전)|"
    rf"\d\s?\S{{1,8}}\s?(?:ที่แล้ว|ก่อน)|{_START}(?:{_TODAY}){_STOP}|{_START}(?:hier|ahad)\W{{1,3}}\S{{0,3}}\s?\d|"
    r"^\W*\d{1,3}\s?(?:s|m|min|h|hr|d|w|wk|mo|y|yr)\W*$|"
    r"\d\s(?:perce|órája|napja|hete|hónapja|éve)(?![^\W_])",
    re.IGNORECASE,
)
_DAY_SAID = re.compile(rf"\W*(?:[^\W\d]+\W+){{0,3}}(?:{_TODAY}|{words.LONE_BEFORE}){_STOP}", re.IGNORECASE)
_SOLAR_YEAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
"""A year of the solar calendar of Iran, told from other numbers by the digits that it is written in."""
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?$")


def looks_like_time(text: str) -> bool:
    """Whether a short text may say when something was written; a quick look, not a reading."""
    given, text = text, _with_digits(text[:MAX_LENGTH])
    if not given.isascii() and not text.isascii() and text not in given and _SOLAR_YEAR.search(text):
        return True
    return bool(_LIKE.search(text) if _DIGIT.search(text) else _DAY_SAID.match(text))


def read_post_date(text: str | None, now: datetime, *, day_first: bool | None = None) -> str | None:
    """Return when a post was written as ISO-8601, by a text that says so anywhere within its first 120 characters.

    Times told from ``now`` come with its offset where they are spans (``3 hours ago``: to the minute; days and more:
    the date alone) and without one where a clock is read (``Yesterday, 10:32``). None where nothing plausible is said.
    """
    text = _shortened(text)
    if not text:
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        written = datetime.fromtimestamp(int(text[:10]), now.tzinfo).isoformat()
        return written if plausible(written, now) else None
    for found in (_calendar(text, day_first), _ago(text, now), _named(text, now)):
        if plausible(found, now):
            return found
    loose = read_loose_date(text) if looks_like_time(text) else None
    return loose if plausible(loose, now) else None


def read_lasting_date(text: str | None, now: datetime, *, day_first: bool | None = None) -> str | None:
    """As ``read_post_date``, but of a span of hours or minutes the day alone, so that a later visit reads the same."""
    found = read_post_date(text, now, day_first=day_first)
    return found[:10] if found and "T" in found and found == _ago(_shortened(text), now) else found


def is_relative(text: str | None) -> bool:
    """Whether a text tells a time as a span from now, so that it reads differently on every visit."""
    return any(form.search((text or "")[:MAX_LENGTH]) for form in _AGO)


def _shortened(text: str | None) -> str:
    return _with_digits(" ".join((text or "")[: MAX_LENGTH * 4].split())[:MAX_LENGTH])


def _with_digits(text: str) -> str:
    """The text with the digits of all scripts as ASCII writes them."""
    if text.isascii() or not _DIGIT.search(text):
        return text
    return "".join(str(int(one)) if one.isdecimal() else one for one in text)


def _calendar(text: str, day_first: bool | None) -> str | None:
    """The first whole date: what stands before it (``Posted by``, ``#3``, ``»``) is passed over."""
    for found in list(_BEGINNINGS.finditer(text))[:16]:
        date = read_date(text[found.start() :], day_first=day_first)
        if date:
            return date
    return None


def _ago(text: str, now: datetime) -> str | None:
    for form in _AGO:
        if found := form.search(text):
            many = int(found["n"]) if found["n"].isdecimal() else 1
            unit = found["u"].lower()
            span = words.UNITS.get(unit) or words.DENSE_UNITS.get(unit)
            if span is None:
                return None
            if unit.startswith("годин") and "тому" in found[0].lower():
                span = 3600  # an hour in Ukrainian, a year in Bulgarian and Serbian
            seconds = span * many
            if seconds > 86400 * 36525:
                return None
            when = now - timedelta(seconds=seconds)
            return when.date().isoformat() if seconds >= 86400 else when.replace(second=0, microsecond=0).isoformat()
    return None


def _named(text: str, now: datetime) -> str | None:
    found = _NAMED.search(text)
    if not found:
        return None
    word = found["day"].lower()
    back = words.DAYS[word] if word in words.DAYS else (now.weekday() - words.WEEKDAYS[word]) % 7
    day = now.date() - timedelta(days=back)
    if not found["h"]:
        return day.isoformat() if word in words.DAYS and word not in _DOUBTFUL else None
    hour, half = int(found["h"]), (found["ap"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(found["mi"]) > 59:
        return day.isoformat()
    return f"{day.isoformat()}T{hour:02}:{found['mi']}:{int(found['s'] or 0):02}"
