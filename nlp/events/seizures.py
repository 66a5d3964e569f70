"""Seizures: sentences in which authorities took a named substance, with how much of it, where, when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from nlp.amounts import kilograms
from nlp.annotation import Event
from nlp.events import roles
from nlp.events.concealment import concealment
from nlp.events.cues import Cues
from nlp.events.frames import Frame
from nlp.events.measured import Holding
from nlp.events.pairing import holdings
from nlp.events.route import name_of, placed, route_of
from nlp.events.totals import total
from nlp.events.when import days_of
from nlp.events.worth import worths
from nlp.marks import Mark

# "5,378 national cocaine seizures" counts seizures, not cocaine.
_SEIZURES: Final = re.compile(r"[\s-](?:seizures|detections|interceptions|busts|hauls)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r";\s")
_MOST_PARTS: Final = 8
_DENIED: Final = re.compile(
    r"\b(?:(?:not|nor|rather than|instead of|y no|et non|e n\u00e3o|e non|nicht)"
    r"|(?:no|any|pas|keine?\w?|niet|geen|aucune?|nessun[ao]?|ning\u00fan|ninguna|nenhuma?)"
    r"(?:\s\w+)??(?:\s(?:of|de|di|von|van|do|da|d['\u2019]))?)\s?$",
    re.IGNORECASE,
)


def read_seizures(frame: Frame, cues: Cues, us_english: bool, list_of: Event | None = None) -> list[Event]:
    """The seizures that one sentence states, with only what it says itself.

    ``list_of`` is what opened the list, where the sentence is a line of a list of what was seized.
    """
    if not any(mark.label == "DRUG" for mark in frame.marks):
        return []
    if list_of is not None:
        return _lines(frame, list_of, us_english)
    parts = _statements(frame, cues)
    if len(parts) > 1:
        told = chain.from_iterable(read_seizures(part, cues, us_english) for part in parts)
        return [replace(event, start=frame.start, end=frame.end) for event in told]
    found = cues.cue(frame.words)
    if found is None:
        return []
    cue, proves = found
    at = frame.start + cue.start()
    held = [one for one in holdings(frame.text, frame.marks, at, not proves) if not _denied(frame, one.drug)]
    base = told_in(frame, at, cue[0], cues)
    if held:
        return _with_places(frame, at, held, _with_amounts(frame, base, held, us_english))
    return list(_numbers_of_seizures(frame, base)) if base.aggregate and proves else []


def _statements(frame: Frame, cues: Cues) -> list[Frame]:
    """The parts of a sentence between semicolons, where each tells a seizure of its own; else the sentence."""
    ends = [found.start() for found in _PARTS.finditer(frame.text, frame.start, frame.end)]
    if not 0 < len(ends) < _MOST_PARTS:
        return [frame]
    parts: list[Frame] = []
    for start, end in zip([frame.start, *(end + 1 for end in ends)], [*ends, frame.end], strict=True):
        marks = [mark for mark in frame.marks if start <= mark.start < end]
        parts.append(Frame(frame.text, start, end, marks, frame.context, frame.before))
    apart = sum(1 for part in parts if part.of("PLACE", "DATE")) > 1
    tell = apart and all(part.of("DRUG") and cues.cue(part.words) for part in parts)
    return parts if tell else [frame]


def told_in(frame: Frame, at: int, cue: str, cues: Cues) -> Event:
    """What a sentence says of all that was seized, but where and when; ``cue`` stands at ``at``."""
    route = route_of(frame)
    words = total(frame, at, cues)
    why = f'"{" ".join(cue.split())}"' + (f', a total: "{" ".join(words.split())}"' if words else "")
    return Event(
        "seizure",
        frame.start,
        frame.end,
        agency=roles.agency(frame, at),
        aggregate=words is not None,
        concealment=concealment(frame),
        origin=name_of(frame, route.origin),
        transit=name_of(frame, route.transit),
        destination=name_of(frame, route.destination),
        why=why,
    )


def _denied(frame: Frame, drug: Mark) -> bool:
    """Whether the drug is said not to be what was seized: "cocaine, not heroin"."""
    return _DENIED.search(frame.text, max(frame.start, drug.start - 40), drug.start) is not None


def _lines(frame: Frame, told: Event, us_english: bool) -> list[Event]:
    held = holdings(frame.text, frame.marks, frame.start, strict=False)
    return _with_amounts(frame, replace(told, start=frame.start, end=frame.end), held, us_english)


def _numbers_of_seizures(frame: Frame, base: Event) -> Iterator[Event]:
    for mark in frame.of("DRUG"):
        if _SEIZURES.match(frame.text, mark.end):
            yield replace(base, substance=mark.canonical)


def _with_amounts(frame: Frame, base: Event, held: Sequence[Holding], us_english: bool) -> list[Event]:
    sums = worths(frame, [one.drug for one in held])
    return [
        replace(
            base,
            substance=one.drug.canonical,
            quantity=one.quantity,
            unit=one.unit,
            kilograms=kilograms(one.quantity, one.unit, us_english),
            value=money.amount if money else None,
            currency=money.unit if money else None,
            why=f"{base.why}, one amount for several drugs" if one.shared else base.why,
        )
        for one, money in zip(held, sums, strict=True)
    ]


def _with_places(frame: Frame, at: int, held: Sequence[Holding], events: Sequence[Event]) -> list[Event]:
    spans = [(one.start, one.end) for one in held]
    places, days = placed(frame, at, route_of(frame), spans), days_of(frame, at, spans)
    return [
        replace(event, place=name_of(frame, place), date=day)
        for event, place, day in zip(events, places, days, strict=True)
    ]
