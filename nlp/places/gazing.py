"""Reads well-known places in texts that no model reads: countries and large cities, in any language and script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import words_of
from nlp.marks import Mark
from nlp.places.evidence import prior
from nlp.places.folding import fold
from nlp.places.gazetteer import Spot, gazetteer
from nlp.places.inflections import forms

_SCORE: Final = 0.6
_CITY: Final = 100_000
_CITY_NO_CASE: Final = 300_000
_CITY_SHORT: Final = 2_000_000
_CLEAR: Final = 1.0
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")
_CASED: Final = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff]")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_UNSPACED: Final = re.compile("[\u0e00-\u0e7f]+|[\u30a0-\u30ff]+|[\u4e00-\u9fff]+")
_LONGEST_RUN: Final = 16
_SPAN: Final = 3


def find_places(text: str, language: str | None = None) -> list[Mark]:
    """Return PLACE marks for well-known places, sorted, without overlaps; takes any text.

    Precision comes first: a name that is also a common word or a person's counts only behind a preposition, and a
    capital word beside the name makes it part of something else. ``language`` is not needed: each script is read in
    its own way.
    """
    return sorted([*_in_words(text), *_in_runs(text)], key=lambda mark: mark.start)


def _in_words(text: str) -> Iterator[Mark]:
    words = list(_WORD.finditer(text))
    free = 0
    for place, word in enumerate(words):
        if place < free or not _begins(word[0]):
            continue
        for span in range(min(_SPAN, len(words) - place), 0, -1):
            last = words[place + span - 1]
            if last.end() - word.start() <= 40 and _is_place(text, words, place, span):
                yield Mark(word.start(), last.end(), "PLACE", score=_SCORE)
                free = place + span
                break


def _begins(word: str) -> bool:
    return len(word) > 2 and (bool(_ARABIC.match(word)) or (word[0].isupper() and bool(_CASED.match(word))))


def _is_place(text: str, words: Sequence[re.Match[str]], place: int, span: int) -> bool:
    first, last = words[place], words[place + span - 1]
    name = text[first.start() : last.end()]
    if "\n" in name or (span > 1 and not set(text[first.end() : last.start()]) & set(" -")):
        return False
    cased = not _ARABIC.match(name)
    if not _known(name, _CITY if cased else _CITY_NO_CASE):
        return False
    before = words[place - 1] if place else None
    after = words[place + span] if place + span < len(words) else None
    if cased and (_joins(text, before, first) or _joins(text, last, after, after)):
        return False
    return fold(name) not in _list("doubtful.txt") or (
        before is not None and fold(before[0]) in _list("prepositions.txt")
    )


def _joins(
    text: str, one: re.Match[str] | None, other: re.Match[str] | None, outer: re.Match[str] | None = None
) -> bool:
    """Whether two words are one name: only a blank between, and the one outside has a capital."""
    if one is None or other is None:
        return False
    outside = outer or one
    return text[one.end() : other.start()] in (" ", "-") and outside[0][0].isupper() and not _opens(text, outside)


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether a short word has its capital from the sentence that it begins: "En Colombia", "In Berlin"."""
    return fold(word[0]) in _list("prepositions.txt") and not text[: word.start()][-2:].strip(" \n").isalnum()


@cache
def _list(name: str) -> frozenset[str]:
    return words_of(files("nlp.places") / "data" / name)


def _known(name: str, least: int) -> bool:
    return any(_is_well_known(gazetteer().named(form), least) for form in forms(name))


def _is_well_known(spots: Sequence[Spot], least: int) -> bool:
    """Whether the likeliest of the places is a country or a large city, and clearly likelier than the others."""
    ranked = sorted(spots, key=prior, reverse=True)
    if not ranked or not (ranked[0].kind == "country" or (ranked[0].kind == "city" and ranked[0].population >= least)):
        return False
    others = [spot for spot in ranked[1:] if spot.country != ranked[0].country]
    return not others or prior(ranked[0]) - prior(others[0]) >= _CLEAR


def _in_runs(text: str) -> Iterator[Mark]:
    """Places inside scripts that do not divide words."""
    for run in _UNSPACED.finditer(text):
        katakana = "\u30a0" <= run[0][0] <= "\u30ff"
        at = 0
        while at < len(run[0]):
            length = _length(run[0], at, whole=katakana)
            if length:
                yield Mark(run.start() + at, run.start() + at + length, "PLACE", score=_SCORE)
            at += max(length, 1)


def _length(run: str, at: int, whole: bool) -> int:
    """How long the longest well-known name at a position is; 0 where there is none."""
    if run[at : at + 2] not in _starts() or (whole and at):
        return 0
    thai = "\u0e00" <= run[at] <= "\u0e7f"
    lengths = (len(run),) if whole else range(min(_LONGEST_RUN, len(run) - at), (4 if thai else 2) - 1, -1)
    for length in lengths:
        least = _CITY_SHORT if length < 3 else _CITY_NO_CASE
        if length > 1 and _is_well_known(gazetteer().named(run[at : at + length]), least):
            return length
    return 0


@cache
def _starts() -> frozenset[str]:
    """The first two letters of every name in a script without blanks: most positions of a text begin none."""
    return gazetteer().starts("\u0e00")
