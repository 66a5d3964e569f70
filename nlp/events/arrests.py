"""Arrests: who was taken into custody, at what age, by whom, where, when and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.people import People, age_of, objects, of_before, subjects, verbs_of
from nlp.marks import Context, Mark

PRONOUN: Final = re.compile(rf"\b{any_of(table('roles')['pronouns']['words'])}\b", re.IGNORECASE)
_CHARGE_ENDS: Final = re.compile(
    rf"\s{any_of(table('roles')['charge_ends']['words'])}\b|[,:]\s(?:said|police|according|he|she|and is)\b|\s\(",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\s(?:in|at|near|en|à|a|em|im|in der|par le tribunal de|by)\s(?:the\s)?$")
_SHORT: Final = 3
_CUES: Final = 5


class Arrests:
    """Reads arrests sentence by sentence."""

    def __init__(self, people: People, context: Context) -> None:
        self._people = people
        self._verbs = verbs_of("arrest", context.language)
        self._found: dict[tuple[str, int], Event] = {}

    def events(self) -> list[Event]:
        """The arrests, each person's once."""
        return list(self._found.values())

    def read(self, frame: Frame) -> None:
        """Add what a sentence states."""
        verbs = self._verbs
        if verbs is None or not self._people.may_tell(verbs, frame):
            return
        if verbs.negated.search(frame.text, frame.start, frame.end):
            return
        for cue in islice(verbs.cues.finditer(frame.text, frame.start, frame.end), _CUES):
            for name, mark in self._persons(frame, cue):
                # A person is taken once in a text; of nobody named, each sentence is one arrest.
                key = (name.lower(), 0) if name else ("", frame.start)
                self._found.setdefault(key, self._event(frame, cue, name, mark))
                self._people.last = name or self._people.last

    def _persons(self, frame: Frame, cue: re.Match[str]) -> Iterator[tuple[str | None, Mark | None]]:
        """The full names of those arrested, with their marks where the sentence has them; None for somebody unnamed."""
        assert self._verbs is not None
        passive = self._verbs.passive.search(frame.text[max(frame.start, cue.start() - 40) : cue.start()]) is not None
        named = objects(frame, cue.end())
        if not named and " into custody" in cue[0].lower():
            named = [mark for mark in frame.of("PERSON") if cue.start() < mark.start < cue.end()]
        if not named and passive:
            named = subjects(frame, cue.start())
        if named:
            yield from ((self._people.full(frame.name(mark)), mark) for mark in named)
            return
        before = frame.text[frame.start : cue.start()] if passive else frame.text[cue.end() : cue.end() + 40]
        if PRONOUN.search(before) and (name := antecedent(frame, self._people)):
            yield name, None
        elif one := self._verbs.someone.search(before):
            yield (self._people.only() if not one[0].lower().endswith(("s", "men", "people")) else None), None

    def _event(self, frame: Frame, cue: re.Match[str], name: str | None, mark: Mark | None) -> Event:
        age = age_of(frame, mark) if mark is not None or name is None else None
        return Event(
            "arrest",
            frame.start,
            frame.end,
            person=name,
            age=age or (self._people.age(name) if name else None),
            place=roles.place(frame, cue.end()),
            date=roles.day(frame),
            agency=roles.agency(frame, cue.start()),
            charge=charge(frame, cue.end(), self._verbs.charge if self._verbs else None),
            why=f'"{" ".join(cue[0].split())}"',
        )


def antecedent(frame: Frame, people: People) -> str | None:
    """Whom "he" or "she" means: the only person of the sentence before, the last one concerned, or the text's only."""
    one = of_before(frame)
    return people.full(one) if one else people.last or people.only()


def charge(frame: Frame, at: int, pattern: re.Pattern[str] | None) -> str | None:
    """What somebody was arrested or sentenced for, in a few words of the text; ``pattern`` has a group "charge"."""
    found = pattern.search(frame.text, at, frame.end) if pattern else None
    if found is None:
        return None
    words = found["charge"]
    for mark in frame.of("PLACE", "ORG"):
        if mark.start > found.start("charge"):
            # Where it happened, or before which court, is no part of the charge.
            words = _IN.sub("", words[: mark.start - found.start("charge")])
            break
    ends = _CHARGE_ENDS.search(words)
    words = " ".join((words[: ends.start()] if ends else words).split()).strip(" ,:")
    return words if len(words) >= _SHORT and not words[0].isdigit() else None
