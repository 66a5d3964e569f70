"""Short forms in capitals: which stand for a body by what the text says of them, and where they stand again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.marks import Mark
from nlp.names.words import word_list

_IN_BRACKETS: Final = re.compile(
    r"(?P<last>[^\W\d_][\w'\u2019-]*)[\"'\u201d\u2019]?\s\((?P<short>[A-Z][A-Z&-]{1,7}s?)\)"
)
_SHORT: Final = re.compile(r"(?<![\w.@/&-])[A-Z][A-Z&]{2,7}(?![\w@&-])")


_ABBREVIATED: Final = re.compile(r"\s?\((?P<name>[A-Z][A-Z&-]{1,7})\)")


def no_bodies(text: str) -> set[str]:
    """Short forms that the text explains by what is no organization: "sexual assault kit (SAK)"."""
    found_in_brackets = _IN_BRACKETS.finditer(text) if "(" in text else ()
    return {found["short"] for found in found_in_brackets if _is_thing(text, found)}


def short_forms(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield each further mention of a short form that is an organization somewhere in the text."""
    labels: dict[str, set[str]] = {}
    for mark in marks:
        words = text[mark.start : mark.end]
        if words.isupper() and _SHORT.fullmatch(words):
            labels.setdefault(words, set()).add(mark.label)
    known = {words for words, found in labels.items() if found == {"ORG"}}
    for found in _SHORT.finditer(text) if known else ():
        if found[0] in known:
            yield Mark(found.start(), found.end(), "ORG", score=0.7)


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


def _is_thing(text: str, found: re.Match[str]) -> bool:
    last, short = found["last"], found["short"]
    if last[0].upper() != short.rstrip("s")[-1]:
        return False
    return last.lower() in word_list("things") or (last.islower() and last in word_list("common_words"))


def _fits(short: str, name: str) -> bool:
    """Most letters of the short form are initials of the name, in any order."""
    initials = [word[0].upper() for word in re.findall(r"\w+", name)]
    hits = 0
    for letter in short:
        if letter in initials:
            initials.remove(letter)
            hits += 1
    return hits >= 2 and hits >= 0.6 * len(short)
