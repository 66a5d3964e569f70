"""Whether two statements of a seizure speak of the same one. Symmetric, and a matter of the two alone.

Evidence is added up: amount, place, day, agency, hiding place, route, and names that both documents have. What cannot
be true of one seizure (another substance, amounts far apart, days far apart) decides alone. Amounts that differ by less
than a fifth are told as a conflict: outlets round, and first reports are corrected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.folding import keyword_form
from index.model import Json

ENOUGH: Final = 4.0
SAME_AMOUNT: Final = 0.98
LIKE_AMOUNT: Final = 0.8
_FAR_APART: Final = 45
_NEAR: Final = 10
_WRITTEN_DATES: Final = 3
_SPECIFIC_DIGITS: Final = 3
_Finding = tuple[float, str, str]
"""Points, what agrees in words, what conflicts in words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A seizure as one document states it. ``published`` is the day of the document; ``names`` are in folded form."""

    document: str
    source: str
    story: str
    event: Json
    published: date | None = None
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


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
    findings: list[_Finding] = []
    for compared in (_days(one, other), _amounts(one.event, other.event)):
        if compared is None:
            return None
        findings.append(compared)
    findings += _others(one, other)
    score = sum(points for points, _, _ in findings)
    if score < ENOUGH:
        return None
    reasons, conflicts = ([each for each in told if each] for told in zip(*(f[1:] for f in findings), strict=True))
    return Agreement(score, tuple(reasons), tuple(conflicts))


def _is_one(event: Json) -> bool:
    return event.get("type") == "seizure" and not event.get("aggregate") and bool(event.get("substance"))


def _days(one: Telling, other: Telling) -> _Finding | None:
    """Days that the statements name count more than those on which they were published."""
    written = _day(one.event.get("date")), _day(other.event.get("date"))
    first, second = written[0] or one.published, written[1] or other.published
    if first is None or second is None:
        return -1.0, "", ""
    apart = abs((first - second).days)
    if all(written):
        if apart > _WRITTEN_DATES:
            return None
        return (2.0, f"the day, {first}", "") if apart == 0 else (0.0, "", f"{first} or {second}")
    if apart > _FAR_APART:
        return None
    if apart <= 2:
        return 1.0, "told within two days", ""
    return (0.0 if apart <= _NEAR else -1.0), "", ""


def _amounts(one: Json, other: Json) -> _Finding | None:
    first, second = _measure(one), _measure(other)
    if first is None or second is None or first[1] != second[1]:
        return 0.0, "", ""
    larger, smaller = max(first[0], second[0]), min(first[0], second[0])
    if larger <= 0 or smaller < LIKE_AMOUNT * larger:
        return None
    if smaller >= SAME_AMOUNT * larger:
        specific = all(_is_specific(float(each.get("quantity") or 0)) for each in (one, other))
        return (3.0 if specific else 2.0), f"the amount, {_said(one)}", ""
    return 1.0, "", " or ".join(sorted({_said(one), _said(other)}))


def _measure(event: Json) -> tuple[float, str] | None:
    """The amount in kilograms where it is a mass, else in the unit told."""
    if (mass := event.get("kilograms")) is not None:
        return float(mass), "kilogram"
    if (count := event.get("quantity")) is not None:
        return float(count), str(event.get("unit") or "")
    return None


def _is_specific(amount: float) -> bool:
    """Whether a number has so many digits that two seizures hardly share it: 1,247 but not 1,200."""
    return len(f"{amount:.3f}".replace(".", "").strip("0")) >= _SPECIFIC_DIGITS


def _said(event: Json) -> str:
    if event.get("quantity") is None:
        return f"{event['kilograms']:,.10g} kilogram"
    return f"{event['quantity']:,.10g} {event.get('unit') or ''}".strip()


def _others(one: Telling, other: Telling) -> Iterator[_Finding]:
    yield _places(one, other)
    for field, words in (("agency", "the agency"), ("origin", "the origin"), ("destination", "the destination")):
        if (same := _form(one.event.get(field))) and same == _form(other.event.get(field)):
            yield 1.0, f"{words}, {one.event[field]}", ""
    if _words(one.event.get("concealment")) & _words(other.event.get("concealment")):
        yield 1.0, f"the hiding place, {one.event['concealment']}", ""
    if shared := sorted(one.names & other.names):
        yield min(2.0, float(len(shared))), f"names: {', '.join(shared[:3])}", ""


def _places(one: Telling, other: Telling) -> _Finding:
    first, second = _form(one.event.get("place")), _form(other.event.get("place"))
    if not first or not second:
        return 0.0, "", ""
    if first == second or _within(first, second) or _within(second, first):
        return 2.0, f"the place, {one.event['place']}", ""
    # A load is found in one town and shown in another: no proof, but no contradiction either.
    if first in other.places or second in one.places:
        return 0.0, "", f"{one.event['place']} or {other.event['place']}"
    return -3.0, "", f"{one.event['place']} or {other.event['place']}"


def _within(one: str, other: str) -> bool:
    """Whether the words of one name are all words of the other: "Antwerp", "port of Antwerp"."""
    return set(one.split()) <= set(other.split())


def _words(text: object) -> set[str]:
    return {word for word in _form(text).split() if len(word) > 3}


def _form(text: object) -> str:
    return keyword_form(str(text)) if text else ""


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None
