"""Places that their surroundings give away: in a dateline, behind "town of", before "man"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from nlp.marks import Mark
from nlp.names.cleanup import Name
from nlp.names.runs import CAPITALISED as _CAP
from nlp.names.words import is_opener, word_list

_PLACE: Final = rf"{_CAP}(?: (?:de|del|de la|la|los|las|of|upon|on|y)? ?{_CAP}){{0,3}}"
_TOWN_OF: Final = re.compile(
    rf"\b(?:town|city|village|suburb|neighbou?rhood|municipality|district|township|borough|community|hamlet"
    rf"|port city|region|province) of (?P<name>{_PLACE})"
)
_HOME: Final = re.compile(rf", \(?[1-9][0-9]\)?,(?: of)? (?P<name>{_CAP}(?: {_CAP}){{0,2}}),")
_DATELINE: Final = re.compile(
    rf"^\(?(?P<name>[A-Z][A-Z .'-]{{2,30}}[A-Z]"
    rf"|{_CAP}(?: {_CAP}){{0,2}})(?:, (?P<state>[A-Z][\w. ]{{1,18}}))?\)?"
    r"(?P<agency> \([A-Z]\w{1,7}\))? ?(?:[\u2013\u2014] |(?<=\) )- )",
    re.MULTILINE,
)
_ZIP: Final = re.compile(r"(?:(?<=, )|(?<=,)|(?<=[a-z] ))(?P<name>[A-Z]{2})(?=,? [0-9]{5}(?![0-9]))")
_DIRECTIONS: Final = (
    r"North|South|East|West|Northern|Southern|Eastern|Western|Central|Greater|Upper|Lower"
    r"|Northeast|Northwest|Southeast|Southwest"
)


_RESIDENT: Final = re.compile(
    rf"^(?P<name>{_CAP}(?: {_CAP})?) (?:(?i:man|woman|men|women|mother|father|couple|teen|teenager|resident|doctor"
    r"|physician|pharmacist|nurse|duo|trio|brothers|family|parents))(?=['\u2019 ])",
    re.MULTILINE,
)


@cache
def _no_place() -> frozenset[str]:
    return word_list("headlines") | word_list("common_words") | word_list("demonyms")


def places(text: str) -> Iterator[Mark]:
    """Yield places behind "town of" or an age and all their mentions, in datelines, and states before a ZIP code."""
    yield from _named_once(text)
    for found in _DATELINE.finditer(text):
        certain = found["name"].isupper() or found["state"] or found["agency"]
        words = found["name"].split()
        if certain and not any(word.lower() in word_list("headlines") or is_opener(word) for word in words):
            yield _place(found, 0.7)
    for found in _RESIDENT.finditer(text):
        if not any(word.lower() in _no_place() or is_opener(word) or "'" in word for word in found["name"].split()):
            yield _place(found, 0.7)
    for found in _ZIP.finditer(text):
        yield _place(found, 0.8)


def _place(found: re.Match[str], score: float) -> Mark:
    return Mark(found.start("name"), found.end("name"), "PLACE", score=score)


def _named_once(text: str) -> Iterator[Mark]:
    """All mentions of what once stands behind "town of" or an age."""
    behind = (found["name"] for pattern in (_TOWN_OF, _HOME) for found in pattern.finditer(text))
    named = {name for name in behind if not is_opener(name.split()[0])}
    if named:
        choice = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
        for found in re.finditer(rf"(?<![\w-])(?:{choice})(?![\w-])", text):
            yield Mark(found.start(), found.end(), "PLACE", score=0.8)


_FACILITY: Final = re.compile(r" (?:[Ii]nternational )?(?:airport|prison|jail|harbou?r)\b")


@cache
def _compass() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{_DIRECTIONS})(?: and (?:{_DIRECTIONS}))? |(?:{_DIRECTIONS}) and (?=$)|(?:South|North|East"
        rf"|West) of |[Pp]ort of )$"
    )


_KIND_AFTER: Final = re.compile(
    r" (?:village|town|township|hamlet|suburb|neighbou?rhood|district|province|region|municipality|county|peninsula"
    r"|islands?|river|valley|beach|airport|harbou?r|prison|jail|square|metro|railway)\b"
    r"(?! (?:manager|chief|boss|owner))"
)
_KIND_BEFORE: Final = re.compile(
    r"\b(?:village|town|city|suburb|district|province|municipality|island|port|monastery|hamlet|township) of $"
)


def placed(text: str, name: Name) -> Name:
    """A guess that is called a village, an island or a prison is a place, whatever it was taken for."""
    if name.label != "PERSON":
        return name
    before = _KIND_BEFORE.search(text, max(0, name.start - 24), name.start)
    return replace(name, label="PLACE") if before or _KIND_AFTER.match(text, name.end) else name


def widened(text: str, mark: Mark) -> Mark:
    """A place with the compass point or "port of" before it, and "airport" behind."""
    before = _compass().search(text, max(0, mark.start - 30), mark.start)
    # "US prison": any prison of the country.
    is_country = text[mark.start : mark.end] in word_list("countries") or text.startswith("US", mark.start)
    after = None if is_country else _FACILITY.match(text, mark.end)
    start = before.start() if before else mark.start
    return Mark(start, after.end() if after else mark.end, mark.label, score=mark.score)
