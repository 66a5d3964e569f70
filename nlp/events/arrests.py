"""Arrests: who was taken into custody, at what age, by whom, where, when and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nlp.annotation import Event
from nlp.events import roles
from nlp.events.acted import concerned
from nlp.events.charges import charge
from nlp.events.frames import Frame
from nlp.events.heads import heads_of
from nlp.events.meant import ACCUSED, ALL_OF_THEM, Meant
from nlp.events.people import age_of
from nlp.events.telling import Telling
from nlp.events.told_days import day
from nlp.events.verbs import Verbs
from nlp.events.whereabouts import place
from nlp.marks import Context, Mark

_BEHIND: Final = 40
_PLURAL: Final = ("s", "men", "people", "couple", "crew")


class Arrests(Telling):
    """Reads arrests sentence by sentence; ``events`` are all statements, repeats too."""

    def __init__(self, meant: Meant, context: Context) -> None:
        super().__init__("arrest", meant, context)

    def _is_denied(self, frame: Frame, cue: re.Match[str], verbs: Verbs) -> bool:
        around = verbs.negated.search(frame.text, frame.start, frame.end)
        return around is not None or super()._is_denied(frame, cue, verbs)

    def _told(self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool) -> Iterator[Event]:
        persons = list(self._persons(frame, cue, verbs, first))
        if not persons:
            return
        arrest = Event(
            "arrest",
            frame.start,
            frame.end,
            place=place(frame, cue.start(), cue.end()),
            date=day(frame, cue.start(), cue.end(), self._meant.day),
            agency=roles.agency(frame, cue.start()),
            charge=charge(frame, cue, verbs.charge),
            why=f'"{" ".join(cue[0].split())}"',
        )
        for name, mark in persons:
            yield replace(arrest, person=name, age=self._age(frame, name, mark))

    def _persons(
        self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool
    ) -> Iterator[tuple[str | None, Mark | None]]:
        """The full names of those arrested, with their marks where the sentence has them; None for somebody unnamed."""
        if named := concerned(frame, cue, verbs):
            yield from ((self._meant.people.full(frame.name(mark)), mark) for mark in named)
            return
        voice, start = verbs.voice(frame, cue)
        if voice == "noun" or not first:
            return
        passive = voice == "passive"
        # "Hat einen Mann festgenommen": the verb of German and Dutch stands behind.
        behind = frame.text[start : cue.start()] if verbs.stands_last else frame.text[cue.end() : cue.end() + _BEHIND]
        who = frame.text[frame.start : cue.start() if verbs.stands_last else start] if passive else behind
        if ALL_OF_THEM.search(who) and (several := self._meant.all_of_them(frame)):
            yield from ((name, None) for name in several)
        elif heads_of(frame.context.language).any_pronoun.search(who) and (
            one := self._meant.he(frame, start, accused=ACCUSED.search(who) is not None, is_object=not passive)
        ):
            yield one, None
        elif some := verbs.someone.search(who):
            several_of_them = some[0].lower().endswith(_PLURAL)
            yield (None if several_of_them else self._meant.coming(frame, who)), None

    def _age(self, frame: Frame, name: str | None, mark: Mark | None) -> int | None:
        age = age_of(frame, mark) if mark is not None or name is None else None
        return age or (self._meant.people.age(name) if name else None)
