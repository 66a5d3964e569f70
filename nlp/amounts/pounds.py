"""Pounds that are money, not weight."""

from __future__ import annotations

import re
from typing import Final

from nlp.amounts.unit_words import is_of

_BEFORE: Final = re.compile(
    r"\b(?:worth|cost(?:ing|s)?|paid|pay(?:ing|s)?|fined?|valued?|values?|price[ds]?|profits?|cash|sums?|money|spen[dt]|spending"
    r"|earn(?:ed|ing)?|bribe|sterling|banknotes|laundered|owed|estimated)\b[\s:,]*(?:(?:of|at|for|about|around|over|up|to"
    r"|more|than|nearly|almost|some|an|estimated|the|drug|roughly|is|money)\s+){0,4}$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(r"\s+(?:in (?:cash|notes|banknotes)|sterling|cash\b|of (?:cash|money))", re.IGNORECASE)
_MILLION: Final = 1e6


def pounds_of_money(text: str, start: int, end: int, value: float) -> bool:
    """Whether the "pounds" that the text has at ``start`` to ``end`` are a sum of money."""
    if _BEHIND.match(text, end) or (value >= _MILLION and not is_of(text, end)):
        return True
    return _BEFORE.search(text[max(0, start - 60) : start]) is not None
