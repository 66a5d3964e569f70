"""What drugs are said to be worth, and which of several drugs a sum is said of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_WORDS: Final = table("seizures")["worth"]
_WORTH: Final = re.compile(rf"(?<!\w){any_of(_WORDS['words'])}\b", re.IGNORECASE)
_OF_DRUG: Final = re.compile(
    rf"\s(?:\(\w+\)\s)?(?:{any_of(_WORDS['of'])}\s?(?:(?!{any_of(_WORDS['other'])}\b)[\w-]+\s){{0,2}})?", re.IGNORECASE
)
_MONEY: Final = re.compile(rf"\s{any_of(_WORDS['money'])}\b", re.IGNORECASE)
_EACH: Final = re.compile(r"\s(?:each|apiece|cada un[oa]|chacune?|ciascun[oa]|jeweils|elk)\b", re.IGNORECASE)
_BEFORE, _BEHIND = 45, 25


def worth(frame: Frame) -> Mark | None:
    """The first sum that a sentence says drugs are worth."""
    return next(iter(_sums(frame)), None)


def worths(frame: Frame, drugs: Sequence[Mark]) -> list[Mark | None]:
    """For each of the drugs seized the sum it is worth: that said right behind it, or "$36,000 worth of" before it.

    A sum said of several drugs together is none of theirs.
    """
    found: list[Mark | None] = [None] * len(drugs)
    since = frame.start
    for money in _sums(frame):
        for place in _of(frame, money, since, drugs):
            found[place] = found[place] or money
        since = money.end
    return found


def _of(frame: Frame, money: Mark, since: int, drugs: Sequence[Mark]) -> list[int]:
    """Which drugs a sum is said of."""
    if (place := _next_drug(frame, money, drugs)) is not None:
        return [place]
    if len(drugs) == 1:
        return [0]
    before = [place for place, drug in enumerate(drugs) if since <= drug.start < money.start]
    return before if len(before) == 1 or _EACH.match(frame.text, money.end) else []


def _next_drug(frame: Frame, money: Mark, drugs: Sequence[Mark]) -> int | None:
    """The drug of "$36,000 worth of heroin" and "a $2 million cocaine haul"."""
    place = bisect_right([drug.start for drug in drugs], money.end)
    if place < len(drugs) and _OF_DRUG.fullmatch(frame.text, money.end, drugs[place].start):
        return place
    return None


def _sums(frame: Frame) -> list[Mark]:
    """The sums that the sentence says something is worth."""
    sums = frame.of("MONEY")
    drugs = frame.of("DRUG")
    kept = []
    for place, money in enumerate(sums):
        first = sums[place - 1].end if place else frame.start
        last = sums[place + 1].start if place + 1 < len(sums) else frame.end
        if _MONEY.match(frame.text, money.end):
            continue
        around = frame.text[max(first, money.start - _BEFORE) : min(last, money.end + _BEHIND)]
        if _WORTH.search(around) or _is_of_drug(frame, money, drugs):
            kept.append(money)
    return kept


def _is_of_drug(frame: Frame, money: Mark, drugs: Sequence[Mark]) -> bool:
    behind = next((drug for drug in drugs if drug.start > money.end), None)
    return behind is not None and _OF_DRUG.fullmatch(frame.text, money.end, behind.start) is not None
