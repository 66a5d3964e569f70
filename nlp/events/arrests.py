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
from nlp.events.meant import ACCUSED, ALL_OF_THEM, PRONOUN, Meant
from nlp.events.people import age_of, objects, subjects, verbs_of
from nlp.marks import Context, Mark

_CHARGE_ENDS: Final = re.compile(
    rf"\s{any_of(table('roles')['charge_ends']['words'])}\b|[,:]\s(?:said|police|according|he|she|and is)\b|\s\(",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\s(?:in|at|near|en|à|a|em|im|in der|par le tribunal de|by)\s(?:the\s)?$")
_SHORT: Final = 3
_BEFORE: Final = 90
_CUES: Final = 5


class Arrests:
    """Reads arrests sentence by sentence; ``events`` are all statements, repeats too."""

    def __init__(self, meant: Meant, context: Context) -> None:
        self.events: list[Event] = []
        self._meant = meant
        self._verbs = verbs_of("arrest", context.language)

    def read(self, frame: Frame) -> None:
        """Add what a sentence states."""
        verbs = self._verbs
        if verbs is None or not self._meant.people.may_tell(verbs, frame):
            return
        if verbs.negated.search(frame.text, frame.start, frame.end):
            return
        told: set[str | None] = set()
        for cue in islice(verbs.cues.finditer(frame.text, frame.start, frame.end), _CUES):
            for name, mark in self._persons(frame, cue):
                if name not in told:
                    self.events.append(self._event(frame, cue, name, mark))
                    self._meant.last = name or self._meant.last
                told.add(name)

    def _persons(self, frame: Frame, cue: re.Match[str]) -> Iterator[tuple[str | None, Mark | None]]:
        """The full names of those arrested, with their marks where the sentence has them; None for somebody unnamed."""
        passive, named = self._named(frame, cue)
        if named:
            yield from ((self._meant.people.full(frame.name(mark)), mark) for mark in named)
            return
        who = frame.text[frame.start : cue.start()] if passive else frame.text[cue.end() : cue.end() + 40]
        if ALL_OF_THEM.search(who) and (several := self._meant.all_of_them(frame)):
            yield from ((name, None) for name in several)
        elif PRONOUN.search(who) and (one := self._meant.one(accused=ACCUSED.search(who) is not None)):
            yield one, None
        elif self._verbs and (some := self._verbs.someone.search(who)):
            several_of_them = some[0].lower().endswith(("s", "men", "people"))
            yield (None if several_of_them else self._meant.coming(frame, who)), None

    def _named(self, frame: Frame, cue: re.Match[str]) -> tuple[bool, list[Mark]]:
        """Whether the verb is passive, and the names in the sentence of those arrested."""
        assert self._verbs is not None
        before = frame.text[max(frame.start, cue.start() - _BEFORE) : cue.start()]
        passive = self._verbs.passive.search(before) is not None or self._is_headline(frame, cue)
        named = objects(frame, cue.end())
        if not named and " into custody" in cue[0].lower():
            named = [mark for mark in frame.of("PERSON") if cue.start() < mark.start < cue.end()]
        if not named and (passive or cue[0].lower() == "arrest"):
            named = subjects(frame, cue.start())
        return passive, named

    def _is_headline(self, frame: Frame, cue: re.Match[str]) -> bool:
        """Whether the verb is that of "Man Arrested for Arson" or "Ann Roe arrested", passive without its "was"."""
        if frame.ends or not cue[0].lower().endswith("ed"):
            return False
        if any(mark.end + 1 == cue.start() for mark in frame.of("PERSON")):
            return True
        before = frame.text[frame.start : cue.start()].split()[-1:]
        return self._verbs is not None and self._verbs.someone.fullmatch(" ".join(before)) is not None

    def _event(self, frame: Frame, cue: re.Match[str], name: str | None, mark: Mark | None) -> Event:
        age = age_of(frame, mark) if mark is not None or name is None else None
        return Event(
            "arrest",
            frame.start,
            frame.end,
            person=name,
            age=age or (self._meant.people.age(name) if name else None),
            place=roles.place(frame, cue.end()),
            date=roles.day(frame, self._meant.day),
            agency=roles.agency(frame, cue.start()),
            charge=charge(frame, cue.end(), self._verbs.charge if self._verbs else None),
            why=f'"{" ".join(cue[0].split())}"',
        )


def charge(frame: Frame, at: int, pattern: re.Pattern[str] | None) -> str | None:
    """What somebody was arrested or sentenced for, in a few words of the text; ``pattern`` has a group "charge"."""
    found = pattern.search(frame.text, at, frame.end) if pattern else None
    for mark in frame.of("PERSON"):
        if pattern and found and mark.start - found.start("charge") in range(_SHORT):
            # "A sentence for Ann Roe, for fraud"
            found = pattern.search(frame.text, mark.end, frame.end)
    if found is None:
        return None
    words = found["charge"]
    for mark in frame.of("PLACE", "ORG"):
        if mark.start > found.start("charge"):
            # Where it happened, or before which court, is no part of the charge.
            words = _IN.sub("", words[: mark.start - found.start("charge")])
            break
    ends = _CHARGE_ENDS.search(words)
    words = " ".join((words[: ends.start()] if ends else words).split()).strip(" ,:\u2013-")
    return words if len(words) > _SHORT and not words[0].isdigit() else None
