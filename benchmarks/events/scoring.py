"""Which events read are right, and how right their parts are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from benchmarks.events.labels import Labelled
from nlp.annotation import Event
from nlp.evaluate import Score
from nlp.events.people import surname

_WITHIN: Final = 0.01
_PARTS: Final = ("place", "date", "agency", "age", "court", "programme")


def same(label: Event, read: Event) -> bool:
    """Whether two events are one: a seizure by substance, quantity within 1 % and unit; an arrest by the person's
    surname; a sentence by surname and term; a sanction by name."""
    if label.type != read.type:
        return False
    if label.type == "seizure":
        key = (label.substance, label.unit, label.aggregate) == (read.substance, read.unit, read.aggregate)
        return key and _near(label.quantity, read.quantity)
    if surname(label.person or "") != surname(read.person or ""):
        return False
    return label.type != "sentence" or (label.life == read.life and _term(label, read))


def _term(label: Event, read: Event) -> bool:
    return label.life or _near(label.years, read.years)


def _near(label: float | None, read: float | None) -> bool:
    if label is None or read is None:
        return label is read
    return abs(label - read) <= _WITHIN * abs(label) + 1e-9


def pairs(labels: Sequence[Event], read: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Labels with the events that match them, each used once."""
    free = list(read)
    found = []
    for label in labels:
        match = next((event for event in free if same(label, event)), None)
        if match is not None:
            free.remove(match)
            found.append((label, match))
    return found


def scores(texts: Iterable[tuple[Labelled, Sequence[Event]]]) -> dict[str, object]:
    """Precision, recall and F1 by type, and how many labelled parts of the right events agree."""
    by_type: dict[str, Score] = {}
    parts: dict[str, list[bool]] = {}
    for text, events in texts:
        for kind in text.types:
            labels, read = ([one for one in some if one.type == kind] for some in (text.events, events))
            matched = pairs(labels, read)
            score = by_type.setdefault(kind, Score())
            score.right += len(matched)
            score.spurious += len(read) - len(matched)
            score.missed += len(labels) - len(matched)
            _compare(kind, matched, parts)
    shares = {name: {"right": sum(hits), "of": len(hits)} for name, hits in sorted(parts.items())}
    return {kind: score.to_json() for kind, score in by_type.items()} | {"parts": shares}


def _compare(kind: str, matched: Iterable[tuple[Event, Event]], parts: dict[str, list[bool]]) -> None:
    for label, read in matched:
        for name in _PARTS:
            wanted = getattr(label, name)
            if wanted is not None:
                parts.setdefault(f"{kind}.{name}", []).append(_alike(wanted, getattr(read, name)))


def _alike(wanted: object, given: object) -> bool:
    """Names count as alike where one has all words of the other ("Conway Police", "Conway Police Department")."""
    if isinstance(wanted, str) and isinstance(given, str):
        one, other = set(wanted.lower().split()), set(given.lower().split())
        return one <= other or other <= one
    return wanted == given
