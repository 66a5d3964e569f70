"""In what drugs were hidden: "hidden in a shipment of bananas" gives "a shipment of bananas"."""

from __future__ import annotations

import re
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame

_ROLES: Final = table("roles")
_WORDS: Final = _ROLES["hidden"]
_INSIDE: Final = any_of(_WORDS["inside"])
_SURELY_INSIDE: Final = any_of(_ROLES["surely_inside"]["words"])
# What is hidden in ends where the sentence goes on: at a sign, a verb, a date, or another place.
_THING: Final = rf"(?P<thing>(?:(?!\b{any_of(_ROLES['thing_ends']['words'])}\b)[^.,;:()\n\"\u201c\u201d]){{3,70}})"
_HIDDEN: Final = re.compile(
    rf"\b(?:{any_of(_WORDS['words'])}(?:\s(?:away|carefully|securely|up))?\s{_INSIDE}"
    rf"|{any_of(_WORDS['found_inside'])}\s(?:{_SURELY_INSIDE}|(?:hidden|concealed)\s{_INSIDE}))\s{_THING}",
    re.IGNORECASE,
)
_VERB_LAST: Final = re.compile(
    rf"\b(?:in|unter|zwischen|hinter|tussen|onder|achter)\s(?P<thing>(?:ein\w*|d[eiao]\w*|het|een)\s[^.,;:()\n]{{3,60}}?)\s{any_of(_WORDS['last'])}\b",
    re.IGNORECASE,
)
_NO_THING: Final = re.compile(r"(?:plain sight|the area|public|custody|order|total|different|various)\b", re.IGNORECASE)
_LEAST: Final = 3


def concealment(frame: Frame) -> str | None:
    """What the sentence says the drugs were hidden in; None where it says nothing or names a place on the map."""
    words = frame.words
    for pattern in (_HIDDEN, _VERB_LAST):
        for found in pattern.finditer(words):
            thing = " ".join(found["thing"].split())
            start = frame.start + found.start("thing")
            on_map = any(mark.start - start in range(5) for mark in frame.of("PLACE"))
            if len(thing) >= _LEAST and not on_map and not _NO_THING.match(thing):
                return thing
    return None
