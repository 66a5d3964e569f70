"""Street names in languages other than English: they count beside an amount, a verb of using or selling, or a drug."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import lines_of
from nlp.drugs.weights import Verdict
from nlp.lexicon import fold

_ANY: Final = "any"
_BEFORE: Final = 40
_SURE: Final = 0.75
_NO: Final = Verdict(0.0, ())
_WORD: Final = re.compile(r"[^\W\d_]+")
_LISTED: Final = re.compile(
    r"^[\s\"'\u00ab\u201e]*(?:,|/|\b(?:y|e|o|u|et|ou|und|oder|en|of|и|или|and|or)\b)[\s\"'\u00bb]*$"
)


@cache
def _table() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By language and kind the words of the file, folded."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for line in lines_of(files("nlp.drugs") / "data" / "foreign_cues.txt"):
        head, colon, words = line.partition(":")
        if colon:
            language, kind = head.split()
            table.setdefault(language, {})[kind] = frozenset(fold(word) for word in words.split())
    return table


@cache
def _cues() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """By language the words of amounts and the verbs, folded; under ``any`` the small words between."""
    nothing: frozenset[str] = frozenset()
    return {
        language: (kinds.get("amounts", nothing), kinds.get("verbs", nothing) | kinds.get("links", nothing))
        for language, kinds in _table().items()
    }


def judge(text: str, start: int, end: int, language: str, certain: Sequence[tuple[int, int]]) -> Verdict:
    """Say whether the street name at ``[start, end)`` means the drug, in a text of this language (two letters)."""
    drug = _listed_beside(text, start, end, certain)
    if drug:
        return Verdict(_SURE, (drug,))
    if _is_plain(text, start, end, language):
        return Verdict(_SURE, ())
    amounts, verbs = _cues().get(language, (frozenset(), frozenset()))
    words = _WORD.findall(text[max(0, start - _BEFORE) : start].rsplit(".", 1)[-1])
    links = _cues()[_ANY][1]
    plain = [word for word in map(fold, words[-4:]) if word not in links]
    if plain and (plain[-1] in amounts or plain[-1] in verbs):
        return Verdict(_SURE, (plain[-1],))
    return _NO


def _is_plain(text: str, start: int, end: int, language: str) -> bool:
    """Whether the word is the drug's plain name and nothing close by speaks of a person."""
    kinds = _table().get(language, {})
    if fold(text[start:end]) not in kinds.get("plain", ()) or text[start:end].isascii():
        return False
    around = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _BEFORE]
    return kinds.get("persons", frozenset()).isdisjoint(map(fold, _WORD.findall(around)))


def _listed_beside(text: str, start: int, end: int, certain: Sequence[tuple[int, int]]) -> str:
    """The certain drug that a comma or an "and" joins to the place, empty where there is none."""
    at = bisect_left(certain, (start, end))
    for from_, to in certain[max(0, at - 1) : at + 1]:
        between = text[to:start] if to <= start else text[end:from_]
        if len(between) <= 12 and _LISTED.match(between):
            return text[from_:to]
    return ""
