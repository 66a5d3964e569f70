"""What somebody was arrested or sentenced for, in a few words of the text."""

from __future__ import annotations

import re
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame

_WORDS: Final = table("roles")
_ENDS: Final = re.compile(
    rf"\s{any_of(_WORDS['charge_ends']['words'])}\b|[,:]\s(?:said|police|according|he|she|and is)\b|\s\(",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\s(?:in|at|near|en|à|a|em|im|in der|par le tribunal de|by)\s(?:[\w-]+\s){0,2}$")
_LOOSE: Final = re.compile(
    r"(?:\s(?:of|in|at|the|an?|from|by|and|his|her|their|to|on|with|de|en|la|el|le|di|il|von|der|van|y|et|e|und))+$"
)
# "Jailed for ten years", "for life", "por dos años": how long, not what for.
_TERM: Final = re.compile(rf"{any_of(_WORDS['durations']['words'])}\b", re.IGNORECASE)
_SHORT: Final = 3
_LONGEST: Final = 100
_TRIES: Final = 4


def charge(frame: Frame, cue: re.Match[str], pattern: re.Pattern[str] | None) -> str | None:
    """The charge behind the verb ``cue``, without where and when; ``pattern`` has a group "charge"."""
    at = cue.end()
    # "Roe, condemned for theft, will …": what is put in between ends with the next comma.
    inserted = frame.text[cue.start() - 2 : cue.start()] == ", "
    for _ in range(_TRIES):
        found = pattern.search(frame.text, at, frame.end) if pattern else None
        if found is None:
            return None
        at = _behind(frame, found)
        if at == found.start("charge"):
            words = _words(frame, found)
            words = words.split(",", 1)[0] if inserted else words
            return words if len(words) > _SHORT and not words[0].isdigit() else None
    return None


def _behind(frame: Frame, found: re.Match[str]) -> int:
    """Where to look on for the charge: where it begins, if it is one."""
    start = found.start("charge")
    if _TERM.match(frame.text, start, frame.end):
        return start + _SHORT
    # "A sentence for Ann Roe, for fraud"
    return next((mark.end for mark in frame.of("PERSON") if mark.start - start in range(_SHORT)), start)


def _words(frame: Frame, found: re.Match[str]) -> str:
    words, start = found["charge"], found.start("charge")
    if len(words) >= _LONGEST and frame.text[start + len(words) : start + len(words) + 1].isalnum():
        words = words.rsplit(None, 1)[0]
    for mark in frame.of("PLACE", "ORG"):
        # Where it happened, or before which court, is no part of the charge.
        if mark.start > start and (found_in := _IN.search(words[: mark.start - start])):
            words = words[: found_in.start()]
            break
    ends = _ENDS.search(words)
    return _LOOSE.sub("", " ".join((words[: ends.start()] if ends else words).split()).strip(" ,:\u2013-"))
