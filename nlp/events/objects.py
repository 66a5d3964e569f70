"""Whether a drug is what was taken, though nothing says how much of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from nlp.events.cues import OF_KIND, any_of, table
from nlp.marks import Mark

if TYPE_CHECKING:
    from nlp.events.measured import Holding

_WORDS: Final = table("seizures")
CLAUSE: Final = re.compile(
    r"[;:\u2014]|\b(?:who|which|that|because|after|while|when|que|qui|che|quando|cuando|quand|nachdem|weil|dass|omdat)\b"
)
"""Begins another statement in a sentence."""
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being|is|are|fue|fueron|foi|foram|\u00e9t\u00e9|stat[aoie]|wurden?|werd(?:en)?)\s+(?:\w+\s+)?$"
)
_OBJECT: Final = re.compile(
    r"\b(?:with|of|found|find\w*|discover\w+|uncover\w+|locat\w+|unearthed|and|de|con|avec|mit|met|com)\s+(?:[\w-]+\s+){0,4}$"
)
_WORTH_OF: Final = re.compile(r"\b(?:worth|million|billion|euros?|dollars) of\s(?:[\w-]+\s){0,2}$")
_AMOUNT_OF: Final = re.compile(rf"\b{any_of(_WORDS['amounts_of']['words'])}\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
_WAS_TRADED: Final = re.compile(
    r"\s(?:was|were|is|are|being|had been) (?:sold|smuggled|trafficked|bought|consumed|used|produced|grown|made)\b"
)
_APART: Final = re.compile(
    rf"\b{any_of(_WORDS['apart']['words'])}\b(?:(?!\b(?:and|includ\w+|were|was)\b).)*$", re.IGNORECASE
)
_KIND_OF: Final = re.compile(rf"(?<!in )\b{any_of(_WORDS['kinds_of']['words'])}\s?(?:[\w-]+\s)?$", re.IGNORECASE)
_TRADED: Final = re.compile(rf"\b{any_of(_WORDS['traded']['words'])}\s+(?:[^\W\d]+\s+){{0,3}}$", re.IGNORECASE)
_STOLEN: Final = re.compile(rf"\b{any_of(_WORDS['stolen']['words'])}\s+(?:\S+\s+){{0,3}}$", re.IGNORECASE)
_FAR, _NEAR, _NEAR_STRICT = 150, 90, 60
_AT_ONCE: Final = 5
_BEFORE: Final = 50


def is_object(text: str, drug: Mark, trigger: int, strict: bool) -> bool:
    """Whether the drug stands as what was taken; ``strict``: the verb at ``trigger`` alone does not prove it."""
    if OF_KIND.match(text[drug.end : drug.end + 20]) or _KIND_OF.search(text, max(0, drug.start - _BEFORE), drug.start):
        return False
    if _WORTH_OF.search(text[max(0, drug.start - 40) : drug.start]):
        return True
    if _WAS_TRADED.match(text, drug.end):
        return False
    some = _AMOUNT_OF.search(text, max(0, drug.start - _BEFORE), drug.start) is not None
    first, last = min(trigger, drug.end), max(trigger, drug.start)
    if last - first > (_FAR if some else _NEAR_STRICT if strict else _NEAR):
        return False
    between = text[first:last]
    if CLAUSE.search(between):
        return False
    if drug.end <= trigger:
        return _PASSIVE.search(between) is not None
    return some or _OBJECT.search(between) is not None if strict else _APART.search(between) is None


def was_traded(text: str, holding: Holding, trigger: int) -> bool:
    """Whether the drug was stolen, or sold where the verb at ``trigger`` speaks of something else ("his car")."""
    first = max(0, holding.start - _BEFORE)
    if _STOLEN.search(text, first, holding.start):
        return True
    found = _TRADED.search(text, first, holding.start)
    return found is not None and not found.start() <= trigger <= holding.end + _AT_ONCE
