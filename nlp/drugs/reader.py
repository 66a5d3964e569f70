"""Finds the terms of the drug lexicon in a text, and names that are built like those of known substances."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Final

from nlp.datafiles import lines_of
from nlp.drugs.division import UNSPACED, readings
from nlp.drugs.patterns import find_built_names
from nlp.drugs.senses import LEAST, SenseJudge
from nlp.drugs.titles import is_in_title
from nlp.drugs.weights import Verdict, Weights
from nlp.lexicon import LexiconEntry, TermUse, fold, load
from nlp.marks import Mark, without_overlaps
from nlp.phrases import PhraseTable

_ANY_UNSPACED: Final = re.compile(f"{UNSPACED.pattern}{{2}}")
# "a PHP script": a blank after the letter makes it an article.
_ARTICLE: Final = re.compile(r"[aA]\s+[A-Z]{2,3}$")
_SURE: Final = 0.95
_BUILT: Final = 0.9
_TELLING: Final = 0.8
"""From this probability on a street name helps to tell the senses of others."""
_CERTAIN: Final = Verdict(_SURE, ())
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon's terms, ready to be found: by words, and by characters where words are not divided."""

    spaced: PhraseTable[tuple[TermUse, ...]]
    unspaced: re.Pattern[str]
    """Also finds the longer words that hold a term by chance, which ``entries`` does not have."""
    entries: dict[str, LexiconEntry]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term found in a text; ``uses`` are the substances that it may stand for, the likeliest first."""

    start: int
    end: int
    uses: tuple[TermUse, ...]
    certain: bool


@cache
def vocabulary() -> Vocabulary:
    """The shipped lexicon's terms."""
    # Of several substances with the same name, the one that it means without doubt comes first.
    uses = {form: tuple(sorted(found, key=lambda use: use.term.ambiguous)) for form, found in load().by_term.items()}
    spaced = [(form, found) for form, found in uses.items() if not UNSPACED.search(form)]
    unspaced = {
        form: found[0].entry for form, found in uses.items() if UNSPACED.search(form) and not found[0].term.ambiguous
    }
    longer = lines_of(files("nlp.drugs") / "data" / "longer_words.txt")
    choice = "|".join(sorted(map(re.escape, [*unspaced, *longer]), key=len, reverse=True))
    return Vocabulary(PhraseTable(spaced, _fold_word), re.compile(choice or r"(?!)"), unspaced)


def read_drugs(text: str, language: str | None = None, weights: Weights | None = None) -> list[Mark]:
    """Return the drugs that a text names, with the substance's id as ``canonical``; never overlapping.

    ``language`` is BCP 47, None where it is not known. ``weights`` replace the fitted ones that come with the program.
    """
    base = language.split("-")[0].lower() if language else None
    found = find_candidates(text, base)
    marks = list(_judged(text, found, base, weights))
    built = [
        Mark(one.start, one.end, "DRUG", one.id, _BUILT, why=f"{one.family}, by the build of its name")
        for one in find_built_names(text)
    ]
    if _ANY_UNSPACED.search(text):
        marks += _unspaced(text)
    return without_overlaps([*marks, *built]) if built else marks


def find_candidates(text: str, language: str | None = None) -> list[Candidate]:
    """Return the lexicon's terms in a text, by start, whatever their sense; never overlapping."""
    found: list[Candidate] = []
    for reading in readings(text, language):
        more = _candidates(text, reading, language)
        found = sorted([*found, *(one for one in more if _is_free(one, found))], key=_start) if found else more
    return [one for place, one in enumerate(found) if not (place and _is_form(text, found[place - 1], one))]


def _is_form(text: str, before: Candidate, one: Candidate) -> bool:
    """Whether an ambiguous word says in which form the drug right before it comes: "fentanyl powder"."""
    return before.certain and one.uses[0].term.ambiguous and text[before.end : one.start] in (" ", "-")


def _is_free(one: Candidate, found: Sequence[Candidate]) -> bool:
    place = bisect_left(found, one.end, key=_start)
    return place == 0 or found[place - 1].end <= one.start


def _candidates(text: str, reading: str, language: str | None) -> list[Candidate]:
    return [
        Candidate(start, end, uses, _is_certain(text, start, end, uses[0], language))
        for start, end, uses in vocabulary().spaced.find(reading)
        if not _is_acronym(text, start, end, uses[0])
        and not _ARTICLE.match(text, start, end)
        and not (language in (None, "en") and is_in_title(text, start, end))
    ]


def _fold_word(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _is_acronym(text: str, start: int, end: int, use: TermUse) -> bool:
    """In brackets and capitals a word of four letters at most is the short form of some other name."""
    written = text[start:end]
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return bracketed and len(written) <= 4 and written.isupper() and use.term.text.islower() and not _is_code(use)


def _is_code(use: TermUse) -> bool:
    return use.entry.name.isupper() or use.term.kind == "abbreviation"


def _is_certain(text: str, start: int, end: int, use: TermUse, language: str | None) -> bool:
    term, written = use.term, text[start:end]
    if term.ambiguous:
        return False
    if len(written) <= 4 and written.isascii():
        if term.kind == "abbreviation" and not (written.isupper() or written == term.text):
            return False
        if written.isupper() and not _is_code(use) and not _among_capitals(text, start, end):
            return False
    # Without its accents a foreign name may be an English word, as the French for heroin is.
    return not (language in (None, "en") and term.language != "en" and written.isascii() and not term.text.isascii())


def _among_capitals(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 12) : start] + text[end : end + 12]
    return sum(map(str.isupper, around)) > sum(map(str.islower, around))


def _judged(text: str, found: Sequence[Candidate], language: str | None, weights: Weights | None) -> Iterator[Mark]:
    certain = [one for one in found if one.certain]
    verdicts = {one.start: _CERTAIN for one in certain}
    if len(certain) < len(found):
        doubtful = [one for one in found if not one.certain]
        verdicts |= _verdicts(text, doubtful, certain, language, weights)
        telling = [one for one in doubtful if verdicts[one.start].probability >= _TELLING]
        if telling and len(telling) < len(doubtful):
            known = sorted([*certain, *telling], key=lambda one: one.start)
            rest = [one for one in doubtful if verdicts[one.start].probability < _TELLING]
            verdicts |= _verdicts(text, rest, known, language, weights)
    named = {one.uses[0].entry.id for one in certain}
    for one in found:
        verdict = verdicts[one.start]
        if verdict.probability >= LEAST:
            yield _mark(text, one, _likeliest(one.uses, named, language or "en"), verdict)


def _likeliest(uses: Sequence[TermUse], named: Container[str], language: str) -> TermUse:
    """Of substances that share a name, one that the text names otherwise too, else one of its language."""
    first = (use for use in uses if use.entry.id in named)
    return next(first, next((use for use in uses if use.term.language == language), uses[0]))


def _verdicts(
    text: str,
    doubtful: Sequence[Candidate],
    known: Sequence[Candidate],
    language: str | None,
    weights: Weights | None,
) -> dict[int, Verdict]:
    judge = SenseJudge(text, [(one.start, one.end) for one in known], language, weights)
    return {
        one.start: judge.judge(one.start, one.end, _likeliest(one.uses, (), language or "en").term) for one in doubtful
    }


def _is_foreign_slang(use: TermUse) -> bool:
    return use.term.ambiguous and use.term.language != "en"


def _mark(text: str, one: Candidate, use: TermUse, verdict: Verdict) -> Mark:
    kind = "street name" if use.term.kind == "street" or _is_foreign_slang(use) else use.term.kind
    why = f"{use.entry.name}, by its {kind} '{use.term.text}'"
    if verdict.words:
        why += f" beside {', '.join(repr(word) for word in verdict.words)}"
    return Mark(one.start, one.end, "DRUG", use.entry.id, round(verdict.probability, 3), why=why)


def _unspaced(text: str) -> Iterator[Mark]:
    known = vocabulary()
    for found in known.unspaced.finditer(text):
        entry = known.entries.get(found[0])
        if entry is not None:
            why = f"{entry.name}, by its name '{found[0]}'"
            yield Mark(found.start(), found.end(), "DRUG", entry.id, _BUILT, why=why)
