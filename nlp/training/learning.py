"""Fine-tunes the installed model's recognition of names on labelled texts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans
from thinc.api import Adam, Model, compounding, fix_random_seed

from nlp.models.weights import model_of
from nlp.prepare import prepare
from nlp.training.labels import Labelled

MODEL_LABELS: Final = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE"}
"""The installed model's own labels, which the new weights keep."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train: sizes of batches in words, the share of texts shown in capitals."""

    seed: int = 20261128
    steps: int = 3_600
    rate: float = 5e-4
    decay: float = 0.01
    dropout: float = 0.1
    batch: tuple[float, float, float] = (300.0, 1_500.0, 1.001)
    capitals: float = 0.03


def labelled_doc(pipeline: Language, text: Labelled) -> Doc:
    """The text as the pipeline divides it into words, with its names as ``doc.ents``."""
    doc = pipeline.make_doc(prepare(text.text))
    found = (
        doc.char_span(start, end, MODEL_LABELS[label], alignment_mode="expand") for start, end, label in text.spans
    )
    doc.ents = filter_spans([_without_blanks(span) for span in found if span is not None])
    return doc


def _without_blanks(span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return Span(span.doc, start, end, span.label)


def in_capitals(text: Labelled) -> Labelled:
    """The text in capitals, where that moves no character."""
    upper = text.text.upper()
    return text._replace(text=upper) if len(upper) == len(text.text) else text


def batches(texts: Sequence[Labelled], settings: Settings) -> Iterator[list[Labelled]]:
    """Yield batches without end, every text once in each round."""
    chance = random.Random(settings.seed)  # noqa: S311 - the order of texts is no secret
    sizes = iter(compounding(*settings.batch))
    batch: list[Labelled] = []
    words, size = 0, next(sizes)
    while True:
        order = list(texts)
        chance.shuffle(order)
        for text in order:
            batch.append(in_capitals(text) if chance.random() < settings.capitals else text)
            words += len(text.text.split())
            if words >= size:
                yield batch
                batch, words, size = [], 0, next(sizes)


def fine_tune(
    pipeline: Language, texts: Sequence[Labelled], settings: Settings, told: Callable[[int, float], None]
) -> None:
    """Train the pipeline's ``ner`` and leave it with its averaged weights; ``told`` hears of ``(step, loss)``."""
    fix_random_seed(settings.seed)
    optimizer = Adam(settings.rate, L2=settings.decay, use_averages=True)
    pipeline.resume_training(sgd=optimizer)
    shown = batches(texts, settings)
    losses: dict[str, float] = {}
    with pipeline.select_pipes(enable=["ner"]):
        for step in range(1, settings.steps + 1):
            examples = [_example(pipeline, text) for text in next(shown)]
            pipeline.update(examples, sgd=optimizer, drop=settings.dropout, losses=losses)
            if step % 200 == 0:
                told(step, losses.pop("ner", 0.0))
    keep_averages(model_of(pipeline), optimizer.averages or {})


def keep_averages(model: Model[Any, Any], averages: Mapping[tuple[int, str], Any]) -> None:
    """Replace the weights of a network by their averages over the training."""
    for node in model.walk():
        for name in node.param_names:
            if (node.id, name) in averages:
                node.set_param(name, averages[node.id, name])


def _example(pipeline: Language, text: Labelled) -> Example:
    doc = labelled_doc(pipeline, text)
    return Example(pipeline.make_doc(doc.text), doc)
