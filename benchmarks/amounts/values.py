"""Values and units of the sentences of quantulum's tests, in so far as they are masses, volumes or money here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from nlp.evaluate import Score
from nlp.marks import Mark

UNITS: Final = {
    "kilogram": "kilogram", "gram": "gram", "milligram": "mg", "tonne": "tonne", "ton": "ton", "pound-mass": "pound",
    "ounce": "ounce", "litre": "litre", "gallon": "gallon", "cubic centimetre": "ml", "millilitre": "ml",
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "yen": "JPY",
}  # fmt: skip
"""The units of that set that the labels here have: masses, volumes and currencies; all others are left out."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A value with its unit at a place of a sentence; ``unit`` None where the labels here do not have it."""

    start: int
    end: int
    low: float
    unit: str | None


def read_values(folder: Path) -> list[tuple[str, list[Expected]]]:
    """The sentences with what is expected in each. Raises ``OSError`` where the set is missing."""
    sentences = []
    for name in ("quantities.json", "quantities.ambiguity.json"):
        for value in json.loads((folder / "tests" / name).read_text("utf-8")):
            sentences.append((value["req"], list(_expected(value["req"], value["res"]))))
    return sentences


def _expected(text: str, labels: Sequence[dict[str, Any]]) -> list[Expected]:
    found, at = [], 0
    for label in labels:
        start = max(text.find(label["surface"], at), 0)
        at = start + len(label["surface"])
        # A range is labelled by its middle there and by its lower end here.
        spread = 0.0 if "\u00b1" in label["surface"] else float(label.get("uncertainty") or 0.0)
        low = float(label["value"]) - spread
        found.append(Expected(start, at, low, UNITS.get(label["unit"])))
    return found


def score_values(sentences: Sequence[tuple[list[Expected], Sequence[Mark]]]) -> tuple[Score, Score]:
    """Scores over the covered units, and over everything labelled there (what is not covered counts as missed)."""
    covered, whole = Score(), Score()
    for labels, marks in sentences:
        free = list(marks)
        for label in labels:
            meeting = [mark for mark in free if mark.start < label.end and label.start < mark.end]
            right = any(_agrees(label, mark) for mark in meeting)
            free = [mark for mark in free if mark not in meeting]
            for score in (whole, covered) if label.unit else (whole,):
                score.right += right
                score.missed += not right
                score.spurious += bool(meeting) and not right
        covered.spurious += len(free)
        whole.spurious += len(free)
    return covered, whole


def _agrees(label: Expected, mark: Mark) -> bool:
    same = mark.unit == label.unit and mark.amount is not None
    return same and abs((mark.amount or 0.0) - label.low) <= 1e-6 * max(1.0, abs(label.low))
