"""Scores, and the floors below which the pipeline must not fall on the hand-labelled texts."""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.annotation.__main__ import texts_of
from benchmarks.annotation.measured import SETS, figures_of, set_name
from benchmarks.annotation.scoring import figures
from benchmarks.floors import below
from nlp import AnnotationRequest, annotate_texts
from nlp.annotation import MODELS, Model
from nlp.evaluate import Score, Tally
from tests.corpus import corpus
from tests.nlp.pipelines import accurate, pipeline


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


def of_model(model: Model) -> Language:
    if model == "accurate":
        pytest.importorskip(
            "onnxruntime", reason='the accurate model needs onnxruntime: pip install "watchfloor[accurate]"'
        )
        return accurate()
    return pipeline()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", SETS)
def test_the_pipelines_keep_their_floors(name: str, model: Model) -> None:
    for folder in ("gold-news", "press-releases", "news-aeb", "news-wcxb-dev"):
        corpus(folder)
    texts = texts_of(name)
    read = list(annotate_texts(of_model(model), (AnnotationRequest(gold.text, "en") for gold in texts)))
    reached = {label: figures(texts, read)[label]["f1"] for label in figures_of(name)}
    assert below("annotation", set_name(name, model), reached) == {}
