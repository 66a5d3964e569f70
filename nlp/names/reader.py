"""Puts together the model's guesses, the patterns and the memory of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import Final

from nlp.marks import Mark, touching, without_overlaps
from nlp.names import bodies, contexts, organizations, places
from nlp.names.acronyms import abbreviations, no_bodies, short_forms
from nlp.names.cleanup import Name, clean
from nlp.names.doubts import SHOUTED, is_doubtful
from nlp.names.first_names import by_first_name
from nlp.names.foreign import read_foreign
from nlp.names.lines import behind_break, unwrapped
from nlp.names.memory import known_parts, mentions
from nlp.names.people import people as behind_titles
from nlp.names.runs import UPPER, Word, runs
from nlp.names.words import word_list
from nlp.phrases import PhraseTable

_NOT_A_PERSON: Final = re.compile(
    r"(?:\b(?:Cutter|USS|HMS|MV|M/V|MT|Hurricane|Storm|Operation|Op|vessel|ship|yacht|boat|tanker)\s+['\u2018\"\u201c]?)$"
)
_ADDRESS: Final = re.compile(r"[\w.+%-]{0,64}@[\w.-]{1,100}|https?://[^\s<>]{1,300}")
_COUNTRY_AFTER: Final = re.compile(rf" ([{UPPER}][\w]+(?: [{UPPER}]\w+)?)")
_CAPITAL_BEFORE: Final = re.compile(rf"[{UPPER}][\w.'\u2019-]*,?[ -]$|[\"\u201c\u2018'@#_/-]$")
_CAPITAL_AFTER: Final = re.compile(rf"[ -][{UPPER}]|[-\u2019'@_/][\w]")
_NATION_BEFORE: Final = re.compile(r"\b(?:U\.S\.|US|UK) $")


_FILES: Final = {
    "organizations": "ORG", "agencies": "ORG", "companies": "ORG", "groups": "ORG", "media": "ORG",
    "places": "PLACE", "cities": "PLACE",
}  # fmt: skip


@cache
def _lists() -> PhraseTable[str]:
    named = [(name, label) for file, label in _FILES.items() for name in word_list(file)]
    return PhraseTable(named)


def patterned(text: str) -> tuple[list[Mark], list[Mark]]:
    """Organizations and places that the rules find without the model: by their form, and by the lists."""
    formed: list[Mark] = []
    for run in runs(text):
        for segment in organizations.segments(run):
            formed += _in_segment(segment)
    formed += contexts.places(text)
    formed += bodies.organizations(text)
    formed = without_overlaps(formed)
    formed = without_overlaps([*formed, *abbreviations(text, formed)])
    return formed, without_overlaps(_from_lists(text))


def _from_lists(text: str) -> Iterator[Mark]:
    for start, end, label in _lists().find(text):
        if text[start:end] != "US" or not SHOUTED.search(text, max(0, start - 20), start):
            yield _listed(text, start, end, label)


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


def _guessed(given: str, text: str, guesses: Iterable[Name], trusted: bool) -> list[Name]:
    """What the model has found, cleaned; a vessel is not the person it is named for."""
    kept = []
    for guess in guesses:
        for name in clean(given if guess.label == "PLACE" else text, guess.start, guess.end, guess.label):
            before = text[max(0, name.start - 24) : name.start]
            doubtful = not (trusted and name.label == "ORG") and is_doubtful(text, name, before)
            if not doubtful and not _NOT_A_PERSON.search(before):
                kept.append(contexts.placed(text, name))
    return kept


def _allowed(marks: Iterable[Mark], guessed: Sequence[Mark]) -> list[Mark]:
    """Organizations told by their form, where a good model sees nothing or the very same: it knows their extent."""
    same = {(mark.start, mark.end, mark.label) for mark in guessed}
    return [
        mark
        for mark in marks
        if mark.label != "ORG"
        or (mark.start, mark.end, mark.label) in same
        or not touching(mark.start, mark.end, guessed)
    ]


def read_names(text: str, guesses: Iterable[Name], language: str | None = None, *, trusted: bool = False) -> list[Mark]:
    """Return people, organizations and places of a text, given a model's guesses (empty where it has none).

    Rules for English apply where ``language`` is None or English; else the lists and rules of the language do.
    ``trusted`` says that the guesses are better than the rules on what an organization is and how far its name goes.
    """
    given, text = text, unwrapped(text)
    if language is not None and language.split("-")[0].lower() != "en":
        return _outside_addresses(text, read_foreign(text, language))
    formed, listed = patterned(text)
    formed = [behind_break(given, mark) if mark.label == "PLACE" else mark for mark in formed]
    titled = without_overlaps(mark for mark in behind_titles(text) if not touching(mark.start, mark.end, formed))
    guessed = _guessed(given, text, guesses, trusted)
    seen = without_overlaps(map(_mark, guessed))
    formed = _allowed(formed, seen) if trusted else formed
    # A listed place that the model does not see at all is more often a person's or a thing's name.
    listed = [
        mark
        for mark in listed
        if mark.label != "PLACE" or not guessed or touching(mark.start, mark.end, seen) or _is_country(text, mark)
    ]
    longer = without_overlaps([*seen, *titled])
    formed = [mark for mark in formed if mark.label != "PLACE" or not _inside(mark, longer, "ORG")]
    rules = without_overlaps([*formed, *(mark for mark in listed if not _inside(mark, longer))])
    titled = [mark for mark in titled if not touching(mark.start, mark.end, rules)]
    free = [name for name in guessed if not touching(name.start, name.end, rules)]
    free = [name for name in free if name.label == "PERSON" or not touching(name.start, name.end, titled)]
    people = without_overlaps([*titled, *(_mark(name) for name in free if name.label == "PERSON")])
    people += [mark for mark in by_first_name(text) if not _is_known(mark, (rules, seen, people))]
    people.sort(key=attrgetter("start"))
    known = known_parts(text[mark.start : mark.end] for mark in people)
    recalled = [name for name in mentions(text, known) if not touching(name.start, name.end, rules)]
    spans = {(name.start, name.end) for name in recalled} | {(mark.start, mark.end) for mark in people}
    # A known surname alone is a person, whatever the model took it for.
    others = [_mark(name) for name in free if name.label != "PERSON" and (name.start, name.end) not in spans]
    others = [contexts.widened(text, mark) if mark.label == "PLACE" else mark for mark in others]
    things = no_bodies(text)
    others = [mark for mark in others if mark.label != "ORG" or text[mark.start : mark.end] not in things]
    marks = without_overlaps([*rules, *people, *(_mark(name) for name in recalled), *others])
    marks = without_overlaps([*marks, *short_forms(text, marks)])
    return _outside_addresses(text, _joined(text, marks))


def _is_country(text: str, mark: Mark) -> bool:
    """Whether a listed name is a country that no capital word beside it makes part of another name."""
    beside = _CAPITAL_BEFORE.search(text, max(0, mark.start - 30), mark.start) or _CAPITAL_AFTER.match(text, mark.end)
    return not beside and text[mark.start : mark.end] in word_list("countries")


def _is_known(mark: Mark, groups: Iterable[Sequence[Mark]]) -> bool:
    return any(touching(mark.start, mark.end, group) for group in groups)


def _joined(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Two neighbours that are a person are one: the model knew the surname, the memory the first name."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.label == mark.label == "PERSON" and text[last.end : mark.start] == " ":
            joined[-1] = replace(last, end=mark.end)
        else:
            joined.append(mark)
    return joined


def _inside(mark: Mark, longer: Sequence[Mark], label: str | None = None) -> bool:
    """Whether a mark is part of a longer name (with a label): "Madrid" in "Real Madrid"."""
    place = bisect_right(longer, mark.start, key=attrgetter("start")) - 1
    if place < 0:
        return False
    one = longer[place]
    return mark.end <= one.end and one.end - one.start > mark.end - mark.start and label in (None, one.label)


def _outside_addresses(text: str, marks: list[Mark]) -> list[Mark]:
    """Names inside e-mail and web addresses and behind "@" are none."""
    if "@" not in text and "//" not in text:
        return marks
    addresses = [Mark(found.start(), found.end(), "URL") for found in _ADDRESS.finditer(text)]
    return [mark for mark in marks if not touching(mark.start, mark.end, addresses)]


def _mark(name: Name) -> Mark:
    return Mark(name.start, name.end, name.label, score=0.7)
