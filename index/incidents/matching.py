"""Whether two statements of a seizure speak of the same one. Symmetric, and a matter of the two alone.

Evidence is added up: amount, worth, place, day, agency, hiding place, route, and names that both documents have. What
cannot be true of one seizure (another substance, amounts far apart, days far apart) decides alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from index.incidents.days import compare_days
from index.incidents.measures import LIKE_AMOUNT, SAME_AMOUNT, compare_amounts, compare_values
from index.incidents.stated import Finding, Telling, form
from index.incidents.whereabouts import compare_places, same_whereabouts
from index.model import Json

__all__ = ["ENOUGH", "LIKE_AMOUNT", "SAME_AMOUNT", "Agreement", "Telling", "agreement"]

ENOUGH: Final = 4.0
_MOST_OF_NAMES: Final = 2.0
_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Agreement:
    """Why two statements are taken for one seizure: points, and in words what agrees and what conflicts."""

    score: float
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]


def agreement(one: Telling, other: Telling) -> Agreement | None:
    """Return why two statements speak of the same seizure; None where they do not, or where too little says so."""
    if not (_is_one(one.event) and _is_one(other.event)) or one.event["substance"] != other.event["substance"]:
        return None
    days, amounts = compare_days(one, other), compare_amounts(one.event, other.event)
    if days is None or amounts is None:
        return None
    findings = [days, amounts, *_others(one, other)]
    score = sum(each.points for each in findings)
    if score < ENOUGH:
        return None
    reasons = tuple(each.agrees for each in findings if each.agrees)
    return Agreement(score, reasons, tuple(each.conflicts for each in findings if each.conflicts))


def _is_one(event: Json) -> bool:
    return event.get("type") == "seizure" and not event.get("aggregate") and bool(event.get("substance"))


def _others(one: Telling, other: Telling) -> Iterator[Finding]:
    yield compare_values(one.event, other.event)
    yield compare_places(one, other)
    yield same_whereabouts(one, other, "origin")
    yield same_whereabouts(one, other, "destination")
    if (same := form(one.event.get("agency"))) and same == form(other.event.get("agency")):
        yield Finding(0.5, f"the agency, {one.event['agency']}")
    if _words(one.event.get("concealment")) & _words(other.event.get("concealment")):
        yield Finding(1.0, f"the hiding place, {one.event['concealment']}")
    if shared := sorted(one.names & other.names):
        yield Finding(min(_MOST_OF_NAMES, float(len(shared))), f"names: {', '.join(shared[:3])}")


def _words(text: object) -> set[str]:
    return {word for word in form(text).split() if len(word) >= _LETTERS}
