"""Who, where and when: the parts that all kinds of events share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.amounts.dates import full_date
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.marks import Mark

_WORDS: Final = table("roles")


def _before_place(name: str) -> re.Pattern[str]:
    kinds = _WORDS["place_kinds"]
    article = rf"(?:{any_of(kinds['articles'])} |l['\u2019])?"
    kind = rf"(?:{any_of(kinds['words'])}(?: city)? (?:of|de|di|d['\u2019]|von|van) )?"
    return re.compile(rf"\b(?P<cue>{any_of(_WORDS[name]['words'])})\s{article}{kind}$", re.IGNORECASE)


_ORIGIN: Final = _before_place("origin")
_TRANSIT: Final = _before_place("transit")
_DESTINATION: Final = _before_place("destination")
_NOT_ORIGIN: Final = re.compile(rf"\b{any_of(_WORDS['not_origin']['words'])}\s$", re.IGNORECASE)
_AGENCY: Final = re.compile(rf"\b{any_of(_WORDS['agencies']['words'])}\b", re.IGNORECASE)
_TO: Final = re.compile(r"\s(?:to|a|\u00e0|nach|naar|para|verso)\s(?:the\s)?$", re.IGNORECASE)
_BY: Final = re.compile(
    r"\b(?:by|por|par|pela|pelo|da|dalla|dal|von|vom|durch|door)\s(?:the |la |el |les? |de |der |l['\u2019])?$",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"[A-Z]{3,7}")
# "Riverside County Gang Impact Team (GIT)"
_BRACKETS: Final = re.compile(r"\s\([A-Z]{3,7}\)")
_POLICE: Final = re.compile(r"\s(police)\b")
_TODAY: Final = re.compile(r"\b(?:today|hoy|aujourd['\u2019]hui|hoje|oggi|heute|vandaag)\b", re.IGNORECASE)
_HEAD, _SHORT_LINE = 1500, 60
_UNIT_OF: Final = re.compile(r"\s(?:tons?|dollars?|gallons?|currency)\b")
_FAR: Final = 45
_SPECIFIC: Final = {
    "site": 0,
    "airport": 0,
    "port": 0,
    "city": 1,
    None: 1,
    "county": 2,
    "water": 2,
    "region": 3,
    "country": 4,
}


def route(frame: Frame) -> dict[str, Mark]:
    """The places of the sentence that are ``origin``, ``transit`` or ``destination`` of the drugs."""
    found: dict[str, Mark] = {}
    previous: Mark | None = None
    for place in frame.of("PLACE"):
        before = frame.text[max(frame.start, place.start - _FAR) : place.start]
        role = _role(before)
        if role is None and previous is not None and _TO.fullmatch(frame.text, previous.end, place.start):
            # "From Ecuador to Spain": the second place says more of the first as well.
            role = "destination" if previous is found.get("origin") else None
        if role is not None:
            found.setdefault(role, place)
        previous = place
    return found


def named(frame: Frame, route_of: dict[str, Mark], role: str) -> str | None:
    """The name of the place with a role on the route; None where there is none."""
    return frame.name(route_of[role]) if role in route_of else None


def _role(before: str) -> str | None:
    for role, pattern in (("destination", _DESTINATION), ("transit", _TRANSIT), ("origin", _ORIGIN)):
        cue = pattern.search(before)
        if cue is None:
            continue
        return None if role == "origin" and _NOT_ORIGIN.search(before[: cue.start()]) else role
    return None


def place(frame: Frame, trigger: int, apart: dict[str, Mark] | None = None) -> str | None:
    """The most specific place of the sentence, those behind ``trigger`` first; else that of the sentence before.

    ``apart`` are places that say something else, as the route of the drugs.
    """
    away = set((apart or {}).values())
    found = _nearest(frame.text, [mark for mark in frame.of("PLACE") if mark not in away], trigger)
    if found is not None:
        return frame.name(found)
    before = frame.before
    if before is None or frame.text.count("\n", before.end, frame.start) > 1:
        return None
    found = _nearest(
        before.text, [mark for mark in before.of("PLACE") if mark not in route(before).values()], before.start
    )
    return before.name(found) if found else None


def _nearest(text: str, places: list[Mark], trigger: int) -> Mark | None:
    places = [mark for mark in places if not _UNIT_OF.match(text, mark.end)]
    after = [mark for mark in places if mark.start > trigger]
    # Before the verb the last named is the nearest, unless it only says where a more exact one lies.
    choices = after or places[-2:][::-1]
    return min(choices, key=specificity, default=None)


def specificity(mark: Mark) -> int:
    """How exactly a place says where, 0 for a site to 4 for a country."""
    return _SPECIFIC.get(mark.place.kind if mark.place else None, 1)


def day(frame: Frame, of_text: str | None = None) -> str | None:
    """The day that the sentence names, ISO 8601; else that of the sentence before in the same paragraph.

    ``of_text`` is the day that the text bears, which "today" means.
    """
    for one in (frame, frame.before):
        if one is None or (one is not frame and "\n" in frame.text[one.end : frame.start]):
            break
        for mark in one.of("DATE"):
            if full := full_date(mark.canonical):
                return full
    return of_text if of_text and _TODAY.search(frame.text, frame.start, frame.end) else None


def day_of_text(text: str, marks: Sequence[Mark]) -> str | None:
    """The day that stands in a short line at the head of a text, as of a release, ISO 8601."""
    for mark in marks:
        if mark.start > _HEAD:
            return None
        if mark.label == "DATE" and (full := full_date(mark.canonical)):
            line = text.rfind("\n", 0, mark.start) + 1
            end = text.find("\n", mark.end)
            if (end if end >= 0 else len(text)) - line <= _SHORT_LINE:
                return full
    return None


def agency(frame: Frame, trigger: int, but: frozenset[str] = frozenset()) -> str | None:
    """The organization that acts: the one behind "by", else the first agency before ``trigger``, else after it."""
    names = [mark for mark in frame.of("ORG") if frame.name(mark) not in but]
    by = [mark for mark in names if _BY.search(frame.text[max(frame.start, mark.start - 12) : mark.start])]
    acting = [mark for mark in names if _is_agency(frame, mark)]
    before = [mark for mark in acting if mark.start < trigger]
    chosen = [mark for mark in by if _is_agency(frame, mark)] or by or before or acting
    return frame.name(chosen[0]) if chosen else _local_police(frame)


def _local_police(frame: Frame) -> str | None:
    """ "Seaville police", which is a place and a word."""
    for mark in frame.of("PLACE"):
        if found := _POLICE.match(frame.text, mark.end):
            return f"{frame.name(mark)} {found[1]}"
    return None


def _is_agency(frame: Frame, mark: Mark) -> bool:
    """Whether a name says that it is an authority, or is an abbreviation as they have."""
    if says_agency(frame, mark) or _BRACKETS.match(frame.text, mark.end):
        return True
    return _ABBREVIATION.fullmatch(frame.text, mark.start, mark.end) is not None


def says_agency(frame: Frame, mark: Mark) -> bool:
    """Whether a name itself says that it is an authority's."""
    return _AGENCY.search(frame.text, mark.start, mark.end) is not None
