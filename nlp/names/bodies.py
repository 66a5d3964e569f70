"""Organizations that their surroundings give away: before "gang" and "cartel", offices of prosecutors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import CAPITALISED as _CAP
from nlp.names.runs import UPPER
from nlp.names.words import is_opener, word_list

_GANG: Final = re.compile(
    rf"(?P<name>{_CAP}(?: (?:de|del|la|de la|los)? ?{_CAP}){{0,4}} (?:gang|cartel|crime family|crime syndicate"
    rf"|mafia|drug cartel|motorcycle club|street gang))s?\b"
)
_OFFICE: Final = re.compile(
    rf"(?P<name>{_CAP}(?: {_CAP}){{0,3}} (?:County|Parish|City)(?: Criminal)? District Attorney)"
    rf"(?=[ \t]*(?:$| [{UPPER}]))",
    re.MULTILINE,
)
_SMALL_OFFICE: Final = re.compile(
    rf"\b(?:The )?(?P<name>(?:U\.S\.|US|{_CAP}(?: {_CAP}){{0,2}}) (?:(?:district|state|county|city) )?"
    r"(?:attorney|sheriff|prosecutor|coroner)(?:['\u2019]s|s['\u2019]?) [Oo]ffice)\b"
)


def organizations(text: str) -> Iterator[Mark]:
    """Yield gangs and cartels named before the common word, and offices of prosecutors."""
    for pattern in (_OFFICE, _SMALL_OFFICE):
        for found in pattern.finditer(text):
            if is_opener(found["name"].split()[0]):
                continue
            if pattern is _SMALL_OFFICE or _heads_line(text, found.end()):
                yield Mark(found.start("name"), found.end("name"), "ORG", score=0.8)
    for found in _GANG.finditer(text):
        first = found["name"].split()[0]
        named = len(found["name"].split()) > 2 or first.lower() not in word_list("demonyms")
        if named and not is_opener(first):
            yield Mark(found.start("name"), found.end("name"), "ORG", score=0.8)


def _heads_line(text: str, end: int) -> bool:
    """Whether no person's name follows: "… District Attorney" ends the line or stands before a common word."""
    after = re.match(r"[ \t]*(\w*)", text[end : end + 40])
    return after is None or not after[1] or after[1].lower() in word_list("common_words")
