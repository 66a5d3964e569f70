"""Scores annotations against hand-made labels: exact spans and labels, and seizures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Span = tuple[int, int, str]
"""``(start, end, label)``."""
Seizure = tuple[str, float | None, str | None, bool]
"""``(substance id, quantity, unit, aggregate)``."""


@dataclass(slots=True)
class Score:
    """Counts of right, spurious and missed answers."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of answers that are right; 1 where there are none."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that were found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float | int]:
        """Return the figures, rounded to four places, with the counts behind them."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "spurious": self.spurious, "missed": self.missed}
        return {key: round(value, 4) for key, value in figures.items()} | counts


@dataclass(slots=True)
class Tally:
    """Scores by label, added up over texts."""

    by_label: dict[str, Score] = field(default_factory=dict)
    seizures: Score = field(default_factory=Score)

    def add_spans(self, gold: Iterable[Span], found: Iterable[Span], labels: Iterable[str]) -> None:
        """Count the spans of one text, for the given labels only."""
        wanted, answered = set(gold), set(found)
        for label in labels:
            score = self.by_label.setdefault(label, Score())
            expected = {span for span in wanted if span[2] == label}
            given = {span for span in answered if span[2] == label}
            score.right += len(expected & given)
            score.spurious += len(given - expected)
            score.missed += len(expected - given)

    def add_seizures(self, gold: Iterable[Seizure], found: Iterable[Seizure]) -> None:
        """Count the seizures of one text; each label is matched once."""
        wanted, answered = Counter(gold), Counter(found)
        right = (wanted & answered).total()
        self.seizures.right += right
        self.seizures.spurious += answered.total() - right
        self.seizures.missed += wanted.total() - right

    def to_json(self) -> Mapping[str, object]:
        """Return the figures by label, and those of seizures."""
        return {label: score.to_json() for label, score in self.by_label.items()} | {
            "seizures": self.seizures.to_json()
        }
