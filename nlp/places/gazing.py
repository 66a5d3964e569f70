"""Reads well-known places in texts that no model reads: countries and large cities, in any language and script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import words_of
from nlp.marks import Mark
from nlp.places.cues import is_cued, is_first, is_listed
from nlp.places.evidence import NOWHERE
from nlp.places.folding import fold
from nlp.places.home import Home, home_of
from nlp.places.kinds import is_airport_beside, kinds_behind
from nlp.places.unspaced import places_in_runs
from nlp.places.wellknown import CITY, CITY_NO_CASE, NOUNS, TOWN, is_airport, is_known

_SCORE: Final = 0.6
_ACRONYM: Final = 5
_ARTICLES: Final = frozenset({"El", "La", "Le"})
_SAME: Final = {"sr": "hr", "bs": "hr", "nb": "no", "nn": "no"}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")
_CASED: Final = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff]")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_SPAN: Final = 3
_LONGEST: Final = 40
_SHORTEST: Final = 3


def find_places(text: str, language: str | None = None) -> list[Mark]:
    """Return PLACE marks for known places, sorted, without overlaps; takes any text. ``language`` is BCP 47.

    Precision comes first: countries and large cities count anywhere, towns only behind a word that goes before places
    in the language, or in one list with a place. A name that is also a common word or a person's counts only behind a
    preposition, and a capital word beside the name makes it part of something else.
    """
    code = (language or "").replace("_", "-").split("-")[0].lower()
    reading = _Reading(text, _SAME.get(code, code), home_of(code) if code else NOWHERE)
    found = sorted([*_in_words(reading), *places_in_runs(text)])
    return [Mark(start, end, "PLACE", score=_SCORE) for start, end in found]


@dataclass(slots=True)
class _Reading:
    """A text in a language while it is read; ``last`` is where the place that was found last ends, -1 before that."""

    text: str
    language: str
    home: Home
    last: int = -1

    def is_cued(self, start: int, end: int) -> bool:
        """Whether what stands before a name, or the list that it stands in, speaks of places."""
        listed = self.last >= 0 and is_listed(self.text, self.last, start, end)
        return listed or is_cued(self.text, start, self.language)

    def is_place(self, name: str, least: int, *, strict: bool = False) -> bool:
        """Whether a name is that of a place of so many inhabitants."""
        return is_known(name, least, self.language, self.home, strict=strict)


def _in_words(reading: _Reading) -> Iterator[tuple[int, int]]:
    words = list(_WORD.finditer(reading.text))
    free = 0
    for place, word in enumerate(words):
        if place < free or not _begins(word[0]):
            continue
        for span in range(min(_SPAN, len(words) - place), 0, -1):
            start, end = word.start(), words[place + span - 1].end()
            if end - start <= _LONGEST and _is_place(reading, words, place, span):
                yield start, end
                free, reading.last = place + span, end
                break


def _begins(word: str) -> bool:
    long = len(word) >= _SHORTEST or word in _ARTICLES
    return long and (bool(_ARABIC.match(word)) or (word[0].isupper() and bool(_CASED.match(word))))


def _is_place(reading: _Reading, words: Sequence[re.Match[str]], place: int, span: int) -> bool:
    text, first, last = reading.text, words[place], words[place + span - 1]
    name = text[first.start() : last.end()]
    if len(name) < _SHORTEST or "\n" in name or (span > 1 and not set(text[first.end() : last.start()]) & set(" -")):
        return False
    before = words[place - 1] if place else None
    if _ARABIC.match(name):
        return not _is_doubtful(name, before) and reading.is_place(name, CITY_NO_CASE)
    if span > 1 and any(_is_city(reading, core) for core in kinds_behind(name)):
        return True
    if is_airport_beside(text, first.start(), last.end()) and is_airport(name):
        return True
    after = words[place + span] if place + span < len(words) else None
    if not _begins(last[0]) or _joins(text, before, first) or _joins(text, last, after, after):
        return False
    return not _is_doubtful(name, before) and _is_cased_place(reading, name, first.start(), last.end())


def _is_city(reading: _Reading, core: str) -> bool:
    """Whether a harbour or an airport is called after a city: Hamburger Hafen."""
    return reading.is_place(core, TOWN) or is_airport(core)


def _is_cased_place(reading: _Reading, name: str, start: int, end: int) -> bool:
    if name.isupper() and len(name) <= _ACRONYM:
        return False
    if reading.is_cued(start, end):
        return reading.is_place(name, TOWN)
    opens = is_first(reading.text, start, end)
    strict = opens or reading.language in NOUNS
    return reading.is_place(name, CITY_NO_CASE if opens else CITY, strict=strict)


def _is_doubtful(name: str, before: re.Match[str] | None) -> bool:
    if fold(name) not in _list("doubtful.txt"):
        return False
    return before is None or fold(before[0]) not in _list("prepositions.txt")


def _joins(
    text: str, one: re.Match[str] | None, other: re.Match[str] | None, outer: re.Match[str] | None = None
) -> bool:
    """Whether two words are one name: only a blank between, and the one outside has a capital."""
    if one is None or other is None:
        return False
    outside = outer or one
    return outside[0][0].isupper() and text[one.end() : other.start()] in (" ", "-") and not _opens(text, outside)


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether a short word has its capital from the sentence that it begins: "En Colombia", "In Berlin"."""
    before = text[max(0, word.start() - 2) : word.start()]
    return fold(word[0]) in _list("prepositions.txt") and not before.strip(" \n").isalnum()


@cache
def _list(name: str) -> frozenset[str]:
    return words_of(files("nlp.places") / "data" / name)
