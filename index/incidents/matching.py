"""Whether two statements of a seizure speak of the same one. Symmetric, and a matter of the two alone.

Evidence is added up: amount, worth, place, day, agency, hiding place, route, and names that both documents have. What
cannot be true of one seizure (another substance, amounts far apart, days far apart) decides alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.incidents.days import FAR_APART, NEAR, compare_days, told_day
from index.incidents.hiding import compare_hiding
from index.incidents.measures import compare_amounts, compare_values
from index.incidents.stated import Finding, Telling, form
from index.incidents.whereabouts import compare_places, same_whereabouts
from index.model import Json

ENOUGH: Final = 4.0
ENOUGH_WITH_WITNESS: Final = 2.0
"""What two statements must agree in where a third agrees with both."""
_MOST_OF_NAMES: Final = 2.0
_DAYS_A_POINT: Final = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """Why two statements are taken for one seizure: points, and in words what agrees and what conflicts."""

    score: float
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]


def agreement(one: Telling, other: Telling) -> Agreement | None:
    """Return why two statements speak of the same seizure; None where they do not, or where too little says so."""
    found = compared(one, other)
    return found if found is not None and found.score >= ENOUGH else None


def compared(one: Telling, other: Telling) -> Agreement | None:
    """Return what agrees in two statements, however little; None for those that cannot be of one seizure."""
    if not (_is_one(one.event) and _is_one(other.event)) or one.event["substance"] != other.event["substance"]:
        return None
    days, amounts = compare_days(one, other), compare_amounts(one.event, other.event)
    if days is None or amounts is None:
        return None
    findings = [days, amounts, *_others(one, other)]
    reasons = tuple(each.agrees for each in findings if each.agrees)
    conflicts = tuple(each.conflicts for each in findings if each.conflicts)
    return Agreement(sum(each.points for each in findings), reasons, conflicts)


def likeness(telling: Telling, event: Json, day: date | None) -> float | None:
    """Return how like the figures of an event are to those stated, by amount, worth and day; None for another seizure.

    Where neither amount nor worth agrees, another week is another seizure. ``day`` is that which the event names, or
    else that of its document.
    """
    amounts, own = compare_amounts(telling.event, event), told_day(telling)
    if amounts is None:
        return None
    points = amounts.points + compare_values(telling.event, event).points
    if own is None or day is None:
        return points
    apart = abs((own - day).days)
    return points - apart / _DAYS_A_POINT if apart <= (FAR_APART if points > 0 else NEAR) else None


def _is_one(event: Json) -> bool:
    return event.get("type") == "seizure" and not event.get("aggregate") and bool(event.get("substance"))


def _others(one: Telling, other: Telling) -> Iterator[Finding]:
    yield compare_values(one.event, other.event)
    yield compare_places(one, other)
    yield same_whereabouts(one, other, "origin")
    yield same_whereabouts(one, other, "destination")
    if (same := form(one.event.get("agency"))) and same == form(other.event.get("agency")):
        yield Finding(0.5, f"the agency, {one.event['agency']}")
    yield compare_hiding(one, other)
    if shared := sorted(one.names & other.names):
        yield Finding(min(_MOST_OF_NAMES, float(len(shared))), f"names: {', '.join(shared[:3])}")
