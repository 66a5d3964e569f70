"""Sentences: who was sent to prison, for how many years or for life, by which court and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from nlp.annotation import Event
from nlp.events.acted import concerned, subjects
from nlp.events.charges import charge
from nlp.events.cues import any_of
from nlp.events.frames import Frame
from nlp.events.heads import heads_of, owns
from nlp.events.meant import ACCUSED, ALL_OF_THEM, Meant
from nlp.events.people import age_of
from nlp.events.served import Served, served
from nlp.events.telling import Telling
from nlp.events.terms import Terms
from nlp.events.told_days import day
from nlp.events.verbs import Verbs
from nlp.marks import Context, Mark

_COURT: Final = re.compile(r"court|tribunal|gericht|rechtbank|juzgado|corte|audiencia|\bcour\b|\bhof\b", re.IGNORECASE)
_THE: Final = re.compile(r"The\s(?:\d|[a-z])")
_FOR: Final = re.compile(r"\b(?:for|por|pour|per|para|contra|contre|contro|gegen|f\u00fcr|voor|tegen)\s$")
# "Imposed a term of ten years on Roe"
_IMPOSED: Final = re.compile(
    r"\b(?:impos\w+|impus\w+|inflitt\w+|inflig\w+|verh\u00e4ng\w+|opgelegd|legde)\b", re.IGNORECASE
)
_ON: Final = re.compile(r"\b(?:on|upon|to|a|al|alla|\u00e0|au|ao|aan)\s$")
# "Three decades in the Roe case"
_CASE: Final = re.compile(r"(?:['\u2019]s?)?(?:\s(?-i:[A-Z])\w+){0,3}\s(?:case|trial)\b", re.IGNORECASE)
_AND_SO: Final = re.compile(r"\band\s$")
# Behind a dateline or not: "SEAVILLE \u2013 A 40-year-old man".
_INDEFINITE: Final = re.compile(
    r"(?:[^\u2013\u2014]{0,60}[\u2013\u2014-]\s?)?(?:an?|una?|une?|uma?|eine?|een)\s", re.IGNORECASE
)
_THE_OLD: Final = re.compile(r"\sthe\s(?:\d{1,3}[- ]year|man|woman|defendant)")
_SEVERAL: Final = re.compile(
    r"(?:\S+ ){0,4}?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s", re.IGNORECASE
)
# "They" who sentence somebody are a jury.
_GOT: Final = re.compile(
    r"\b(?:were|are|been|get|got|receive[ds]?|fueron|han sido|ont|foram|sono|wurden|werden)\b", re.IGNORECASE
)
_AROUND = (90, 60)
_FAR: Final = 60
_SHORT: Final = 8
_ELLIPSIS: Final = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?,?)?(?:,[^,\n]{0,40},)?\s(?:to|for|got|received|given|a|\u00e0|zu|tot|per|por)\s(?:[\w-]+\s){0,2}$"
)


class Sentencings(Telling):
    """Reads sentences of courts, one sentence of the text after the other; ``events`` are all statements."""

    def __init__(self, meant: Meant, context: Context) -> None:
        super().__init__("sentence", meant, context)
        if self._verbs is not None:
            self._terms = Terms(self._verbs)
            self._life = re.compile(rf"\b{any_of(self._verbs.entry['life'])}", re.IGNORECASE)
            self._no_parole = re.compile(
                rf"\b{any_of(self._verbs.entry.get('no_parole') or ['(?!)'])}\b", re.IGNORECASE
            )

    def _is_denied(self, frame: Frame, cue: re.Match[str], verbs: Verbs) -> bool:
        first, last = max(frame.start, cue.start() - _AROUND[0]), min(frame.end, cue.end() + _AROUND[1])
        if verbs.negated.search(frame.text, first, last) or self._unreal.undoes(frame, cue.start(), cue.end()):
            return True
        return super()._is_denied(frame, cue, verbs)

    def _told(self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool) -> Iterator[Event]:
        term = served(frame, cue, self._terms, self._life, self._no_parole)
        if term is None:
            return
        sentence = Event(
            "sentence",
            frame.start,
            frame.end,
            life=term.life,
            court=_court(frame),
            date=day(frame, cue.start(), cue.end(), self._meant.day, alone=True),
            charge=charge(frame, cue, verbs.charge),
            why=f'"{" ".join(cue[0].split())}"',
        )
        persons = self._persons(frame, cue, verbs, first)
        several = len(persons) > 1 and len(term.each) > 1
        for place, (name, mark) in enumerate(persons):
            if not several or len(term.each) == len(persons):
                years = term.each[place] if several else term.years
                yield replace(sentence, person=name, age=self._age(frame, name, mark), years=years)
        told = {name for name, _ in persons}
        for name, mark, years in self._others(frame, cue, term):
            if name not in told:
                yield replace(sentence, person=name, age=self._age(frame, name, mark), years=years)

    def _others(self, frame: Frame, cue: re.Match[str], term: Served) -> Iterator[tuple[str, Mark, float]]:
        """Those of "Roe was jailed for ten years and Poe for twelve", whose verb is not said again, and their years."""
        heads = heads_of(frame.context.language)
        marks = [mark for mark in frame.of("PERSON") if mark.start > cue.end()] if not term.life else []
        for mark, own in ((mark, own) for own in term.terms for mark in marks if 0 < own.start - mark.end < _FAR):
            elliptic = _ELLIPSIS.fullmatch(frame.text, mark.end, own.start)
            joined = heads.also.search(frame.text, cue.end(), mark.start)
            if elliptic and joined and not (heads.is_aside(frame, mark, cue.end()) or heads.is_official(frame, mark)):
                yield self._meant.people.full(frame.name(mark)), mark, own.years

    def _persons(
        self, frame: Frame, cue: re.Match[str], verbs: Verbs, first: bool
    ) -> list[tuple[str | None, Mark | None]]:
        """The full names of those sentenced, with their marks where the sentence has them."""
        voice, start = verbs.voice(frame, cue)
        named = concerned(frame, cue, verbs)
        if not named and voice != "passive":
            named = _given_to(frame, cue, is_noun=voice == "noun")
        if not named and voice == "noun":
            named = subjects(frame, start, passive=False)
        if named:
            return [(self._meant.people.full(frame.name(mark)), mark) for mark in named]
        return self._unnamed(frame, cue, start) if first else []

    def _unnamed(self, frame: Frame, cue: re.Match[str], start: int) -> list[tuple[str | None, Mark | None]]:
        """Whom a sentence means that names nobody sentenced."""
        who = frame.text[frame.start : cue.start()]
        if not _INDEFINITE.match(who):
            if ALL_OF_THEM.search(who) and _GOT.search(who + cue[0]) and (several := self._meant.all_of_them(frame)):
                return [(name, None) for name in several]
            pronoun = heads_of(frame.context.language).any_pronoun.search(who)
            definite = pronoun or _THE.match(who) or _THE_OLD.match(frame.text, cue.end())
            # A sentence that was cut in two by its lines has its subject before.
            if definite or _AND_SO.search(who):
                return [(self._meant.he(frame, start, accused=ACCUSED.search(who) is not None), None)]
        return [(None if _SEVERAL.match(who) else self._meant.coming(frame, who), None)]

    def _age(self, frame: Frame, name: str | None, mark: Mark | None) -> int | None:
        age = age_of(frame, mark) if mark else None
        return age or (self._meant.people.age(name) if name else None)


def _given_to(frame: Frame, cue: re.Match[str], is_noun: bool) -> list[Mark]:
    """The name of "a sentence of ten years for Roe", "imposed ten years on Roe"."""
    heads, text = heads_of(frame.context.language), frame.text
    imposed = _IMPOSED.search(text, frame.start, cue.end()) is not None
    for mark in frame.of("PERSON"):
        if not cue.end() < mark.start < cue.end() + _FAR or owns(frame, mark) or heads.is_other(frame, mark):
            continue
        to = imposed and _ON.search(text, mark.start - _SHORT, mark.start)
        for_him = _FOR.search(text, mark.start - _SHORT, mark.start) or _CASE.match(text, mark.end, mark.end + _FAR)
        if to or (is_noun and for_him):
            return [mark]
    return []


def _court(frame: Frame) -> str | None:
    return next((frame.name(m) for m in frame.of("ORG", "PLACE") if _COURT.search(frame.text, m.start, m.end)), None)
