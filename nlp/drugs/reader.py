"""Finds the terms of the drug lexicon in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from nlp.drugs.senses import SenseJudge
from nlp.lexicon import Lexicon, LexiconEntry, Term, TermUse, fold, load
from nlp.marks import Mark
from nlp.phrases import PhraseTable

# Scripts written without blanks between words, or with letters fixed to them: terms are looked for anywhere.
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ANY_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon's terms, ready to be found: by words, and by characters where words are not divided."""

    spaced: PhraseTable[TermUse]
    unspaced: re.Pattern[str]
    entries: dict[str, LexiconEntry]


def _preferred(uses: tuple[TermUse, ...]) -> TermUse:
    """Of several substances with the same name, the one that it means without doubt, else the first."""
    return next((use for use in uses if not use.term.ambiguous), uses[0])


@cache
def vocabulary() -> Vocabulary:
    """The shipped lexicon's terms."""
    lexicon: Lexicon = load()
    uses = {form: _preferred(found) for form, found in lexicon.by_term.items()}
    spaced = [(form, use) for form, use in uses.items() if not _UNSPACED.search(form)]
    unspaced = {form: use.entry for form, use in uses.items() if _UNSPACED.search(form) and not use.term.ambiguous}
    choice = "|".join(sorted(map(re.escape, unspaced), key=len, reverse=True))
    return Vocabulary(PhraseTable(spaced, _fold_word), re.compile(choice or r"(?!)"), unspaced)


def _fold_word(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def read_drugs(text: str) -> list[Mark]:
    """Return the drugs that a text names, with the substance's id as ``canonical``; never overlapping."""
    found = list(vocabulary().spaced.find(text))
    judge = SenseJudge(text, [(start, end) for start, end, use in found if not use.term.ambiguous])
    marks = [
        Mark(start, end, "DRUG", use.entry.id, 0.9 if not use.term.ambiguous else 0.6)
        for start, end, use in found
        if _is_meant(text, start, end, use.term, judge)
    ]
    if _ANY_UNSPACED.search(text):
        marks += _unspaced(text)
    return marks


def _is_meant(text: str, start: int, end: int, term: Term, judge: SenseJudge) -> bool:
    written = text[start:end]
    if term.kind == "abbreviation" and not term.ambiguous and len(term.text) <= 4:
        return written.isupper() or written == term.text
    return not term.ambiguous or judge.is_drug(start, end, term)


def _unspaced(text: str) -> Iterator[Mark]:
    known = vocabulary()
    for found in known.unspaced.finditer(text):
        yield Mark(found.start(), found.end(), "DRUG", known.entries[found[0]].id, 0.8)
