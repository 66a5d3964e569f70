"""Whom a sentence speaks of: full names, ages, the persons before or behind a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.verbs import Verbs
from nlp.marks import Mark

_AGE_BEHIND: Final = re.compile(
    r"(?:,\s|\s?\(|\s)(?:aged?\s|de\s|von\s)?(\d{1,3})(?=[,;.)]|\s(?:a\u00f1os|ans|anos|anni|jahre|jaar|and|of)\b|$)",
    re.IGNORECASE,
)
_AGE_BEFORE: Final = re.compile(
    r"\b(\d{1,3})[- ](?:year[- ]old|j\u00e4hrigen?r?|jarige)\s+(?:[\w'\u2019-]+\s+){0,4}$", re.IGNORECASE
)
_AGE: Final = re.compile(
    r"\b(\d{1,3})(?:[- ]years?[- ]old|-j\u00e4hrig\w*|-jarige| a\u00f1os| ans| anos| anni)\b", re.IGNORECASE
)
_WORDS: Final = table("roles")
_VICTIM: Final = re.compile(
    rf"\b{any_of(_WORDS['victims']['words'])}\s(?:(?:of|de|di|an|op|on|at)\s)?(?:[\w-]+\s){{0,3}}$", re.IGNORECASE
)
_ROLE: Final = re.compile(r"(?:(?:co-?)?(?:defendant|conspirator|accused)|suspect)s?\s", re.IGNORECASE)
_KIND: Final = re.compile(rf"\s{any_of(_WORDS['kinds_of_people']['words'])}\b", re.IGNORECASE)
_FAR: Final = 70
_OLDEST: Final = 110
_DOE: Final = re.compile(r"(?:J\w+\s)?Doe(?:\s(?:\d+|[A-Z]\.?))?")


class People:
    """The names of one text, by which a surname stands for the full name, and the ages that stand beside them."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        # A few letters grow when made small; such a text is searched without the shortcut.
        lowered = text.lower()
        self._lowered = lowered if len(lowered) == len(text) else None
        self._stems: dict[int, list[int]] = {}
        self._full: dict[str, str] = {}
        self._first: dict[str, int] = {}
        self._ages: dict[str, tuple[str, int]] = {}
        self._keys: list[str] = []
        self._places: list[int] = []
        for mark in marks:
            if mark.label == "PERSON":
                name = plain(text[mark.start : mark.end])
                key = surname(name)
                self._first.setdefault(key, mark.start)
                if len(name) > len(self._full.get(key, "")):
                    self._full[key] = name
                victim = _VICTIM.search(text[max(0, mark.start - 40) : mark.start])
                if not victim and (age := _age_beside(text, mark, 0, len(text))):
                    if key not in self._ages:
                        self._keys.append(key)
                        self._places.append(mark.start)
                    self._ages.setdefault(key, (name, age))

    def may_tell(self, verbs: Verbs, frame: Frame) -> bool:
        """Whether the sentence has a stem of one of the verbs: a quick look before the patterns are tried."""
        if self._lowered is None:
            return True
        places = self._stems.get(id(verbs))
        if places is None:
            places = self._stems[id(verbs)] = _places(self._lowered, verbs.stems)
        first = bisect_left(places, frame.start)
        return first < len(places) and places[first] < frame.end

    def age(self, name: str) -> int | None:
        """The age that the text gives beside any mention of a name."""
        aged = self._ages.get(surname(name))
        return aged[1] if aged and is_one_name(aged[0], name) else None

    def only(self, after: int = 0) -> str | None:
        """The one person whose age the text gives: news says so of those that it is about. None where they are more.

        ``after`` is where that may stand at the earliest.
        """
        key = next(iter(self._ages)) if len(self._ages) == 1 else None
        return self._full[key] if key and self._places[0] >= after else None

    def aged(self, start: int, end: int, most: int) -> list[str]:
        """Those whose age the text gives for the first time between two places, in their order; ``most`` at most."""
        first = bisect_left(self._places, start)
        last = min(bisect_left(self._places, end), first + most)
        return [self._full[key] for key in self._keys[first:last]]

    def is_new(self, name: str, at: int) -> bool:
        """Whether a person is named nowhere before a place."""
        return self._first.get(surname(name), at) >= at

    def full(self, name: str) -> str:
        """The longest name in the text with the same surname; the name itself where there is none."""
        name = plain(name)
        longest = self._full.get(surname(name), name)
        return longest if is_one_name(name, longest) else name


def _places(text: str, stems: Sequence[str]) -> list[int]:
    """Where any of the stems stands in a text, in order."""
    places = []
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            places.append(at)
            at = text.find(stem, at + len(stem))
    return sorted(places)


def plain(words: str) -> str:
    """A name without the role before it ("Co-defendant") and with plain blanks."""
    name = " ".join(words.split())
    return _ROLE.sub("", name) or name


def is_one_name(one: str, other: str) -> bool:
    """Whether two names with the same surname may be one person's: one has all words of the other."""
    words, others = set(one.lower().split()), set(other.lower().split())
    return words <= others or others <= words


def surname(name: str) -> str:
    """The last word of a name in small letters, "Jr." and the like apart."""
    words = [word.strip(".,").lower() for word in name.split()]
    while len(words) > 1 and words[-1] in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    return words[-1] if words else ""


def age_of(frame: Frame, person: Mark | None) -> int | None:
    """The age beside a name ("John Roe, 34,", "34-year-old John Roe"), or the one the sentence gives to somebody."""
    if person is not None:
        return _age_beside(frame.text, person, frame.start, frame.end)
    return age_in(frame.words)


def age_in(words: str) -> int | None:
    """The first age that some words give: "a 34-year-old man"."""
    found = _AGE.search(words)
    return _age(found) if found else None


def _age_beside(text: str, person: Mark, start: int, end: int) -> int | None:
    found = _AGE_BEHIND.match(text, person.end, min(end, person.end + 16))
    found = found or _AGE_BEFORE.search(text[max(start, person.start - _FAR) : person.start])
    return _age(found) if found else None


def _age(found: re.Match[str]) -> int | None:
    return int(found[1]) if 0 < int(found[1]) <= _OLDEST else None


def are_names(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks without persons whose name is part of what somebody is called: "Serial" in "Serial Rapist".

    Nor does "Jane Doe" name anybody: it stands for victims.
    """
    return [mark for mark in marks if mark.label != "PERSON" or _is_name(text, mark)]


def _is_name(text: str, mark: Mark) -> bool:
    return not _KIND.match(text, mark.end) and not _DOE.fullmatch(text, mark.start, mark.end)
