"""Scores, and the floors below which the pipeline must not fall on the hand-labelled texts."""

from __future__ import annotations

from benchmarks.annotation.__main__ import seizures_of, spans_of
from benchmarks.annotation.gold import LABELS, read_gold
from benchmarks.floors import below
from nlp import AnnotationRequest, annotate_texts
from nlp.evaluate import Score, Tally
from tests.corpus import corpus
from tests.nlp.pipelines import pipeline


def test_scores() -> None:
    tally = Tally()
    tally.add_spans({(0, 3, "ORG"), (5, 9, "ORG")}, {(0, 3, "ORG"), (5, 8, "ORG"), (1, 2, "DATE")}, ["ORG"])
    assert tally.by_label == {"ORG": Score(right=1, spurious=1, missed=1)}
    assert tally.by_label["ORG"].f1 == 0.5
    assert Score().f1 == 1.0
    assert Score(spurious=1).f1 == 0.0


def test_each_seizure_is_matched_once() -> None:
    tally = Tally()
    one = ("heroin", 3.0, "kilogram", False)
    tally.add_seizures([one], [one, one])
    assert (tally.seizures.right, tally.seizures.spurious, tally.seizures.missed) == (1, 1, 0)


def test_the_pipeline_keeps_its_floors() -> None:
    texts = read_gold(corpus("gold-news"))
    tally = Tally()
    annotations = annotate_texts(pipeline(), (AnnotationRequest(gold.text, "en") for gold in texts))
    for gold, annotation in zip(texts, annotations, strict=True):
        tally.add_spans(gold.spans, spans_of(annotation), LABELS)
        tally.add_seizures(gold.seizures, seizures_of(annotation))
    reached = {label: score.f1 for label, score in tally.by_label.items()} | {"seizures": tally.seizures.f1}
    assert below("annotation", "gold-news", reached) == {}
