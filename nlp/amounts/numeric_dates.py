"""Dates in digits: "2024-05-03", "13/05/2024", "3.5.2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.amounts.american import cues
from nlp.amounts.calendar import Today, checked
from nlp.marks import Mark

_YEAR: Final = r"(?:19|20)[0-9]{2}"
_NUMERIC: Final = re.compile(
    rf"(?<![\w/.\-])(?:(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>[01]?[0-9])(?P=s)(?P<d>[0-3]?[0-9])(?=T[0-9]|(?![\w/-]|\.[0-9]))"
    rf"|(?P<a>[0-3]?[0-9])(?P<t>[-/.])(?P<b>[0-3]?[0-9])(?P=t)(?P<c>{_YEAR}|(?<=/)[0-9]{{2}})(?![\w/-]|\.[0-9]))"
)
_MONTH_FIRST: Final = frozenset({"US", "PH"})
_DAY_FIRST: Final = frozenset(
    {"GB", "UK", "IE", "AU", "NZ", "IN", "ZA", "SG", "HK", "KE", "NG", "PK", "GH", "JM", "MT"}
)
_THIS_CENTURY: Final = 40
_SAMPLE: Final = 20_000
_CLEARLY: Final = 2


def numeric_dates(text: str, language: str | None, today: Today | None = None) -> Iterator[Mark]:
    """Yield dates in digits; where day and month may be either, the other dates of the text decide.

    Next the language and its region, then what else is American in the text, then that news tells what has happened.
    """
    found = list(_NUMERIC.finditer(text))
    doubtful = any(not date["y"] and _order_of(date) is None for date in found)
    month_first = _order(text, found, language, today) if doubtful else None
    for date in found:
        yield Mark(date.start(), date.end(), "DATE", _iso(date, month_first), 0.9)


def _past_order(found: list[re.Match[str]], today: Today) -> bool | None:
    """The order by which no date lies ahead; None where both do as well."""
    latest = today.latest.isoformat()
    ahead = {order: sum((_iso(date, order) or latest) > latest for date in found) for order in (True, False)}
    return None if ahead[True] == ahead[False] else ahead[True] < ahead[False]


def _iso(date: re.Match[str], month_first: bool | None) -> str | None:
    if date["y"]:
        return checked(int(date["y"]), int(date["m"]), int(date["d"]))
    first, second, year = int(date["a"]), int(date["b"]), int(date["c"])
    if len(date["c"]) == 2:
        year += 2000 if year < _THIS_CENTURY else 1900
    own = _order_of(date)
    order = month_first if own is None else own
    if order is None:
        return checked(year, first, second) if first == second else None
    return checked(year, *((first, second) if order else (second, first)))


def _order_of(date: re.Match[str]) -> bool | None:
    """Whether the month stands first, as the date itself shows; None where it may be either."""
    if date["y"] or not date["a"]:
        return None
    first, second = int(date["a"]), int(date["b"])
    if date["t"] == "." or first > 12:
        return False
    return True if second > 12 else None


def _order(text: str, found: list[re.Match[str]], language: str | None, today: Today | None) -> bool | None:
    shown = {order for date in found if date["a"] and date["t"] != "." and (order := _order_of(date)) is not None}
    if len(shown) == 1:
        return shown.pop()
    base, _, region = (language or "en").replace("_", "-").partition("-")
    if base.lower() != "en":
        return False
    if region:
        return True if region.upper() in _MONTH_FIRST else False if region.upper() in _DAY_FIRST else None
    here, abroad = cues(text[:_SAMPLE])
    if here > _CLEARLY * abroad or abroad > _CLEARLY * here:
        return here > abroad
    return None if today is None else _past_order(found, today)
