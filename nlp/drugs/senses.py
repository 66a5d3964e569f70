"""Tells the drug from the everyday sense of a word such as "ice" by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from nlp.drugs import foreign
from nlp.drugs.features import NEAR, Surroundings
from nlp.drugs.weights import Verdict, Weights, shipped
from nlp.lexicon import Term, fold
from nlp.lexicon.loader import load_common_words

LEAST: Final = 0.5
"""From this probability on a word counts as the drug."""
_KEPT: Final = 256
_MOST: Final = 4000
"""Different surroundings judged in one text; a text with more is no writing, and the rest of it is left."""
_NO: Final = Verdict(0.0, ())


@cache
def is_everyday(form: str) -> bool:
    """Whether a folded term is made of everyday words only."""
    common = load_common_words()
    return all(word in common for word in form.split())


class SenseJudge:
    """Judges the ambiguous terms of one text. ``certain`` are the places of terms that can only mean a drug.

    ``language`` is the text's, in two letters, None where it is not known; the fitted weights are for English.
    """

    def __init__(
        self,
        text: str,
        certain: Sequence[tuple[int, int]],
        language: str | None = None,
        weights: Weights | None = None,
    ) -> None:
        self._text = text
        self._certain = certain
        self._language = language
        self._surroundings = Surroundings(text, certain)
        self._weights = weights or shipped()
        self._judged = 0
        self._known: dict[tuple[str, int, int], Verdict] = {}

    def judge(self, start: int, end: int, term: Term) -> Verdict:
        """How likely the ambiguous term at this place means the drug, and what speaks for it."""
        if not _written_as_term(self._text[start:end], term):
            return _NO
        written = self._text[start:end]
        if self._language not in (None, "en"):
            return foreign.judge(self._text, start, end, self._language or "", self._certain)
        if term.language != "en" and _may_be_other(written, term):
            return foreign.judge(self._text, start, end, term.language, self._certain)
        verdict = self._english(start, end)
        if verdict.probability < LEAST and self._language is None and term.language != "en":
            return foreign.judge(self._text, start, end, term.language, self._certain)
        return verdict

    def _english(self, start: int, end: int) -> Verdict:
        # Where a text repeats itself without end, the same surroundings are judged once.
        window = self._text[max(0, start - NEAR) : end + NEAR], start - max(0, start - NEAR), end - start
        known = self._known.get(window)
        if known is None:
            self._judged += 1
            if self._judged > _MOST:
                return _NO
            form = fold(self._text[start:end])
            known = self._weights.judge(self._surroundings.features(start, end, form, is_everyday(form)))
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[window] = known
        return known


def _may_be_other(written: str, term: Term) -> bool:
    """In an English text a street name of another language may be an English word, or with a capital a name."""
    return not written.isascii() or is_everyday(fold(written)) or (written[0].isupper() and term.text.islower())


def _written_as_term(written: str, term: Term) -> bool:
    """Letters and codes that stand for a drug do so only as they are written in the lexicon."""
    if len(written) <= 2 or any(sign.isdigit() for sign in written):
        return written == term.text
    return True
