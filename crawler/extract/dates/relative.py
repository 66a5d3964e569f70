"""Days that are told from now: ``3 hours ago``, ``hace 2 días``, ``yesterday``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from crawler.extract.dates.lines import CLOSE, behind
from crawler.extract.dates.places import titles_of
from crawler.extract.dates.text import any_of, plain
from crawler.extract.dates.words import date_words
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

RELATIVE = heuristic("date.relative", "spans like '3 hours ago' right behind the title")

MAX_LENGTH = 48
MAX_DAYS = 31
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_ONE = date_words("one")


def read_relative(text: str, now: datetime) -> str | None:
    """Return the day that a short text tells from ``now``, as ISO-8601; None where it tells none.

    Only spans up to a month of days count: ``2 months ago`` names no day.
    """
    text = plain(text[: MAX_LENGTH * 2])
    if len(text) > MAX_LENGTH:
        return None
    span = _span(text)
    if span is None:
        word = _named().search(text)
        span = None if word is None else timedelta(days=1 if word["yesterday"] else 0)
    return None if span is None or span > timedelta(days=MAX_DAYS) else (now - span).date().isoformat()


def from_relative(facts: Facts) -> str | None:
    """The day that a short line right behind the title tells from now."""
    for title in titles_of(facts) if RELATIVE else []:
        for _, text, size in behind(title):
            if size > CLOSE:
                break
            if text and len(text) <= MAX_LENGTH and (found := read_relative(text, facts.now)):
                return found
    return None


def _span(text: str) -> timedelta | None:
    for form in _forms():
        if found := form.search(text):
            many = int(found["n"]) if found["n"].isdigit() else 1
            unit = next(name for name in _SECONDS if found[name])
            return timedelta(seconds=_SECONDS[unit] * many)
    return None


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = "|".join(f"(?P<{name}>{any_of(date_words(name))})" for name in _SECONDS)
    many = rf"(?P<n>\d{{1,4}}|{any_of(_ONE)})\s*(?:{unit})\.?"
    after, before = any_of(date_words("ago-after")), any_of(date_words("ago-before"))
    return (
        re.compile(rf"(?<![\w.,])(?:about\s+)?{many}\s*(?:{after})(?![^\W\d_])"),
        re.compile(rf"(?<!\w)(?:{before})\s+{many}(?![^\W\d_])"),
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    today, yesterday = any_of(date_words("today")), any_of(date_words("yesterday"))
    return re.compile(
        rf"(?<!\w)(?:(?P<today>{today})|(?P<yesterday>{yesterday}))(?=$|[\s,|·•-]+(?:\w{{1,6}}\s+)?\d{{1,2}}[:.h]\d\d)"
    )
