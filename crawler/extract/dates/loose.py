"""Dates anywhere in a short text."""

from __future__ import annotations

from crawler.extract.dates.reading import find_dates

MAX_LENGTH = 60


def read_loose_date(text: str) -> str | None:
    """Return the day that a short ``text`` names somewhere (``on the 12th of November 2024``), as ISO-8601.

    None where it names none, or several different ones, or one that can be read in two ways.
    """
    text = " ".join(text[: MAX_LENGTH * 4].split())
    if len(text) > MAX_LENGTH:
        return None
    days = {one.iso[:10] for one in find_dates(text, day_first=None)}
    return days.pop() if len(days) == 1 else None
