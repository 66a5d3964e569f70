"""Ranges of dates, months and numbers, and single dates and numbers, which are ranges too."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from index.query.ast import DATE_FIELDS, NUMBER_FIELDS, DateRange, Exists, KeywordRange, Node, NumberRange, Word
from index.query.dates import FIRST, LAST, TICK, date_span, is_month, shifted_month
from index.query.errors import QueryError

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)

_OTHER_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range as written; ``*`` is open."""

    text: str
    column: int


OPEN = Bound("*", 0)


def single(field: str, bound: Bound, now: datetime) -> Node:
    """Return the node of one date, month or number: its whole period, or exactly that number."""
    if field == "month":
        return Word(_month(bound), "month")
    if field in NUMBER_FIELDS:
        return NumberRange(field, _number(bound), _number(bound))
    return DateRange(field, *_span(bound, now))


def compared(field: str, comparison: str, bound: Bound, column: int, now: datetime) -> Node:
    """Return the node of ``>a``, ``>=a``, ``<a`` or ``<=a``."""
    if bound.text == "*":
        raise QueryError(bound.column, f"expected a value after {comparison}")
    strict = "=" not in comparison
    if comparison.startswith(">"):
        return between(field, (bound, OPEN), column, strict, False, now)
    return between(field, (OPEN, bound), column, False, strict, now)


def between(field: str, ends: tuple[Bound, Bound], column: int, low_open: bool, high_open: bool, now: datetime) -> Node:
    """Return the node of a range; ``low_open`` and ``high_open`` leave the end itself (a whole period) out."""
    if field not in (*DATE_FIELDS, *NUMBER_FIELDS, "month"):
        raise QueryError(column, f"expected a word after {field}: (only dates, months and numbers have ranges)")
    if all(end.text == "*" for end in ends):
        return Exists(field)
    if field == "month":
        return _months(ends, column, low_open, high_open)
    if field in NUMBER_FIELDS:
        return _numbers(field, ends, column, low_open, high_open)
    return _dates(field, ends, column, low_open, high_open, now)


def _numbers(field: str, ends: tuple[Bound, Bound], column: int, low_open: bool, high_open: bool) -> Node:
    low, high = (None if end.text == "*" else _number(end) for end in ends)
    if low is not None and high is not None and low > high:
        _backwards(column)
    return NumberRange(field, low, high, low_open and low is not None, high_open and high is not None)


def _months(ends: tuple[Bound, Bound], column: int, low_open: bool, high_open: bool) -> Node:
    low, high = (None if end.text == "*" else _month(end) for end in ends)
    low = shifted_month(low, 1) if low and low_open else low
    high = shifted_month(high, -1) if high and high_open else high
    if low and high and low > high:
        _backwards(column)
    return KeywordRange("month", low, high)


def _dates(
    field: str, ends: tuple[Bound, Bound], column: int, low_open: bool, high_open: bool, now: datetime
) -> DateRange:
    low, high = (None if end.text == "*" else _span(end, now) for end in ends)
    start = None if low is None else low[0]
    end = None if high is None else high[1]
    if low and low_open:
        start = low[1] + TICK if low[1] < LAST else _backwards(column)
    if high and high_open:
        end = high[0] - TICK if high[0] > FIRST else _backwards(column)
    if start and end and start > end:
        _backwards(column)
    return DateRange(field, start, end)


def _backwards(column: int) -> NoReturn:
    raise QueryError(column, "expected a range that ends after it begins")


def _month(bound: Bound) -> str:
    if not is_month(bound.text):
        raise QueryError(bound.column, "expected a month such as 2024-05")
    return bound.text


def _span(bound: Bound, now: datetime) -> tuple[datetime, datetime]:
    try:
        return date_span(bound.text, now)
    except ValueError as error:
        message = f"expected a date such as 2024, 2024-05, 2024-05-03 or now-2d{_meant_date(bound.text)}"
        raise QueryError(bound.column, message) from error


def _meant_date(text: str) -> str:
    """The date that a text in another way of writing most likely means, as a question; nothing if it is none."""
    found = _OTHER_DATE.fullmatch(text)
    if found is None:
        return ""
    year, month, day = found[1], int(found[2]), int(found[3] or 1)
    meant = f"{year}-{month:02d}" + (f"-{day:02d}" if found[3] else "")
    return f": did you mean `{meant}`?" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _number(bound: Bound) -> float:
    number = float(bound.text.replace(",", "")) if _NUMBER.fullmatch(bound.text) else math.inf
    if not math.isfinite(number):
        raise QueryError(bound.column, "expected a number such as 100 or 2.5")
    return number
