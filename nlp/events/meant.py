"""Whom a sentence means without naming: "he", "the defendants", "a man" who is named in the next sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.heads import heads_of
from nlp.events.lines import is_titled
from nlp.events.people import People, age_in, surname
from nlp.events.roles import day_of_text
from nlp.marks import Mark

_WORDS: Final = table("roles")
ACCUSED: Final = re.compile(rf"\b{any_of(_WORDS['accused']['words'])}\b", re.IGNORECASE)
_SPOKEN_OF: Final = re.compile(rf"\b{any_of(_WORDS['spoken_of']['words'])}\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n]{0,300}")
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_MAN_OF: Final = re.compile(r"\b(?:of|aged|de|d['\u2019]|di|von|van)\s(?P<age>[1-9]\d)\b", re.IGNORECASE)
ALL_OF_THEM: Final = re.compile(rf"\b{any_of(_WORDS['all_of_them']['words'])}\b", re.IGNORECASE)
_OPENS: Final = re.compile(
    r"(?:^|[.!?:;\n\u2013\u2014\"\u201d)]\s*|\bAccording to [^,.;\n]{3,60},\s)"
    rf"(?:{any_of(_WORDS['titles']['words'])}\s)?$",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(rf"(?:,[^,.\n]{{0,60}},)?\s(?:\w+\s)?{any_of(_WORDS['speaks']['words'])}\b", re.IGNORECASE)
# A verb or an age, or where somebody lives: "Ann Roe, Seaville, was".
_GOES_ON: Final = re.compile(r",?\s\(?\d|,?\s[^\W\d_A-Z]|(?:,(?:\s[\w.'\u2019-]+){1,5}){1,2},\s")
_BELOW: Final = re.compile(r"\b(?:below|following)\b", re.IGNORECASE)
_TELLS: Final = re.compile(r"[.!?\u2026\u3002](?:\s|$|[\"\u201d\u2019)])")
_BEFORE: Final = 30
_BEFORE_OPENER: Final = 90
_BEFORE_AGE: Final = 60
_AHEAD: Final = 500
_BACK: Final = 3
"""Sentences that a pronoun looks back."""
_BLANKS: Final = 3
"""Blanks in a sentence that says something of a person, at least."""
_LINE, _LEAST = 400, 20
_MOST: Final = 12


class Meant:
    """Follows the persons of a text from sentence to sentence; ``people`` are their full names.

    ``last`` is whom the last event read concerned, ``day`` the day that the text bears, ISO 8601.
    """

    def __init__(self, people: People, text: str, marks: Sequence[Mark]) -> None:
        self.people = people
        self.day = day_of_text(text, marks)
        self.last: str | None = None
        self._recent: deque[list[tuple[str, bool]]] = deque(maxlen=_BACK)
        self._openers = [mark for mark in marks if mark.label == "PERSON" and _opens(text, mark)]
        self._starts = [mark.start for mark in self._openers]
        self._opening = {surname(text[mark.start : mark.end]) for mark in self._openers}

    def passed(self, frame: Frame) -> None:
        """Keep in mind whom a sentence named; to be called behind each, in order."""
        heads = heads_of(frame.context.language)
        named = [
            mark
            for mark in frame.of("PERSON")[:_MOST]
            if not heads.is_other(frame, mark) and not _is_label(frame, mark)
        ]
        if named and (frame.ends or frame.text.count(" ", frame.start, frame.end) >= _BLANKS):
            opening = frame.start + _BEFORE
            self._recent.append([(self.people.full(frame.name(mark)), mark.start < opening) for mark in named])

    def he(self, frame: Frame, start: int, accused: bool = False, is_object: bool = False) -> str | None:
        """Whom "he" means before a verb that begins at ``start``: somebody of the same sentence or of those before.

        None where the sentence names several, or somebody who only speaks. ``is_object``: the text has "him".
        """
        heads = heads_of(frame.context.language)
        here = [mark for mark in frame.of("PERSON") if mark.end <= start and not heads.is_official(frame, mark)]
        if not here or accused:
            return self.one(accused)
        is_aside = heads.is_beside if is_object else heads.is_aside
        if len({surname(frame.name(mark)) for mark in here}) > 1 or is_aside(frame, here[0]):
            return None
        return self.people.full(frame.name(here[0]))

    def one(self, accused: bool = False) -> str | None:
        """Whom "he" or "she" means: the one person of the sentences before, else the one that an event concerned.

        Of several persons in the nearest sentence with any, the one it begins with. ``accused``: the word is
        "defendant" or the like, which means whom the text is about before those just named.
        """
        if accused and (known := self.last or self.people.only()):
            return known
        for named in reversed(self._recent):
            if len({surname(name) for name, _ in named}) == 1 or named[0][1]:
                return named[0][0]
            return self.last if self.last in {name for name, _ in named} else None
        return self.last or self.people.only()

    def coming(self, frame: Frame, who: str) -> str | None:
        """Who "a man" is, named for the first time behind: the person with whom one of the next sentences begins.

        ``who`` are the words that speak of him; somebody of another age is not meant.
        """
        age = _age_of(who[:_BEFORE_AGE])
        found = self._opener(frame, age) or (self._only(frame, age) if frame.ends else None)
        if found is None or not self.people.is_new(found, frame.start):
            return None
        return found if age is None or self.people.age(found) in {None, age} else None

    def _only(self, frame: Frame, age: int | None) -> str | None:
        """The one person whose age the text tells, if sentences speak of him first: a victim has an age as well."""
        name = self.people.only(frame.start)
        if name is None or surname(name) not in self._opening:
            return None
        if age is not None and self.people.age(name) == age:
            return name
        own = (mark for mark in self._openers if surname(frame.text[mark.start : mark.end]) == surname(name))
        return name if any(_is_spoken_of(frame, mark) for mark in own) else None

    def _opener(self, frame: Frame, age: int | None) -> str | None:
        at = bisect_right(self._starts, frame.end)
        if at == len(self._starts) or self._starts[at] - frame.end > _AHEAD:
            return None
        mark = self._openers[at]
        lines = frame.text.count("\n", frame.end, mark.start)
        if frame.ends or not is_titled(frame.words):
            # Behind a blank line another paragraph may tell of somebody else.
            name = self.people.full(frame.name(mark))
            same = not _PARAGRAPH.search(frame.text, frame.end, mark.start) or (
                age is not None and self.people.age(name) == age
            )
            return name if (same or _is_spoken_of(frame, mark)) and lines <= _BACK else None
        # In a list of headlines the next line tells another story.
        tells = lines == 1 and _TELLS.search(frame.text[mark.end : mark.end + _LINE].split("\n", 1)[0])
        return self.people.full(frame.name(mark)) if tells else None

    def all_of_them(self, frame: Frame) -> list[str]:
        """Whom "the defendants" or "both men" means: those named before with their age, where they are several.

        "The defendants below" are those named behind.
        """
        below = _BELOW.search(frame.text, frame.start, frame.end)
        start, end = (frame.end, len(frame.text)) if below else (0, frame.start)
        named = self.people.aged(start, end, _MOST + 1)
        return named if 1 < len(named) <= _MOST else []


def _age_of(who: str) -> int | None:
    """The age that the words for somebody tell: "a 34-year-old man", "a man of 34"."""
    found = _MAN_OF.search(who)
    return age_in(who) or (int(found["age"]) if found else None)


def _is_spoken_of(frame: Frame, mark: Mark) -> bool:
    """Whether the sentence that a name begins speaks of its bearer as of one who was arrested or tried."""
    behind = _SENTENCE.match(frame.text, mark.end)
    return behind is not None and _SPOKEN_OF.search(behind[0]) is not None


def _is_label(frame: Frame, mark: Mark) -> bool:
    """Whether the name is that of "Contact: Ann Roe"."""
    return frame.text[max(frame.start, mark.start - 2) : mark.start].startswith(":")


def _opens(text: str, mark: Mark) -> bool:
    """Whether a sentence that tells something begins with this name, and not because its bearer speaks."""
    if not _OPENS.search(text, max(0, mark.start - _BEFORE_OPENER), mark.start):
        return False
    behind = text[mark.end : mark.end + _LINE].split("\n", 1)[0]
    if len(behind) < _LEAST or is_titled(behind):
        return False
    return _GOES_ON.match(behind) is not None and not _SPEAKS.match(behind)
