"""Scores readers of drug terms on labelled texts, on sentences with one known sense, and on general news."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from benchmarks.senses.sets import Labelled, Sentence
from benchmarks.senses.trimming import Place, trimmed
from nlp.drugs import read_drugs
from nlp.drugs.reader import find_candidates, vocabulary
from nlp.drugs.weights import Weights
from nlp.evaluate import Score

Reader = Callable[[str], list[Place]]


_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+")


def _outside_addresses(text: str, places: Iterable[Place]) -> list[Place]:
    """What lies in a web address carries no label; in the pipeline the address wins."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    return [(start, end) for start, end in places if not any(a < end and start < b for a, b in addresses)]


def our_reader(weights: Weights | None = None) -> Reader:
    """Our reader of English, with the shipped or with other weights."""
    return lambda text: _outside_addresses(text, ((mark.start, mark.end) for mark in read_drugs(text, "en", weights)))


def word_list(text: str) -> list[Place]:
    """The peer: every term of the same lexicon wherever it stands, without a question of sense."""
    return _outside_addresses(text, ((start, end) for start, end, _ in vocabulary().spaced.find(text)))


def certain_list(text: str) -> list[Place]:
    """The other peer: only the terms that need no sense."""
    return _outside_addresses(text, ((one.start, one.end) for one in find_candidates(text, "en") if one.certain))


def add_exact(score: Score, texts: Iterable[Labelled], reader: Reader, *, trim: bool) -> Score:
    """Count exact places; answers are trimmed as the labels were where ``trim`` is set."""
    for one in texts:
        found = trimmed(one.text, reader(one.text)) if trim else set(reader(one.text))
        score.right += len(found & one.drugs)
        score.spurious += len(found - one.drugs)
        score.missed += len(one.drugs - found)
    return score


def add_senses(score: Score, sentences: Iterable[Sentence], reader: Reader) -> Score:
    """Count the names read as drugs, whatever else is read in the sentences."""
    for one in sentences:
        found = any(start <= one.start and one.end <= end for start, end in reader(one.text))
        score.right += found and one.is_drug
        score.spurious += found and not one.is_drug
        score.missed += one.is_drug and not found
    return score


def general_hits(texts: Sequence[tuple[str, int]], reader: Reader) -> dict[str, Any]:
    """Hits on general news and per 1,000 tokens, with the words around each: whether they are false is for a reader."""
    tokens = sum(count for _, count in texts)
    hits = [
        f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
        for text, _ in texts
        for start, end in reader(text)
    ]
    return {"tokens": tokens, "hits": len(hits), "per_1000_tokens": round(1000 * len(hits) / tokens, 4), "all": hits}
