"""People that their surroundings give away: behind a title, before an age, with a nickname in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.marks import Mark
from nlp.names.first_names import first_names
from nlp.names.runs import CAPITALISED as _CAP
from nlp.names.words import MONTHS_AND_NAMES, TITLES, bare, is_opener, word_list

_INITIAL: Final = r"[A-Z]\."
_NAME: Final = (
    rf"(?:{_CAP}|{_INITIAL})(?: (?:{_INITIAL}|(?:de|del|de la|la|van|von|bin|al|el|da|dos|Mc|O') )?(?:{_CAP}))"
)
_TITLED: Final = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Det|Sgt|Lt|Capt|Cpl|Prof|Judge|Justice|Detective|Officer|Sergeant|Lieutenant|Captain|Inspector|Superintendent"
    rf"|Constable|Deputy|Sheriff|Attorney|Senator|Governor|Mayor|President|Minister|Commissioner|Director|Agent|Prosecutor"
    rf"|Chief|Trooper|ADA|DDA|AUSA|Administrator|Spokesman|Spokeswoman|spokesman|spokeswoman|lawyer|DJ"
    rf"|Artist)\.? (?!(?:District|State|General|Deputy|Assistant|Attorney|Chief"
    r"|Prosecutor|Inspector|Detective|Constable|Superintendent|Justice|Executive|Officer|Operating|Minister|Medical)\b)"
    rf"(?P<name>{_NAME}{{1,2}})(?![\w-])"
)
_AGED: Final = re.compile(
    rf"(?<![\w\u2019'-])(?P<name>{_NAME}{{1,3}}(?:,? (?:Jr|Sr)\.?| II"
    rf"| III)?),? ?(?:\(?[1-9][0-9]\)?)(?=[,.;) \n])(?! [%A-Z]|[.,][0-9]|[-\w/])"
)
_NICKNAMED: Final = re.compile(
    rf"(?<![\w'])(?P<name>{_CAP} ['\u2018\"\u201c]{_CAP}(?: {_CAP})?['\u2019\"\u201d] {_CAP})"
)
_POSSESSIVE: Final = re.compile(r"['\u2019]s(?=$| )|['\u2019]$")


def people(text: str) -> Iterator[Mark]:
    """Yield people behind a title, before an age, and with a nickname in quotes."""
    for pattern in (_TITLED, _AGED, _NICKNAMED):
        for found in pattern.finditer(text):
            mark = _person(found)
            if _may_be_person(text[mark.start : mark.end]):
                yield mark


def _may_be_person(name: str) -> bool:
    words = [word.strip("\"'\u2018\u2019\u201c\u201d") for word in name.split()]
    if any(
        (is_opener(word) and word not in MONTHS_AND_NAMES) or word.lower() in word_list("headlines") for word in words
    ):
        return False
    if words[0] not in first_names() and all(word.lower() in word_list("dictionary") for word in words):
        return False
    return 2 * sum(word.lower() in word_list("common_words") for word in words) <= len(words)


def _person(found: re.Match[str]) -> Mark:
    """The name without a possessive ending, and without what describes it: "Smirking Ana Ruiz", "Baby Thomas Ruiz"."""
    name = found["name"]
    start, end = found.start("name"), found.start("name") + len(_POSSESSIVE.split(name, maxsplit=1)[0])
    first, _, rest = name.partition(" ")
    if " " in rest and (first.endswith("ing") or bare(first) in TITLES):
        start += len(first) + 1
    return Mark(start, end, "PERSON", score=0.8)
