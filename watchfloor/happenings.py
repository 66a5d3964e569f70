"""Events in words, for the terminal and the desk. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Event = Mapping[str, Any]


def amount(event: Event) -> str:
    """How much of what: ``20 kilogram of cocaine``; without a number the substance alone."""
    substance = event.get("substance") or ""
    if event.get("quantity") is None:
        return f"an unstated amount of {substance}" if substance else ""
    measured = f"{event['quantity']:,.10g} {event.get('unit') or ''}".strip()
    return f"{measured} of {substance}" if substance else measured


def term(event: Event) -> str:
    """What a court imposed: ``12 years``, ``life``."""
    if event.get("life"):
        return "life"
    years = event.get("years")
    return f"{years:g} year{'' if years == 1 else 's'}" if years is not None else ""


def route(event: Event) -> str:
    """Where a load came from, through which place, and where it was bound for."""
    told = (("from", "origin"), ("by way of", "transit"), ("bound for", "destination"))
    return " ".join(f"{word} {event[field]}" for word, field in told if event.get(field))


def event_parts(event: Event) -> Iterator[str]:
    """Yield what an event states, the most telling first: amount, matter, value, where, when and by whom."""
    parts = (amount(event), *matter(event), _value(event), *(event.get(name) for name in ("place", "date", "agency")))
    yield from (str(told) for told in parts if told)


def matter(event: Event) -> Iterator[str]:
    """Yield who and what an event is about beside amount, value, place, date and agency."""
    yield from filter(None, (part(event) for part in _MATTER))


def _named(field: str, before: str = "") -> Callable[[Event], str]:
    def told(event: Event) -> str:
        value = event.get(field)
        return f"{before}{value}" if value not in (None, "") else ""

    return told


def _person(event: Event) -> str:
    person, age = event.get("person") or "", event.get("age")
    return f"{person}, {age}".removeprefix(", ") if age else person


def _value(event: Event) -> str:
    value = event.get("value")
    return f"worth {value:,.10g} {event.get('currency') or ''}".strip() if value is not None else ""


def _programmes(event: Event) -> str:
    stated = event.get("programmes")
    return ", ".join(map(str, stated)) if isinstance(stated, list) else str(event.get("programme") or "")


_MATTER: Final = (
    _person,
    term,
    _named("charge", "for "),
    _named("concealment", "in "),
    route,
    _named("court"),
    _named("list"),
    _programmes,
)
