"""Where somebody was arrested: not where he lives, is wanted, or was taken to."""

from __future__ import annotations

import re
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.roles import specificity
from nlp.events.route import is_at
from nlp.marks import Mark

_WORDS: Final = table("whereabouts")
_FORCE: Final = re.compile(rf"\s{any_of(_WORDS['forces']['words'])}\b", re.IGNORECASE)
_HOME: Final = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['home']['words'])}\s|d['\u2019])$", re.IGNORECASE)
_LIVES: Final = re.compile(rf"\b{any_of(_WORDS['lives']['words'])}\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
_PEOPLE: Final = re.compile(rf"(?:[- ](?:based|born))?\s{any_of(_WORDS['people']['words'])}\b", re.IGNORECASE)
_JAIL: Final = re.compile(rf"\b{any_of(_WORDS['jails']['words'])}\b", re.IGNORECASE)
_OTHER: Final = re.compile(rf"[;\n]|\b{any_of(_WORDS['other']['words'])}\b", re.IGNORECASE)
_FAR: Final = 60
_NEAR: Final = 16


def place(frame: Frame, start: int, end: int) -> str | None:
    """The exactest place that the sentence gives a verb from ``start`` to ``end``, one behind it first.

    Else the place of the sentence before, where that says that something was there and no line ends between.
    """
    found = _here(frame, start, end)
    if found is not None:
        return frame.name(found)
    before = frame.before
    if before is None or frame.text.count("\n", before.end, frame.start) > 1:
        return None
    places = [mark for mark in _able(before) if is_at(before, mark)]
    nearest = min(places, key=specificity, default=None)
    return before.name(nearest) if nearest else None


def _here(frame: Frame, start: int, end: int) -> Mark | None:
    places = _able(frame)
    located = [mark for mark in places if is_at(frame, mark)]
    behind = _chain([m for m in located if m.start >= end and not _OTHER.search(frame.text, end, m.start)])
    before = [mark for mark in located if mark.start < start]
    # "Seaville police": the force of a place acts there.
    forces = [mark for mark in places if mark not in located and _FORCE.match(frame.text, mark.end, frame.end)]
    for some in (behind, before[-2:][::-1], forces):
        if some:
            return min(some, key=specificity)
    return None


def _chain(places: list[Mark]) -> list[Mark]:
    """The first place and those that say where it lies: "at Seaville Airport in Midland"."""
    chain = places[:1]
    for mark in places[1:]:
        if mark.start - chain[-1].end > _NEAR:
            break
        chain.append(mark)
    return chain


def _able(frame: Frame) -> list[Mark]:
    return [mark for mark in frame.of("PLACE") if not _is_elsewhere(frame, mark)]


def _is_elsewhere(frame: Frame, mark: Mark) -> bool:
    """Whether a place says where somebody is from or was locked up."""
    before = frame.text[max(frame.start, mark.start - _FAR) : mark.start]
    if _HOME.search(before) and not is_at(frame, mark):
        return True
    if _LIVES.search(before) or _PEOPLE.match(frame.text, mark.end, frame.end):
        return True
    return _JAIL.search(frame.text, mark.start, mark.end) is not None
