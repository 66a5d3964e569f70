"""Scores the pipeline, and the installed model as it comes, on a hand-labelled set; prints one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.annotation.gold import LABELS, GoldText, read_gold
from benchmarks.annotation.report import errors_page
from nlp import Annotation, AnnotationRequest, annotate_texts, load_pipeline
from nlp.evaluate import Seizure, Span, Tally
from nlp.names.cleanup import LABELS as MODEL_LABELS
from nlp.pipeline import model_folder

CORPUS = Path(os.environ.get("WATCHFLOOR_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
ROUNDS = 3


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


def spans_of(annotation: Annotation) -> set[Span]:
    """The spans with the labels that are scored."""
    return {(e.start, e.end, e.label) for e in annotation.entities if e.label in LABELS}


def seizures_of(annotation: Annotation) -> list[Seizure]:
    """The seizures in the terms of the labels."""
    return [(e.substance or "", e.quantity, e.unit, e.aggregate) for e in annotation.events if e.type == "seizure"]


def measure_pipeline(texts: Sequence[GoldText], tokens: int) -> tuple[dict[str, Any], list[set[Span]]]:
    """Figures of the pipeline with its rules, and the spans that it found in each text."""
    pipeline = load_pipeline()
    requests = [AnnotationRequest(gold.text, "en") for gold in texts]
    annotations = list(annotate_texts(pipeline, requests))
    tally = Tally()
    for gold, annotation in zip(texts, annotations, strict=True):
        tally.add_spans(gold.spans, spans_of(annotation), LABELS)
        tally.add_seizures(gold.seizures, seizures_of(annotation))
    seconds = best_seconds(lambda: list(annotate_texts(pipeline, requests)))
    return {"tokens_per_cpu_second": round(tokens / seconds), **tally.to_json()}, [spans_of(a) for a in annotations]


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--errors`` write a page of all errors. Returns 2 where the set is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks.annotation", description=__doc__)
    parser.add_argument("--set", default="gold-news", help="folder of the corpus with gold.jsonl")
    parser.add_argument("--errors", type=Path, help="write a page of all errors here")
    options = parser.parse_args(arguments)
    folder = CORPUS / options.set
    if not folder.is_dir():
        print(f"the corpus set {options.set!r} is not at {folder} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
        return 2
    texts = read_gold(folder)
    model = raw_model()
    tokens = sum(len(model.make_doc(gold.text)) for gold in texts)
    pipeline, found = measure_pipeline(texts, tokens)
    if options.errors:
        options.errors.write_text(errors_page(texts, found), "utf-8")
    figures = {"set": options.set, "texts": len(texts), "tokens": tokens, "watchfloor": pipeline}
    print(json.dumps(figures | {"en_core_web_md": measure_model(model, texts, tokens)}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
