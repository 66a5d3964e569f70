"""In what drugs were hidden: "hidden in a shipment of bananas" gives "a shipment of bananas"."""

from __future__ import annotations

import re
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.route import is_at

_DATA: Final = table("hiding")
_WORDS: Final = _DATA["hidden"]
_INSIDE: Final = any_of(_WORDS["inside"])
_ENDS: Final = any_of(_DATA["ends"]["words"])
_LONGEST: Final = 90
_THING: Final = rf"(?P<thing>(?:(?!\b{_ENDS}\b)[^.,;:()\n\"\u201c\u201d]){{3,{_LONGEST}}})"
_HIDDEN: Final = re.compile(
    rf"\b(?:{any_of(_WORDS['words'])}(?:\s(?:away|carefully|securely|up))?\s{_INSIDE}"
    rf"|{any_of(_WORDS['found'])}\s(?:{any_of(_WORDS['surely'])}|(?:hidden|concealed)\s{_INSIDE}))\s?(?<!\w){_THING}",
    re.IGNORECASE,
)
_VERB_LAST: Final = re.compile(
    rf"\b{any_of(_WORDS['before_last'])}\s(?P<thing>(?:ein\w*|d[eiao]\w*|het|een)\s[^.,;:()\n]{{3,{_LONGEST}}}?)"
    rf"\s{any_of(_WORDS['last'])}\b",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(rf"\s{_ENDS}\b", re.IGNORECASE)
_NO_THING: Final = re.compile(rf"{any_of(_DATA['nothing']['words'])}\b", re.IGNORECASE)
_LAST_AT: Final = re.compile(
    r"(?:\s(?:in|at|near|en|\u00e0|au|em|no|na|a|im|bei|te|bij|the|el|la|le|il|het|de)){1,3}$", re.IGNORECASE
)
_LEAST: Final = 3
_AT_ONCE: Final = 5


def concealment(frame: Frame) -> str | None:
    """What the sentence says the drugs were hidden in; None where it says nothing or names a place on the map."""
    words = frame.words
    for pattern in (_HIDDEN, _VERB_LAST):
        for found in pattern.finditer(words):
            start = frame.start + found.start("thing")
            places = [mark for mark in frame.of("PLACE") if mark.start >= start]
            if places and places[0].start - start < _AT_ONCE:
                continue
            # "In a truck in Seaville": where the thing was is no part of it.
            located = next((mark.start - frame.start for mark in places if is_at(frame, mark)), len(words))
            thing = _whole_words(words, found, located)
            if len(thing) >= _LEAST and not _NO_THING.match(thing):
                return thing
    return None


def _whole_words(words: str, found: re.Match[str], last: int) -> str:
    """The thing up to ``last``, blanks made plain; without a word cut in two, or what follows the thing."""
    thing, end = found["thing"], found.end("thing")
    if last < end:
        return _LAST_AT.sub("", " ".join(words[found.start("thing") : last].split()))
    if len(thing) == _LONGEST and words[end : end + 1].isalnum():
        thing = thing.rpartition(" ")[0]
    ended = _ENDED.search(thing)
    return " ".join((thing[: ended.start()] if ended else thing).split())
