"""Which figures are totals over a time, a country or an operation, not one seizure."""

from __future__ import annotations

import re
from typing import Final

from nlp.amounts import kilograms
from nlp.events import roles
from nlp.events.cues import Cues, any_of, table
from nlp.events.frames import Frame
from nlp.events.route import is_at
from nlp.marks import Mark

_RECORD: Final = re.compile(
    r"\b(?:largest|biggest|record)\s(?:(?:\w+\s){0,2}(?:seizure|haul|bust|shipment|cache|interception)|of its kind)\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|earlier|early|late|later|spring"
    r"|summer|autumn|fall|\d{1,2})\s(?:of\s)?$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    rf"\b{any_of(table('totals')['in_year']['words'])}\s(?:19|20)[0-9]{{2}}\b(?!\s?(?:%|kg|[\u2013-]\d))", re.IGNORECASE
)
_ONE: Final = re.compile(rf"\b{any_of(table('totals')['one']['words'])}\b", re.IGNORECASE)
_OPERATION: Final = re.compile(rf"\b{any_of(table('totals')['operation']['words'])}", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[;:()]|\b(?:who|whose|which|that|quien|qui|che|der|die|dass)\b")
_HUGE: Final = 30_000.0
"""Kilograms that no single seizure has."""
_NEAR: Final = 70
_SITE, _CITY = 0, 1


def total(frame: Frame, trigger: int, cues: Cues) -> str | None:
    """The words that make a total of the figures of a sentence; ``trigger`` is where it says that drugs were seized."""
    if _RECORD.search(frame.words):
        return None
    return _said(frame, cues) or _operation(frame) or _year(frame, trigger)


def _said(frame: Frame, cues: Cues) -> str | None:
    """Words for a total, not a part of a name ("National Guard") or date ("May last year")."""
    names = frame.of("ORG", "PERSON", "PLACE")
    for found in cues.total.finditer(frame.text, frame.start, frame.end):
        in_name = any(mark.start <= found.start() < mark.end for mark in names)
        dated = found[0].lower().endswith("year") and _DATED.search(
            frame.text, max(frame.start, found.start() - 14), found.start()
        )
        if not in_name and not dated:
            return found[0]
    return None


def _operation(frame: Frame) -> str | None:
    """ "During Operation Trident", unless the sentence tells of one house or vehicle."""
    found = _OPERATION.search(frame.text, frame.start, frame.end)
    return None if found is None or _is_one(frame) else found[0]


def _year(frame: Frame, trigger: int) -> str | None:
    """A year alone: "In 2023 customs seized 40 tonnes", unless the sentence tells of one place, vehicle or person."""
    for found in _YEAR.finditer(frame.text, frame.start, frame.end):
        first, last = min(found.end(), trigger), max(found.start(), trigger)
        if last - first > _NEAR or _CLAUSE.search(frame.text, first, last):
            continue
        if _is_huge(frame) or not _is_one(frame):
            return found[0]
    return None


def _is_one(frame: Frame) -> bool:
    return _ONE.search(frame.text, frame.start, frame.end) is not None or any(
        roles.specificity(mark) in {_SITE, _CITY} and is_at(frame, mark) for mark in frame.of("PLACE")
    )


def _is_huge(frame: Frame) -> bool:
    return any(_weight(mark) > _HUGE for mark in frame.of("QUANTITY"))


def _weight(mark: Mark) -> float:
    return kilograms(mark.amount, mark.unit) or 0.0
