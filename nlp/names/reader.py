"""Puts together the model's guesses, the patterns and the memory of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from nlp.marks import Mark, touching, without_overlaps
from nlp.names import contexts, organizations, places
from nlp.names.cleanup import Name, clean
from nlp.names.memory import known_parts, mentions
from nlp.names.runs import UPPER, Word, runs
from nlp.names.words import word_list
from nlp.phrases import PhraseTable

_NOT_A_PERSON: Final = re.compile(
    r"(?:\b(?:Cutter|USS|HMS|MV|M/V|MT|Hurricane|Storm|Operation|Op|vessel|ship|yacht|boat|tanker)\s+['\u2018\"\u201c]?)$"
)
_COUNTRY_AFTER: Final = re.compile(rf" ([{UPPER}][\w]+(?: [{UPPER}]\w+)?)")
_NATION_BEFORE: Final = re.compile(r"\b(?:U\.S\.|US|UK) $")
_SHOUTED: Final = re.compile(r"[A-Z]{3,} $")
_NEXT_NAME: Final = re.compile(rf" ([{UPPER}][\w\u2019'-]*[^\W\d_])(?=\s*(?:[,\n.(]|$))")


@cache
def _lists() -> PhraseTable[str]:
    named = [(name, "ORG") for name in word_list("organizations")] + [(name, "PLACE") for name in word_list("places")]
    return PhraseTable(named)


def patterned(text: str) -> list[Mark]:
    """Organizations and places that the rules find without the model."""
    found: list[Mark] = []
    for run in runs(text):
        for segment in organizations.segments(run):
            found += _in_segment(segment)
    found += contexts.places(text)
    found += contexts.organizations(text)
    for start, end, label in _lists().find(text):
        if text[start:end] == "US" and _SHOUTED.search(text, max(0, start - 20), start):
            continue
        found.append(_listed(text, start, end, label))
    rules = without_overlaps(found)
    rules += contexts.abbreviations(text, rules)
    return without_overlaps(rules)


def _in_segment(segment: Sequence[Word]) -> list[Mark]:
    orgs = list(organizations.in_segment(segment))
    place = places.head_place(segment)
    # "Frank Crowley Courts Building" ends as a place, whatever stands inside.
    return list(places.in_segment(segment)) if not orgs or place >= max(org.end for org in orgs) else orgs


def _listed(text: str, start: int, end: int, label: str) -> Mark:
    if label == "PLACE":
        return contexts.widened(text, Mark(start, end, "PLACE", score=0.9))
    if text.startswith("The ", start):
        start += 4
    if before := _NATION_BEFORE.search(text, max(0, start - 8), start):
        start = before.start()
    after = _COUNTRY_AFTER.match(text, end)
    if after and after[1] in word_list("countries") and not text[start:end].isupper():
        end = after.end()
    return Mark(start, end, "ORG", score=0.9)


def _guessed(text: str, guesses: Iterable[Name]) -> list[Name]:
    """What the model has found, cleaned; a vessel is not the person it is named for."""
    kept = []
    for guess in guesses:
        for name in clean(text, guess.start, guess.end, guess.label):
            if not _NOT_A_PERSON.search(text[max(0, name.start - 14) : name.start]):
                kept.append(name)
    return kept


def _extended(text: str, name: Name, others: Sequence[Mark]) -> Name:
    """Models lose the last word of unusual names: "Daniel Xavier" before "Oneil,"."""
    after = _NEXT_NAME.match(text, name.end) if name.label == "PERSON" and " " in name.of(text) else None
    if after is None or after[1].lower() in word_list("headlines") or after[1].isupper():
        return name
    longer = Name(name.start, after.end(1), "PERSON")
    return name if touching(longer.start, longer.end, others) else longer


def read_names(text: str, guesses: Iterable[Name]) -> list[Mark]:
    """Return people, organizations and places of a text, given a model's guesses (empty where it has none)."""
    rules = patterned(text)
    titled = [mark for mark in contexts.people(text) if not touching(mark.start, mark.end, rules)]
    free = [name for name in _guessed(text, guesses) if not touching(name.start, name.end, rules)]
    titled = without_overlaps(titled)
    free = [name for name in free if name.label == "PERSON" or not touching(name.start, name.end, titled)]
    free = [_extended(text, name, rules) for name in free]
    people = without_overlaps([*titled, *(_mark(name) for name in free if name.label == "PERSON")])
    known = known_parts(text[mark.start : mark.end] for mark in people)
    recalled = [name for name in mentions(text, known) if not touching(name.start, name.end, rules)]
    spans = {(name.start, name.end) for name in recalled} | {(mark.start, mark.end) for mark in people}
    # A known surname alone is a person, whatever the model took it for.
    others = [_mark(name) for name in free if name.label != "PERSON" and (name.start, name.end) not in spans]
    others = [contexts.widened(text, mark) if mark.label == "PLACE" else mark for mark in others]
    return without_overlaps([*rules, *people, *(_mark(name) for name in recalled), *others])


def _mark(name: Name) -> Mark:
    return Mark(name.start, name.end, name.label, score=0.7)
