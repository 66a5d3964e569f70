"""Examples to fit the weights on: what is seen around a doubtful term, and whether it means the drug."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from benchmarks.senses.sets import Labelled, Sentence
from nlp.drugs.features import Feature, Surroundings
from nlp.drugs.reader import Candidate, find_candidates
from nlp.drugs.senses import is_everyday
from nlp.lexicon import fold

_ENDS: Final = re.compile(r"(?<=[.!?]) ")
_SENTENCE: Final = 2.0
"""An invented sentence counts so much: it was written to tell the senses apart."""
_MOST: Final = 40
"""Examples of one term from general news, at most."""


@dataclass(frozen=True, slots=True)
class Example:
    """``group`` is the text that it is from: examples of one text are never divided between fitting and testing."""

    term: str
    features: Sequence[Feature]
    is_drug: bool
    weight: float
    group: str


def of_sentences(sentences: Iterable[Sentence]) -> list[Example]:
    """One example a sentence."""
    made = []
    for one in sentences:
        certain = _certain(find_candidates(one.text), one.start, one.end)
        features = _features(Surroundings(one.text, certain), one.text, one.start, one.end)
        made.append(Example(one.name, features, one.is_drug, _SENTENCE, one.text))
    return made


def of_labelled(texts: Iterable[Labelled], set_name: str) -> list[Example]:
    """One example for each doubtful term of labelled texts: the drug where it lies in a label."""
    made = []
    for one in texts:
        for start, end, features in _doubtful(one.text):
            is_drug = any(start < to and from_ < end for from_, to in one.drugs)
            group = f"{set_name} {one.id}"
            made.append(Example(fold(one.text[start:end]), features, is_drug, 1.0, group))
    return made


def of_general(texts: Iterable[str]) -> list[Example]:
    """Doubtful terms of general news, which hardly ever mean a drug; of each term only some.

    Each is seen twice, in its article and in its sentence alone, as a short post would have it.
    """
    counts: Counter[tuple[str, bool]] = Counter()
    made = []
    for number, text in enumerate(texts):
        for alone, part in [(False, text), *((True, sentence) for sentence in _ENDS.split(text))]:
            for start, end, features in _doubtful(part):
                term = fold(part[start:end])
                counts[term, alone] += 1
                if counts[term, alone] <= _MOST:
                    made.append(Example(term, features, False, 1.0, f"general {number}"))
    return made


def fold_of(group: str, folds: int = 5) -> int:
    """Which part of a cross-validation a text belongs to; the same on every machine."""
    return crc32(group.encode()) % folds


def _certain(found: Iterable[Candidate], start: int, end: int) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found if one.certain and (one.end <= start or one.start >= end)]


def _doubtful(text: str) -> Iterator[tuple[int, int, list[Feature]]]:
    found = find_candidates(text)
    surroundings = Surroundings(text, [(one.start, one.end) for one in found if one.certain])
    for one in found:
        if not one.certain:
            yield one.start, one.end, _features(surroundings, text, one.start, one.end)


def _features(surroundings: Surroundings, text: str, start: int, end: int) -> list[Feature]:
    form = fold(text[start:end])
    return surroundings.features(start, end, form, is_everyday(form))
