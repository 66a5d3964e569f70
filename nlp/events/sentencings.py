"""Sentences: who was sent to prison, for how many years or for life, by which court and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.amounts.numbers import Number, find_numbers
from nlp.annotation import Event
from nlp.events import roles
from nlp.events.arrests import charge
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.meant import ACCUSED, ALL_OF_THEM, PRONOUN, Meant
from nlp.events.people import age_of, is_other, objects, subjects, verbs_of
from nlp.marks import Context, Mark

_COURT: Final = re.compile(r"court|tribunal|gericht|rechtbank|juzgado|corte|audiencia|\bcour\b|\bhof\b", re.IGNORECASE)
_UNIT: Final = re.compile(r"[\s-]([^\W\d_]+)")
_AND: Final = re.compile(r",?\s(?:and|y|et|e|und|en)\s")
_CONSECUTIVE: Final = re.compile(r"consecutive|consécuti|consecutiv", re.IGNORECASE)
_THE: Final = re.compile(r"The\s(?:\d|[a-z])")
_FOR: Final = re.compile(r"\b(?:for|in|to|por|pour|per)\s$")
_PRISON: Final = any_of(table("roles")["prisons"]["words"])
_AND_SO: Final = re.compile(r"\band\s$")
# Behind a dateline or not: "SEAVILLE \u2013 A 40-year-old man".
_INDEFINITE: Final = re.compile(
    r"(?:[^\u2013\u2014]{0,60}[\u2013\u2014-]\s?)?(?:an?|una?|une?|uma?|eine?|een)\s", re.IGNORECASE
)
_THE_OLD: Final = re.compile(r"\sthe\s(?:\d{1,3}[- ]year|man|woman|defendant)")
_SEVERAL: Final = re.compile(
    r"(?:\S+ ){0,4}?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s", re.IGNORECASE
)
_TO: Final = re.compile(r"\b(?:to|for)\s$")
_SINCE: Final = re.compile(r"\s(?:after|before)\b")
_TOTAL: Final = re.compile(r"\btotal(?:\s(?:term|sentence))?\sof\s$", re.IGNORECASE)
_INSTEAD: Final = re.compile(r"\b(?:citing|because|instead of|rather than|which)\b", re.IGNORECASE)
# "They" who sentence somebody are a jury.
_GOT: Final = re.compile(
    r"\b(?:were|are|been|get|got|receive[ds]?|fueron|han sido|ont|foram|sono|wurden|werden)\b", re.IGNORECASE
)
_MOST: Final = 1000
_BEFORE_CUE, _BEHIND_CUE = 60, 140


class Sentencings:
    """Reads sentences of courts, one sentence of the text after the other; ``events`` are all statements."""

    def __init__(self, meant: Meant, context: Context) -> None:
        self.events: list[Event] = []
        self._meant, self._language = meant, context.language
        self._verbs = verbs_of("sentence", context.language)
        if self._verbs is not None:
            entry = self._verbs.entry
            self._life = re.compile(rf"\b{any_of(entry['life'])}", re.IGNORECASE)
            self._elsewhere = re.compile(
                rf"[\s-]{{0,2}}(?:{any_of(entry['not_term'])}"
                rf"|(?:(?!{_PRISON})\w+[\s-]){{0,3}}{any_of(entry['not_prison'])})\b",
                re.IGNORECASE,
            )
            self._suspended = re.compile(rf"[^,;.\n]{{0,30}}?\b{any_of(entry['suspended'])}\b", re.IGNORECASE)
            self._no_parole = re.compile(rf"\b{any_of(entry.get('no_parole') or ['(?!)'])}\b", re.IGNORECASE)
            self._units: dict[str, float] = entry["units"]

    def read(self, frame: Frame) -> None:
        """Add what a sentence of the text states."""
        verbs = self._verbs
        if verbs is None or not self._meant.people.may_tell(verbs, frame):
            return
        cue = verbs.cues.search(frame.text, frame.start, frame.end)
        if cue is None or verbs.negated.search(
            frame.text, max(frame.start, cue.start() - 90), min(frame.end, cue.end() + 60)
        ):
            return
        start, end = max(frame.start, cue.start() - _BEFORE_CUE), min(frame.end, cue.end() + _BEHIND_CUE)
        life = self._life.search(frame.text, start, end)
        if life is not None and _INSTEAD.search(frame.text, cue.end(), max(cue.end(), life.start())):
            life = None
        least = life is None or self._no_parole.search(frame.text, life.start(), end) is None
        years = self._years(frame, start, cue.start(), end) if least else None
        if years is None and life is None:
            return
        for name, mark in self._persons(frame, cue):
            self.events.append(self._event(frame, cue, name, mark, years, life is not None))
            self._meant.last = name or self._meant.last

    def _years(self, frame: Frame, start: int, cue: int, end: int) -> float | None:
        """The years that are served: the first term behind the verb, all of consecutive ones, else one before it."""
        words = frame.text[start:end]
        numbers = find_numbers(words, self._language)
        terms = [(one.start, term) for one, term in self._terms(words, numbers)]
        behind = [term for place, term in terms if start + place >= cue]
        if total := [term for place, term in terms if _TOTAL.search(words, max(0, place - 24), place)]:
            return total[0]
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
            if self._elsewhere.match(words, unit.end()) and not _is_term(words, number.start, unit.end()):
                continue
            if self._suspended.match(words, unit.end()):
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
            return [(self._meant.people.full(frame.name(mark)), mark) for mark in named]
        return self._unnamed(frame, cue)

    def _unnamed(self, frame: Frame, cue: re.Match[str]) -> list[tuple[str | None, Mark | None]]:
        """Whom a sentence means that names nobody sentenced."""
        who = frame.text[frame.start : cue.start()]
        if not _INDEFINITE.match(who):
            if ALL_OF_THEM.search(who) and _GOT.search(who + cue[0]) and (several := self._meant.all_of_them(frame)):
                return [(name, None) for name in several]
            definite = PRONOUN.search(who) or _THE.match(who) or _THE_OLD.match(frame.text, cue.end())
            # A sentence that was cut in two by its lines has its subject before.
            if definite or _AND_SO.search(who):
                return [(self._meant.one(accused=ACCUSED.search(who) is not None), None)]
        return [(None if _SEVERAL.match(who) else self._meant.coming(frame, who), None)]

    def _event(
        self, frame: Frame, cue: re.Match[str], name: str | None, mark: Mark | None, years: float | None, life: bool
    ) -> Event:
        age = age_of(frame, mark) if mark else None
        return Event(
            "sentence",
            frame.start,
            frame.end,
            person=name,
            age=age or (self._meant.people.age(name) if name else None),
            years=years,
            life=life,
            court=self._court(frame),
            date=roles.day(frame, self._meant.day),
            charge=charge(frame, cue.end(), self._verbs.charge if self._verbs else None),
            why=f'"{" ".join(cue[0].split())}"',
        )

    def _court(self, frame: Frame) -> str | None:
        return next(
            (frame.name(m) for m in frame.of("ORG", "PLACE") if _COURT.search(frame.text, m.start, m.end)), None
        )


def _is_term(words: str, start: int, end: int) -> bool:
    """ "Jailed for 10 years after he confessed": not ten years after."""
    return _TO.search(words, max(0, start - 5), start) is not None and _SINCE.match(words, end) is not None
