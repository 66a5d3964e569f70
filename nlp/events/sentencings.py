"""Sentences: who was sent to prison, for how many years or for life, by which court and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.amounts.numbers import Number, find_numbers
from nlp.annotation import Event
from nlp.events import roles
from nlp.events.arrests import PRONOUN, antecedent, charge
from nlp.events.cues import any_of
from nlp.events.frames import Frame
from nlp.events.people import People, age_of, is_other, objects, subjects, verbs_of
from nlp.marks import Context, Mark

_COURT: Final = re.compile(r"court|tribunal|gericht|rechtbank|juzgado|corte|audiencia|\bcour\b|\bhof\b", re.IGNORECASE)
_UNIT: Final = re.compile(r"[\s-]([^\W\d_]+)")
_AND: Final = re.compile(r",?\s(?:and|y|et|e|und|en)\s")
_CONSECUTIVE: Final = re.compile(r"consecutive|consécuti|consecutiv", re.IGNORECASE)
_THE: Final = re.compile(r"The\s(?:\d|[a-z])")
_FOR: Final = re.compile(r"\b(?:for|in|to|por|pour|per)\s$")
_MOST: Final = 1000
_BEFORE_CUE, _BEHIND_CUE = 60, 140


class Sentencings:
    """Reads sentences of courts, one sentence of the text after the other."""

    def __init__(self, people: People, context: Context) -> None:
        self._people, self._language = people, context.language
        self._verbs = verbs_of("sentence", context.language)
        self._found: dict[tuple[str, float | None, bool], Event] = {}
        if self._verbs is not None:
            entry = self._verbs.entry
            self._life = re.compile(rf"\b{any_of(entry['life'])}", re.IGNORECASE)
            self._elsewhere = re.compile(
                rf"[\s-]{{0,2}}(?:\w+[\s-]){{0,3}}{any_of(entry['not_prison'])}\b", re.IGNORECASE
            )
            self._units: dict[str, float] = entry["units"]

    def events(self) -> list[Event]:
        """The sentences; the same person and term once, and nobody's only where nobody named has that term."""
        named = {key[1:] for key in self._found if key[0]}
        return [event for key, event in self._found.items() if key[0] or key[1:] not in named]

    def read(self, frame: Frame) -> None:
        """Add what a sentence of the text states."""
        verbs = self._verbs
        if verbs is None or not self._people.may_tell(verbs, frame):
            return
        cue = verbs.cues.search(frame.text, frame.start, frame.end)
        if cue is None or verbs.negated.search(
            frame.text, max(frame.start, cue.start() - 90), min(frame.end, cue.end() + 60)
        ):
            return
        start, end = max(frame.start, cue.start() - _BEFORE_CUE), min(frame.end, cue.end() + _BEHIND_CUE)
        life = self._life.search(frame.text, start, end)
        years = self._years(frame, start, cue.start(), end)
        if years is None and life is None:
            return
        for name, mark in self._persons(frame, cue):
            event = self._event(frame, cue, name, mark, years, life is not None)
            self._found.setdefault(((name or "").lower(), years, life is not None), event)
            self._people.last = name or self._people.last

    def _years(self, frame: Frame, start: int, cue: int, end: int) -> float | None:
        """The years that are served: the first term behind the verb, all of consecutive ones, else one before it."""
        words = frame.text[start:end]
        numbers = find_numbers(words, self._language)
        terms = [(one.start, term) for one, term in self._terms(words, numbers)]
        behind = [term for place, term in terms if start + place >= cue]
        if behind and _CONSECUTIVE.search(words):
            return round(sum(behind), 2)
        return behind[0] if behind else terms[-1][1] if terms else None

    def _terms(self, words: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, float]]:
        skip = -1
        for place, number in enumerate(numbers):
            unit = _UNIT.match(words, number.end)
            size = self._units.get(unit[1].lower()) if unit else None
            if place == skip or unit is None or size is None or number.value > _MOST:
                continue
            if self._elsewhere.match(words, unit.end()):
                continue
            years = number.value * size
            following = numbers[place + 1] if place + 1 < len(numbers) else None
            if size == 1 and following is not None and _AND.fullmatch(words, unit.end(), following.start):
                more = _UNIT.match(words, following.end)
                smaller = self._units.get(more[1].lower()) if more else None
                if smaller is not None and smaller < 1:
                    years, skip = years + following.value * smaller, place + 1
            yield number, round(years, 2)

    def _persons(self, frame: Frame, cue: re.Match[str]) -> list[tuple[str | None, Mark | None]]:
        """The full names of those sentenced, with their marks where the sentence has them."""
        assert self._verbs is not None
        named = objects(frame, cue.end()) or subjects(frame, cue.start())
        if not named:
            after = [mark for mark in frame.of("PERSON") if mark.start > cue.end() and not is_other(frame, mark)]
            named = [mark for mark in after if _FOR.search(frame.text[max(0, mark.start - 8) : mark.start])][:1]
        if named:
            return [(self._people.full(frame.name(mark)), mark) for mark in named]
        if PRONOUN.search(frame.text, frame.start, cue.start()) or _THE.match(frame.text, frame.start):
            return [(antecedent(frame, self._people), None)]
        return [(self._people.only() if self._verbs.someone.search(frame.words) else None, None)]

    def _event(
        self, frame: Frame, cue: re.Match[str], name: str | None, mark: Mark | None, years: float | None, life: bool
    ) -> Event:
        age = age_of(frame, mark) if mark else None
        return Event(
            "sentence",
            frame.start,
            frame.end,
            person=name,
            age=age or (self._people.age(name) if name else None),
            years=years,
            life=life,
            court=self._court(frame),
            date=roles.day(frame),
            charge=charge(frame, cue.end(), self._verbs.charge if self._verbs else None),
            why=f'"{" ".join(cue[0].split())}"',
        )

    def _court(self, frame: Frame) -> str | None:
        return next(
            (frame.name(m) for m in frame.of("ORG", "PLACE") if _COURT.search(frame.text, m.start, m.end)), None
        )
