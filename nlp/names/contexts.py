"""Names that their surroundings give away: behind a title, before an age, in a dateline, before "gang"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import UPPER
from nlp.names.words import TITLES, bare, is_opener, word_list

_CAP: Final = rf"[{UPPER}][\w\u2019'-]*[^\W\d_]"
_INITIAL: Final = r"[A-Z]\."
_NAME: Final = (
    rf"(?:{_CAP}|{_INITIAL})(?: (?:{_INITIAL}|(?:de|del|de la|la|van|von|bin|al|el|da|dos|Mc|O') )?(?:{_CAP}))"
)
_TITLED: Final = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Det|Sgt|Lt|Capt|Cpl|Prof|Judge|Justice|Detective|Officer|Sergeant|Lieutenant|Captain|Inspector|Superintendent"
    rf"|Constable|Deputy|Sheriff|Attorney|Senator|Governor|Mayor|President|Minister|Commissioner|Director|Agent|Prosecutor"
    rf"|Chief|Trooper|Administrator|Spokesman|Spokeswoman|spokesman|spokeswoman|lawyer|DJ"
    rf"|Artist)\.? (?!(?:District|State|General|Deputy|Assistant|Attorney|Chief)\b)(?P<name>{_NAME}{{1,2}})(?![\w-])"
)
_AGED: Final = re.compile(
    rf"(?<![\w\u2019'-])(?P<name>{_NAME}{{1,3}}(?:,? (?:Jr|Sr)\.?| II"
    rf"| III)?),? ?(?:\(?[1-9][0-9]\)?)(?=[,.;) \n])(?! [%A-Z]|[.,][0-9]|[-\w/])"
)
_NICKNAMED: Final = re.compile(
    rf"(?<![\w'])(?P<name>{_CAP} ['\u2018\"\u201c]{_CAP}(?: {_CAP})?['\u2019\"\u201d] {_CAP})"
)
_PLACE: Final = rf"{_CAP}(?: (?:de|del|de la|la|los|las|of|upon|on|y)? ?{_CAP}){{0,3}}"
_TOWN_OF: Final = re.compile(
    rf"\b(?:town|city|village|suburb|neighbou?rhood|municipality|district|township|borough|community|hamlet"
    rf"|port city|region|province) of (?P<name>{_PLACE})"
)
_HOME: Final = re.compile(rf", \(?[1-9][0-9]\)?,(?: of)? (?P<name>{_CAP}(?: {_CAP}){{0,2}}),")
_DATELINE: Final = re.compile(
    rf"^(?P<name>[A-Z][A-Z .'-]{{2,30}}[A-Z]"
    rf"|{_CAP}(?: {_CAP}){{0,2}})(?:, (?P<state>[A-Z][\w. ]{{1,18}}))?"
    r"(?P<agency> \([A-Z]\w{1,7}\))? ?[\u2013\u2014] ",
    re.MULTILINE,
)
_ZIP: Final = re.compile(r"(?:(?<=, )|(?<=,)|(?<=[a-z] ))(?P<name>[A-Z]{2})(?=,? [0-9]{5}(?![0-9]))")
_GANG: Final = re.compile(
    rf"(?P<name>{_CAP}(?: (?:de|del|la|de la|los)? ?{_CAP}){{0,4}} (?:gang|cartel|crime family|crime syndicate"
    rf"|mafia|drug cartel|motorcycle club|street gang))s?\b"
)
_DIRECTIONS: Final = (
    r"North|South|East|West|Northern|Southern|Eastern|Western|Central|Greater|Upper|Lower"
    r"|Northeast|Northwest|Southeast|Southwest"
)


def people(text: str) -> Iterator[Mark]:
    """Yield people behind a title, before an age, and with a nickname in quotes."""
    for pattern in (_TITLED, _AGED, _NICKNAMED):
        for found in pattern.finditer(text):
            name = found["name"]
            if not any(is_opener(word) or word.lower() in word_list("headlines") for word in name.split()):
                yield _person(found)


def _person(found: re.Match[str]) -> Mark:
    """The name without a possessive ending, and without what describes it: "Smirking Ana Ruiz", "Baby Thomas Ruiz"."""
    name = found["name"]
    start, end = found.start("name"), found.end("name") - len(name) + len(re.sub(r"['\u2019]s?$", "", name))
    first, _, rest = name.partition(" ")
    if " " in rest and (first.endswith("ing") or bare(first) in TITLES):
        start += len(first) + 1
    return Mark(start, end, "PERSON", score=0.8)


def places(text: str) -> Iterator[Mark]:
    """Yield places behind "town of" or an age and all their mentions, in datelines, and states before a ZIP code."""
    named: set[str] = set()
    for pattern in (_TOWN_OF, _HOME):
        for found in pattern.finditer(text):
            if not is_opener(found["name"].split()[0]):
                named.add(found["name"])
    if named:
        choice = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
        for found in re.finditer(rf"(?<![\w-])(?:{choice})(?![\w-])", text):
            yield Mark(found.start(), found.end(), "PLACE", score=0.8)
    for found in _DATELINE.finditer(text):
        certain = found["name"].isupper() or found["state"] or found["agency"]
        words = found["name"].split()
        if certain and not any(word.lower() in word_list("headlines") or is_opener(word) for word in words):
            yield Mark(found.start("name"), found.end("name"), "PLACE", score=0.7)
    for found in _ZIP.finditer(text):
        yield Mark(found.start("name"), found.end("name"), "PLACE", score=0.8)


def organizations(text: str) -> Iterator[Mark]:
    """Yield gangs and cartels named before the common word."""
    for found in _GANG.finditer(text):
        first = found["name"].split()[0]
        named = len(found["name"].split()) > 2 or first.lower() not in word_list("demonyms")
        if named and not is_opener(first):
            yield Mark(found.start("name"), found.end("name"), "ORG", score=0.8)


_FACILITY: Final = re.compile(r" (?:[Ii]nternational )?(?:airport|prison|jail|harbou?r)\b")


@cache
def _compass() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{_DIRECTIONS})(?: and (?:{_DIRECTIONS}))? |(?:{_DIRECTIONS}) and (?=$)|(?:South|North|East"
        rf"|West) of |[Pp]ort of )$"
    )


def widened(text: str, mark: Mark) -> Mark:
    """A place with the compass point or "port of" before it, and "airport" behind."""
    before = _compass().search(text, max(0, mark.start - 30), mark.start)
    after = _FACILITY.match(text, mark.end)
    start = before.start() if before else mark.start
    return Mark(start, after.end() if after else mark.end, mark.label, score=mark.score)


_ABBREVIATED: Final = re.compile(r"\s?\((?P<name>[A-Z][A-Z&-]{1,7})\)")


def abbreviations(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Yield each mention of a short form that stands in brackets behind an organization and is made of its initials."""
    known: set[str] = set()
    for mark in marks:
        found = _ABBREVIATED.match(text, mark.end) if mark.label == "ORG" else None
        if found is not None and _fits(found["name"], text[mark.start : mark.end]):
            known.add(found["name"])
    if known:
        pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, known), key=len, reverse=True))})(?![\w-])"
        )
        for found in pattern.finditer(text):
            yield Mark(found.start(), found.end(), "ORG", score=0.8)


def _fits(short: str, name: str) -> bool:
    """Most letters of the short form are initials of the name, in any order."""
    initials = [word[0].upper() for word in re.findall(r"\w+", name)]
    hits = 0
    for letter in short:
        if letter in initials:
            initials.remove(letter)
            hits += 1
    return hits >= 2 and hits >= 0.6 * len(short)
