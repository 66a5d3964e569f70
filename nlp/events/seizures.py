"""Seizures: sentences in which authorities took a named substance, with how much of it, where, when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nlp.amounts import kilograms
from nlp.annotation import Event
from nlp.events import roles
from nlp.events.concealment import concealment
from nlp.events.cues import WORTH, Cues
from nlp.events.frames import Frame
from nlp.events.pairing import Holding, holdings
from nlp.marks import Mark

# "5,378 national cocaine seizures" counts seizures, not cocaine.
_SEIZURES: Final = re.compile(r"[\s-](?:seizures|detections|interceptions|busts|hauls)\b", re.IGNORECASE)
_OPENS_LIST: Final = re.compile(r":\s*$")
_RECORD: Final = re.compile(
    r"\b(?:largest|biggest|record)\s(?:\w+\s){0,2}(?:seizure|haul|bust|shipment|cache|interception)\b", re.IGNORECASE
)
_DATED: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|earlier|early|late|later|spring"
    r"|summer|autumn|fall)\s(?:of\s)?$",
    re.IGNORECASE,
)
_WORTH_OF: Final = re.compile(r"\s(?:\(\w+\)\s)?worth of\b", re.IGNORECASE)
_DENIED: Final = re.compile(
    r"\b(?:not|no|nor|rather than|instead of|y no|pas d[e'\u2019]|et non|e n\u00e3o|e non|nicht|keine?|niet|geen)\s*$",
    re.IGNORECASE,
)
_TO_VALUE: Final = 45
_BEHIND_VALUE: Final = 25


def read_seizures(frame: Frame, cues: Cues, us_english: bool, list_of: Event | None = None) -> list[Event]:
    """The seizures that one sentence states; ``list_of`` where it is a line of a list of what was seized."""
    if not any(mark.label == "DRUG" for mark in frame.marks):
        return []
    if list_of is not None:
        return list(_line(frame, list_of, us_english))
    found = cues.cue(frame.words)
    if found is None:
        return []
    cue, proves = found
    at = frame.start + cue.start()
    base = _base(frame, at, cue[0], cues)
    held = (one for one in holdings(frame.text, frame.marks, at, not proves) if not _denied(frame, one.drug))
    events = [_of_holding(frame, base, one, us_english) for one in held]
    return events or (list(_numbers_of_seizures(frame, base)) if base.aggregate and proves else [])


def _denied(frame: Frame, drug: Mark) -> bool:
    """Whether the drug is said not to be what was seized: "cocaine, not heroin"."""
    return _DENIED.search(frame.text, max(frame.start, drug.start - 25), drug.start) is not None


def opens_list(frame: Frame, cues: Cues) -> Event | None:
    """What "Officers seized the following:" says for the lines behind it; None for other sentences."""
    words = frame.words
    found = cues.cue(words) if _OPENS_LIST.search(words) else None
    if found is None or not found[1]:
        return None
    return _base(frame, frame.start + found[0].start(), found[0][0], cues)


def _base(frame: Frame, at: int, cue: str, cues: Cues) -> Event:
    route = roles.route(frame)
    total = _total(frame, cues)
    why = f'"{" ".join(cue.split())}"' + (f', a total: "{" ".join(total[0].split())}"' if total else "")
    return Event(
        "seizure",
        frame.start,
        frame.end,
        place=roles.place(frame, at, route),
        date=roles.day(frame),
        agency=roles.agency(frame, at),
        aggregate=total is not None,
        concealment=concealment(frame),
        origin=roles.named(frame, route, "origin"),
        transit=roles.named(frame, route, "transit"),
        destination=roles.named(frame, route, "destination"),
        why=why,
    )


def _total(frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The words that make a total of the figures, not a part of a name ("National Guard") or date ("May last year")."""
    if _RECORD.search(frame.words):
        return None
    for found in cues.total.finditer(frame.text, frame.start, frame.end):
        in_name = any(mark.start <= found.start() < mark.end for mark in frame.of("ORG", "PERSON", "PLACE"))
        dated = found[0].lower().endswith("year") and _DATED.search(
            frame.text, max(frame.start, found.start() - 14), found.start()
        )
        if not in_name and not dated:
            return found
    return None


def _line(frame: Frame, told: Event, us_english: bool) -> Iterator[Event]:
    base = replace(told, start=frame.start, end=frame.end)
    for one in holdings(frame.text, frame.marks, frame.start, strict=False):
        yield _of_holding(frame, base, one, us_english)


def _numbers_of_seizures(frame: Frame, base: Event) -> Iterator[Event]:
    for mark in frame.of("DRUG"):
        if _SEIZURES.match(frame.text, mark.end):
            yield replace(base, substance=mark.canonical)


def _of_holding(frame: Frame, base: Event, holding: Holding, us_english: bool) -> Event:
    money = worth(frame, holding.drug)
    quantity, unit = holding.quantity, holding.unit
    return replace(
        base,
        substance=holding.drug.canonical,
        quantity=quantity,
        unit=unit,
        kilograms=kilograms(quantity, unit, us_english),
        value=money.amount if money else None,
        currency=money.unit if money else None,
    )


def worth(frame: Frame, drug: Mark | None = None) -> Mark | None:
    """The sum said to be the worth of the drugs, where the sentence says so beside it.

    "$36,000 worth of heroin" says so of the next ``drug`` only.
    """
    for mark in frame.of("MONEY"):
        if _WORTH_OF.match(frame.text, mark.end):
            behind = next((one for one in frame.of("DRUG") if one.start > mark.end), None)
            if drug is None or behind == drug:
                return mark
            continue
        around = frame.text[max(frame.start, mark.start - _TO_VALUE) : mark.end + _BEHIND_VALUE]
        if WORTH.search(around):
            return mark
    return None
