"""Precision, recall and F1 of annotations by label, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.annotation.gold import LABELS, GoldText
from benchmarks.annotation.intervals import interval, total
from nlp import Annotation
from nlp.evaluate import Score, Seizure, Span, Tally


def spans_of(annotation: Annotation) -> set[Span]:
    """The spans with the labels that are scored."""
    return {(e.start, e.end, e.label) for e in annotation.entities if e.label in LABELS}


def seizures_of(annotation: Annotation) -> list[Seizure]:
    """The seizures in the terms of the labels."""
    return [(e.substance or "", e.quantity, e.unit, e.aggregate) for e in annotation.events if e.type == "seizure"]


def figures(texts: Sequence[GoldText], annotations: Sequence[Annotation]) -> dict[str, Any]:
    """Figures by label, and of seizures, over all texts, each F1 with its 95 % interval."""
    tallies = [_tally(gold, annotation) for gold, annotation in zip(texts, annotations, strict=True)]
    by_label = {label: _figures([tally.by_label[label] for tally in tallies]) for label in LABELS}
    return by_label | {"seizures": _figures([tally.seizures for tally in tallies])}


def _tally(gold: GoldText, annotation: Annotation) -> Tally:
    tally = Tally()
    tally.add_spans(gold.spans, spans_of(annotation), LABELS)
    tally.add_seizures(gold.seizures, seizures_of(annotation))
    return tally


def _figures(scores: Sequence[Score]) -> dict[str, Any]:
    low, high = interval(scores)
    return dict(total(scores).to_json()) | {"f1_95": [round(low, 4), round(high, 4)]}
