"""What one sentence of a text says that is to be served: a term, several, or life."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.terms import Term, Terms

_CONSECUTIVE: Final = re.compile(r"consecutive|consécuti|consecutiv", re.IGNORECASE)
_TOTAL: Final = re.compile(r"\btotal(?:\s(?:term|sentence))?\sof\s$", re.IGNORECASE)
_INSTEAD: Final = re.compile(r"\b(?:citing|because|instead of|rather than|which)\b", re.IGNORECASE)
_LISTED: Final = re.compile(rf"(?:,?\s{any_of(table('terms')['and']['words'])}\s|,\s)", re.IGNORECASE)
_BEFORE_CUE, _BEHIND_CUE = 60, 140


@dataclass(frozen=True, slots=True)
class Served:
    """``years`` that are to be served, the least where it is for ``life``; ``each`` of a list of terms as it is told.

    ``terms`` are all that stand behind the verb, in code points of the text.
    """

    years: float | None
    life: bool
    each: tuple[float, ...]
    terms: tuple[Term, ...]


def served(
    frame: Frame, cue: re.Match[str], terms: Terms, life: re.Pattern[str], no_parole: re.Pattern[str]
) -> Served | None:
    """What is served by the sentence whose verb is ``cue``; None where it names no term of prison."""
    start, end = max(frame.start, cue.start() - _BEFORE_CUE), min(frame.end, cue.end() + _BEHIND_CUE)
    whole = life.search(frame.text, start, end)
    if whole is not None and _INSTEAD.search(frame.text, cue.end(), max(cue.end(), whole.start())):
        whole = None
    if whole is not None and no_parole.search(frame.text, whole.start(), end):
        return Served(None, True, (), ())
    words = frame.text[start:end]
    found = [replace(term, start=term.start + start, end=term.end + start) for term in terms.read(words)]
    if not terms.stand_before:
        found = [term for term in found if term.start >= cue.start() or not _is_of_another(frame, term, cue)]
    years = _years(frame.text, found, cue.start(), words)
    if years is None and whole is None:
        return None
    # The verb of German and Dutch stands behind its terms.
    behind = tuple(term for term in found if term.start >= cue.start()) or tuple(found)
    return Served(years, whole is not None, _list(frame.text, behind), behind)


def _is_of_another(frame: Frame, term: Term, cue: re.Match[str]) -> bool:
    """Whether another statement or name stands between a term and the verb behind it."""
    if ";" in frame.text[term.end : cue.start()]:
        return True
    return any(term.end <= mark.start < cue.start() for mark in frame.of("PERSON"))


def _years(text: str, terms: list[Term], cue: int, words: str) -> float | None:
    """The years that are served: the first term behind the verb, all of consecutive ones, else one before it."""
    for term in terms:
        if _TOTAL.search(text, max(0, term.start - 24), term.start):
            return term.years
    behind = [term.years for term in terms if term.start >= cue]
    if behind and _CONSECUTIVE.search(words):
        return round(sum(behind), 2)
    return behind[0] if behind else terms[-1].years if terms else None


def _list(text: str, terms: tuple[Term, ...]) -> tuple[float, ...]:
    """The first terms as far as nothing but "and" stands between them."""
    listed = terms[:1]
    for term in terms[1:]:
        if not _LISTED.fullmatch(text, listed[-1].end, term.start):
            break
        listed = (*listed, term)
    return tuple(term.years for term in listed)
