"""Puts together the model's guesses, the patterns and the memory of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from nlp.marks import Mark, without_overlaps
from nlp.names import organizations, places
from nlp.names.cleanup import Name, clean
from nlp.names.memory import known_parts, mentions
from nlp.names.runs import runs
from nlp.names.words import word_list
from nlp.phrases import PhraseTable


@cache
def _lists() -> PhraseTable[str]:
    named = [(name, "ORG") for name in word_list("organizations")] + [(name, "PLACE") for name in word_list("places")]
    return PhraseTable(named)


def patterned(text: str) -> list[Mark]:
    """Organizations and places that the rules find without the model."""
    found: list[Mark] = []
    for run in runs(text):
        for segment in organizations.segments(run):
            orgs = list(organizations.in_segment(segment))
            found += orgs or places.in_segment(segment)
    for start, end, label in _lists().find(text):
        found.append(Mark(start, end, "ORG" if label == "ORG" else "PLACE", score=0.9))
    return without_overlaps(found)


def _outside(names: Iterable[Name], marks: Sequence[Mark]) -> list[Name]:
    """Names that touch none of the marks."""
    taken = without_overlaps(marks)
    kept = []
    for name in names:
        mine = Mark(name.start, name.end, "ORG")
        if not any(mark.start < mine.end and mine.start < mark.end for mark in taken):
            kept.append(name)
    return kept


def read_names(text: str, guesses: Iterable[Name]) -> list[Mark]:
    """Return people, organizations and places of a text, given a model's guesses (empty where it has none)."""
    rules = patterned(text)
    names = [name for guess in guesses for name in clean(text, guess.start, guess.end, guess.label)]
    names = _outside(names, rules)
    known = known_parts(text, names)
    recalled = list(mentions(text, known))
    people = [Mark(name.start, name.end, "PERSON", score=0.8) for name in _outside(recalled, rules)]
    model = [Mark(name.start, name.end, name.label, score=0.7) for name in names]
    # A known surname alone is a person, whatever the model took it for.
    spans = {(mark.start, mark.end) for mark in people}
    model = [mark for mark in model if (mark.start, mark.end) not in spans or mark.label == "PERSON"]
    return without_overlaps([*rules, *people, *model])
