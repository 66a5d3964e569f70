"""Scores the pipeline, and the installed model as it comes, on hand-labelled sets; prints JSON."""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.annotation.gold import GoldText, read_gold
from benchmarks.annotation.labelled import PARTS, read_labelled
from benchmarks.annotation.leftout import cross_validated
from benchmarks.annotation.report import SetErrors, errors_page
from benchmarks.annotation.scoring import figures, seizures_of, spans_of
from benchmarks.extract.sets import ROOT as CORPUS
from nlp import AnnotationRequest, annotate_texts, load_pipeline
from nlp.evaluate import Span, Tally
from nlp.names.cleanup import LABELS as MODEL_LABELS
from nlp.pipeline import model_folder

__all__ = ["CORPUS", "main", "measure_model", "measure_pipeline", "raw_model", "seizures_of", "spans_of"]

ROUNDS = 3
DEFAULT_SETS = ("gold-news", "labelled-dev")


def raw_model() -> Language:
    """The installed model with its recognition of names alone, as it comes."""
    with warnings.catch_warnings():
        # The model was trained under the spaCy before; that one warning is known.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        unused = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
        return spacy.load(model_folder(), exclude=unused)


def best_seconds(work: Callable[[], object]) -> float:
    """The least CPU seconds of some rounds: what is above it is the machine's other work."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def measure_pipeline(
    texts: Sequence[GoldText], tokens: int, model: str = "fast"
) -> tuple[dict[str, Any], list[set[Span]]]:
    """Figures of the pipeline with its rules, and the spans that it found in each text."""
    pipeline = load_pipeline(model)
    requests = [AnnotationRequest(gold.text, "en") for gold in texts]
    annotations = list(annotate_texts(pipeline, requests))
    seconds = best_seconds(lambda: list(annotate_texts(pipeline, requests)))
    measured = {"tokens_per_cpu_second": round(tokens / seconds), **figures(texts, annotations)}
    return measured, [spans_of(annotation) for annotation in annotations]


def measure_model(model: Language, texts: Sequence[GoldText], tokens: int) -> dict[str, Any]:
    """Figures of the model as it comes, facilities and regions counting as places."""
    tally = Tally()
    for gold, doc in zip(texts, model.pipe(gold.text for gold in texts), strict=True):
        found = {(e.start_char, e.end_char, MODEL_LABELS[e.label_]) for e in doc.ents if e.label_ in MODEL_LABELS}
        tally.add_spans(gold.spans, found, ("PERSON", "ORG", "PLACE"))
    # Batches of eight, as in the pipeline: larger ones are slower for texts of this length.
    seconds = best_seconds(lambda: list(model.pipe([gold.text for gold in texts], batch_size=8)))
    scores = {label: score.to_json() for label, score in tally.by_label.items()}
    return {"tokens_per_cpu_second": round(tokens / seconds), **scores}


def texts_of(name: str) -> list[GoldText]:
    """Read a set: ``labelled-train``, ``labelled-dev``, ``labelled-test``, or a folder of the corpus with gold.jsonl.

    Raises ``OSError`` where it is missing.
    """
    part = name.removeprefix("labelled-")
    return read_labelled(part) if part in PARTS and part != name else read_gold(CORPUS / name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--errors`` write a page of all errors. Returns 2 where a set is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks.annotation", description=__doc__)
    parser.add_argument(
        "--set", action="append", help="gold-news, labelled-train, labelled-dev, labelled-test, or a corpus folder"
    )
    parser.add_argument("--model", default="fast", help="the pipeline, fast by default")
    parser.add_argument("--errors", type=Path, help="write a page of all errors here")
    parser.add_argument("--cv", action="store_true", help="score the lists of names by cross-validation instead")
    options = parser.parse_args(arguments)
    measured: list[dict[str, Any]] = []
    errors: list[SetErrors] = []
    for name in options.set or DEFAULT_SETS:
        try:
            texts = texts_of(name)
        except OSError as error:
            print(f"the set {name!r} cannot be read (set WATCHFLOOR_CORPUS): {error}", file=sys.stderr)
            return 2
        if options.cv:
            measured.append({"set": name, "texts": len(texts), **cross_validated(texts)})
        else:
            measured.append(_measure(name, texts, options.model, errors))
    if options.errors:
        options.errors.write_text(errors_page(errors), "utf-8")
    print(json.dumps(measured if len(measured) > 1 else measured[0], indent=2))
    return 0


def _measure(name: str, texts: Sequence[GoldText], model: str, errors: list[SetErrors]) -> dict[str, Any]:
    alone = raw_model()
    tokens = sum(len(alone.make_doc(gold.text)) for gold in texts)
    pipeline, found = measure_pipeline(texts, tokens, model)
    errors.append((name, texts, found))
    described = {"set": name, "texts": len(texts), "tokens": tokens, "model": model, "watchfloor": pipeline}
    return described | {"en_core_web_md": measure_model(alone, texts, tokens)}


if __name__ == "__main__":
    sys.exit(main())
