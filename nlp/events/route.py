"""Where drugs came from, through and to, and where they were seized: the places of a sentence, each with its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nlp.events import roles
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_WORDS: Final = table("seizures")
_KINDS: Final = _WORDS["place_kinds"]
_OF: Final = rf"(?:{any_of(_KINDS['of'])}\s?)?"
_KIND: Final = rf"(?:(?:{any_of(_KINDS['articles'])}\s|l['\u2019])?(?:[\w-]+\s)?{any_of(_KINDS['words'])}\s{_OF})?"
_ARTICLE: Final = rf"(?:(?:{any_of(_KINDS['articles'])}\s|l['\u2019]))?"


def _before_place(name: str) -> re.Pattern[str]:
    words = any_of(_WORDS[name]["words"])
    return re.compile(rf"\b(?P<cue>{words})(?:\s|(?<=['\u2019])){_KIND}{_ARTICLE}$", re.IGNORECASE)


_ROLES: Final = tuple((name, _before_place(name)) for name in ("destination", "transit", "origin"))
_ORIGIN: Final = _before_place("origin")
_AT: Final = _before_place("at")
_NOT_ORIGIN: Final = re.compile(rf"\b{any_of(_WORDS['not_origin']['words'])}\s$", re.IGNORECASE)
_TO: Final = re.compile(r"\s(?:to|nach|naar|para|verso)\s(?:the\s)?$", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s?(?:,|and|y|e|et|und|en|or|,\s?and)\s(?:the\s|la\s|le\s)?", re.IGNORECASE)
# "From Santos in Brazil": the country in which the place lies.
_LIES_IN: Final = re.compile(
    r"\s(?:in|en|em|au|aux|na|no|nos|nas|\u00e0)\s(?:the\s|la\s|el\s|las\s|los\s|der\s|den\s)?", re.IGNORECASE
)
_UNIT_OF: Final = re.compile(r"\s(?:tons?|dollars?|gallons?|currency)\b")
_DATELINE: Final = re.compile(r"(?:,[^\n\u2013\u2014-]{1,30})?\s?(?:\([^()\n]{1,20}\)\s?)?[\u2013\u2014-]")
_OTHER_STATEMENT: Final = re.compile(r"[;\n]")
_FAR: Final = 60
_MOST: Final = 40
"""Seizures of one sentence that are told apart by place, at most."""
_COUNTRY: Final = 4


@dataclass(frozen=True, slots=True)
class Route:
    """The places that say where drugs came from, through and to; each may be unknown."""

    origin: Mark | None = None
    transit: Mark | None = None
    destination: Mark | None = None
    others: tuple[Mark, ...] = ()
    """Places joined to these ("bound for Spain and Croatia"), and those that somebody comes from."""

    @property
    def places(self) -> tuple[Mark | None, ...]:
        """All of them."""
        return (self.origin, self.transit, self.destination, *self.others)


def route_of(frame: Frame) -> Route:
    """The route that a sentence tells."""
    found: dict[str, Mark] = {}
    others: list[Mark] = []
    previous: Mark | None = None
    is_apart = False
    for place in frame.of("PLACE"):
        before = frame.text[max(frame.start, place.start - _FAR) : place.start]
        joined = is_apart and previous is not None and _is_joined(frame.text, previous, place)
        is_home = _is_home(before)
        role = None if is_home else _role(before)
        if role is None and previous is not None and _TO.fullmatch(frame.text, previous.end, place.start):
            # "From Ecuador to Spain": the second place says more of the first as well.
            role = "destination" if previous is found.get("origin") else None
        is_first = role is not None and found.setdefault(role, place) is place
        is_apart = role is not None or joined or is_home
        if is_apart and not is_first:
            others.append(place)
        previous = place
    return Route(others=tuple(others), **found)


def _is_joined(text: str, previous: Mark, place: Mark) -> bool:
    """Whether a place shares what is said of the one before: as one more of a list, or as the country around it."""
    if _JOINED.fullmatch(text, previous.end, place.start):
        return True
    wide = roles.specificity(place) >= _COUNTRY
    return wide and _LIES_IN.fullmatch(text, previous.end, place.start) is not None


def _role(before: str) -> str | None:
    for role, pattern in _ROLES:
        if pattern.search(before):
            return None if role == "origin" and _AT.search(before) else role
    return None


def _is_home(before: str) -> bool:
    """Whether somebody comes from the place behind ``before``, as "a man from Cork"."""
    cue = _ORIGIN.search(before)
    return cue is not None and _NOT_ORIGIN.search(before[: cue.start()]) is not None and _AT.search(before) is None


def is_at(frame: Frame, place: Mark) -> bool:
    """Whether the words before a place say that something happened there."""
    first = max(frame.start, place.start - _FAR)
    if _AT.search(frame.text, first, place.start):
        return True
    # "In Punjab's Ferozepur district": the second place is in the first.
    if frame.text[place.start - len("'s ") : place.start] not in {"'s ", "\u2019s "}:
        return False
    whole = next((mark for mark in frame.of("PLACE") if mark.end == place.start - len("'s ")), None)
    return whole is not None and is_at(frame, whole)


def scene_of(frame: Frame, trigger: int, route: Route) -> Mark | None:
    """Where the sentence says that something was seized; the exactest place, those behind ``trigger`` first."""
    places = _places(frame, trigger, route)
    located = [mark for mark in places if is_at(frame, mark)]
    towns = [mark for mark in places if roles.specificity(mark) < _COUNTRY]
    datelines = [mark for mark in frame.of("PLACE")[:1] if is_dateline(frame, mark)]
    for some in (located, towns, datelines, places):
        after = [mark for mark in some if mark.start > trigger]
        # Before the verb the last named is the nearest, unless it only says where a more exact one lies.
        if choices := after or some[-2:][::-1]:
            return min(choices, key=roles.specificity)
    return None


def _places(frame: Frame, trigger: int, route: Route) -> list[Mark]:
    """The places of a sentence without its route and dateline, and without those of other statements in it."""
    away = set(route.places)
    return [
        mark
        for mark in frame.of("PLACE")
        if mark not in away
        and not _UNIT_OF.match(frame.text, mark.end)
        and not _is_of_other_statement(frame.text, trigger, mark)
        and not is_dateline(frame, mark)
    ]


def _is_of_other_statement(text: str, trigger: int, place: Mark) -> bool:
    return place.start > trigger and _OTHER_STATEMENT.search(text, trigger, place.start) is not None


def is_dateline(frame: Frame, place: Mark) -> bool:
    """Whether a place stands before a dash at the beginning of a sentence, as where a report was written."""
    return place.start == frame.start and _DATELINE.match(frame.text, place.end) is not None


def behind_dateline(frame: Frame) -> int:
    """Where a sentence begins behind the place and day where it was written, if these stand before it."""
    for place in frame.of("PLACE")[:1]:
        if place.start == frame.start and (found := _DATELINE.match(frame.text, place.end)):
            return found.end()
    return frame.start


def name_of(frame: Frame, place: Mark | None) -> str | None:
    """The name of a place as the text has it."""
    return None if place is None else frame.name(place)


def place_before(frame: Frame) -> str | None:
    """The place of the sentence before, in the same paragraph."""
    before = frame.before
    if before is None or frame.text.count("\n", before.end, frame.start) > 1:
        return None
    return name_of(before, scene_of(before, before.start, route_of(before)))


def placed(frame: Frame, trigger: int, route: Route, spans: Sequence[tuple[int, int]]) -> list[Mark | None]:
    """For each of several seizures where it was: ``spans`` are where their drugs stand, in order.

    "3 kg of heroin in Hull and 4 kg of cocaine in Leeds" were seized in two places; where only one is named it is that
    of all.
    """
    whole = scene_of(frame, trigger, route)
    if not 1 < len(spans) <= _MOST:
        return [whole] * len(spans)
    located = [mark for mark in _places(frame, trigger, route) if is_at(frame, mark)]
    ends = [start for start, _ in spans[1:]] + [frame.end]
    own = [
        min((mark for mark in located if start <= mark.start < end), key=roles.specificity, default=None)
        for (start, _), end in zip(spans, ends, strict=True)
    ]
    several = len({frame.name(mark) for mark in own if mark is not None}) > 1
    return [mark or whole for mark in own] if several else [whole] * len(spans)
