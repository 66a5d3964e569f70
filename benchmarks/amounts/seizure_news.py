"""Quantities in labelled sentences of seizure news: which spans meet a label, by folds fixed by hash."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlp.evaluate import Score

FOLDS: Final = 5
UNSEEN: Final = 4
"""The rules were written while looking at errors of the other folds."""
_COUNTED: Final = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|dozen|half)\b",
    re.IGNORECASE,
)
_NO_NUMBER: Final = re.compile(r"\b(?:amounts?|quantity|quantities|tons|tonnes|kilos|thousands|dozens)$", re.IGNORECASE)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the spans of its quantities; ``counted`` are those that have a number."""

    text: str
    fold: int
    spans: frozenset[Span]
    counted: frozenset[Span]


def read_sentences(folder: Path) -> list[Sentence]:
    """The sentences of ``train.decoded.jsonl``, each text once. Raises ``OSError`` where it is missing."""
    spans: dict[str, set[Span]] = {}
    for line in (folder / "corpus" / "train.decoded.jsonl").read_text("utf-8").splitlines():
        value = json.loads(line)
        found = {(ent["start"], ent["end"]) for ent in value["ents"] if ent["label"] == "QUANTITY"}
        spans.setdefault(value["text"], set()).update(found)
    return [_sentence(text, found) for text, found in spans.items()]


def _sentence(text: str, spans: set[Span]) -> Sentence:
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
    counted = {span for span in spans if _has_number(text[span[0] : span[1]])}
    return Sentence(text, int(digest, 16) % FOLDS, frozenset(spans), frozenset(counted))


def _has_number(words: str) -> bool:
    """ "A small amount" and "several tons" are no quantities here: they have no number."""
    digits = re.search(r"\d", words) is not None
    return digits or (_COUNTED.search(words) is not None and _NO_NUMBER.search(words) is None)


def overlaps(sentences: Iterable[tuple[Sentence, Sequence[Span]]], only_counted: bool) -> Score:
    """Spans that overlap a label are right, the others spurious; labels that none overlaps are missed."""
    score = Score()
    for sentence, read in sentences:
        labels = sentence.counted if only_counted else sentence.spans
        hits = sum(any(_meet(span, label) for label in sentence.spans) for span in read)
        score.right += hits
        score.spurious += len(read) - hits
        score.missed += sum(not any(_meet(span, label) for span in read) for label in labels)
    return score


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
