"""Weighs what several models see in a text, and keeps the names that are likely enough."""

from __future__ import annotations

import json
import math
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from nlp.accurate.reader import FOLDER, Guess
from nlp.names.cleanup import NameLabel, clean

Span = tuple[int, int, NameLabel]
Weights = Mapping[NameLabel, tuple[float, ...]]
_start = attrgetter("start")


FACTS: Final = (
    *("one", "small", "small otherwise", "fast", "fast otherwise", "base", "base otherwise"),
    *("sure", "very sure"),
)
"""What is known of a name: always 1; for each model whether it sees the name, and whether it does not and sees another
one in its place; how sure the transformer is, and whether that is more than ``VERY_SURE``."""
VERY_SURE: Final = 0.9
ENOUGH: Final = 0.5
"""Log odds above which a name is kept: with the rules behind, a lost name costs less than a wrong one."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The names that each model sees in a text, with their probabilities: ``fast`` is the fast model, ``small`` the
    transformer, ``base`` the model that the fast one was made from."""

    fast: Mapping[Span, float]
    small: Mapping[Span, float]
    base: Mapping[Span, float]

    def candidates(self) -> Iterator[tuple[Span, tuple[float, ...]]]:
        """Yield each name that a model sees, once, with its ``FACTS``."""
        voters = [(votes, _Places(votes)) for votes in (self.small, self.fast, self.base)]
        for span in {**self.fast, **self.small, **self.base}:
            facts = [1.0]
            for votes, places in voters:
                facts += (float(span in votes), float(span not in votes and places.taken(*span[:2])))
            sure = self.small.get(span, 0.0)
            yield span, (*facts, sure, float(sure > VERY_SURE))


def read_weights(folder: Path = FOLDER) -> Weights:
    """Return the weight of each fact by label, in log odds. Raises ``OSError``, ``ValueError``.

    They are a logistic regression on texts that no model has learned from (``tools/train/minilm_vote.py``).
    """
    weights = json.loads((folder / "vote.json").read_text("utf-8"))
    labels: tuple[NameLabel, ...] = ("PERSON", "ORG", "PLACE")
    return {label: tuple(map(float, weights[label])) for label in labels}


def cleaned(text: str, guesses: Iterable[tuple[int, int, NameLabel, float]]) -> dict[Span, float]:
    """Return the names that are left of guesses once cut down as the rules cut them, with what they are sure of."""
    found: dict[Span, float] = {}
    for start, end, label, sure in guesses:
        for name in clean(text, start, end, label):
            span = (name.start, name.end, name.label)
            found[span] = max(sure, found.get(span, 0.0))
    return found


def elected(votes: Votes, weights: Weights) -> list[Guess]:
    """Return the likeliest names that do not overlap, by start; the rules behind find what is left out for doubt."""
    likely = []
    for (start, end, label), facts in votes.candidates():
        odds = sum(weight * fact for weight, fact in zip(weights[label], facts, strict=True))
        if odds > ENOUGH:
            likely.append(Guess(start, end, label, 1 / (1 + math.exp(-odds))))
    kept: list[Guess] = []
    for guess in sorted(likely, key=lambda one: (-one.sure, one.start, -one.end, one.label)):
        place = bisect_left(kept, guess.end, key=_start)
        if not place or kept[place - 1].end <= guess.start:
            insort(kept, guess, key=_start)
    return kept


class _Places:
    """Where a model sees names."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, *_ in self._spans]

    def taken(self, start: int, end: int) -> bool:
        """Whether a name overlaps the place."""
        last = bisect_left(self._starts, end)
        return last > 0 and self._spans[last - 1][1] > start
