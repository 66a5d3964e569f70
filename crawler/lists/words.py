"""Values of lists brought into one form: clean text, names as people say them, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import TypeVar

from crawler.extract.dates.reading import read_date
from crawler.lists.model import MAX_VALUES, Name

MAX_NAME = 500
MAX_REMARKS = 20_000
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|td|h[1-6])\b[^<>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_YEAR = re.compile(r"[12]\d{3}")
_CIRCA = re.compile(r"(?:circa|ca\.?|c\.|approximately|about)\s+(.{4,40})", re.IGNORECASE)
_SPAN = re.compile(r"(?:between\s+)?(.{4,20}?)\s*(?:\bto\b|\band\b|/|–|-)\s*(.{4,20})", re.IGNORECASE)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?\s+([12]\d{3})")
_SURNAME_FIRST = re.compile(r"([^,]+),\s+([^,]+)")
T = TypeVar("T")


def plain(value: object, limit: int = MAX_NAME) -> str:
    """A text value on one line, cut to ``limit`` characters; numbers are written out, anything else is empty."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    # Python refuses to write out integers of thousands of digits; no list has them.
    if isinstance(value, int) and value.bit_length() > 256:
        return ""
    text = str(value)[: limit * 4]
    if text.isprintable() and "  " not in text:
        return text.strip()[:limit].strip()
    return _BLANKS.sub(" ", _UNFIT.sub(" ", text)).strip()[:limit].strip()


def untagged(value: object, limit: int = MAX_NAME) -> str:
    """A text value like ``plain``, without the markup that some publishers keep in their data."""
    if isinstance(value, str) and ("<" in value or "&" in value):
        return plain(unescape(_TAG.sub("", _BLOCK.sub(" ", value[: limit * 4]))), limit)
    return plain(value, limit)


def some(values: Iterable[T | None]) -> tuple[T, ...]:
    """Each value once, empty ones left out, at most as many as are kept of one fact."""
    return tuple(dict.fromkeys(value for value in values if value))[:MAX_VALUES]


def said(name: str) -> Name:
    """A name listed with the surname first, as people say it: ``DOE, Jane`` is Jane DOE."""
    found = _SURNAME_FIRST.fullmatch(name)
    return Name(name, f"{found[2]} {found[1]}" if found else name)


def as_listed(name: str) -> Name:
    """A name that is listed as people say it."""
    return Name(name, name)


def born(text: str) -> str:
    """A date of birth in the forms of ``Entry.born``; what is none of them stays as written."""
    text = plain(text, 100)
    if found := _CIRCA.fullmatch(text):
        return f"circa {_day(found[1]) or found[1]}"
    if day := _day(text):
        return day
    if found := _SPAN.fullmatch(text):
        first, last = _day(found[1]), _day(found[2])
        return f"{first}/{last}" if first and last else text
    return text


def _day(text: str) -> str | None:
    text = text.strip()
    if _YEAR.fullmatch(text):
        return text
    if found := _MONTH.fullmatch(text):
        day = read_date(f"1 {found[1]} {found[2]}")
        return day[:7] if day else None
    day = read_date(text) if len(text) <= 20 else None
    return day[:10] if day and len(text) > 7 else day


def day_of(text: str) -> str | None:
    """The ISO date that a text begins with, None where it is none."""
    return read_date(plain(text, 100))
