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
_AGENCY: Final = re.compile(rf"\b{any_of(_WORDS['agencies']['words'])}\b", re.IGNORECASE)
_BY: Final = re.compile(
    r"\b(?:by|por|par|pela|pelo|da|dalla|dal|von|vom|durch|door)\s(?:the |la |el |les? |de |der |l['\u2019])?$",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"[A-Z]{3,7}")
# "Riverside County Gang Impact Team (GIT)"
_BRACKETS: Final = re.compile(r"\s\([A-Z]{3,7}\)")
_POLICE: Final = re.compile(r"\s(police)\b")
_HEAD, _SHORT_LINE = 1500, 60
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


def specificity(mark: Mark) -> int:
    """How exactly a place says where, 0 for a site to 4 for a country."""
    return _SPECIFIC.get(mark.place.kind if mark.place else None, 1)


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
