"""Scores the events read from labelled texts by type; prints one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from spacy.language import Language

from benchmarks.events.labels import PARTS, Labelled, gold_news, labelled
from benchmarks.events.scoring import pairs, scores
from benchmarks.extract.sets import ROOT as CORPUS
from nlp import AnnotationRequest, annotate_texts, load_pipeline
from nlp.annotation import Event


def read_all(pipeline: Language, texts: Sequence[Labelled]) -> list[tuple[Labelled, Sequence[Event]]]:
    """The texts with the events that the pipeline reads from them."""
    requests = (AnnotationRequest(text.text, "en") for text in texts)
    return [(text, made.events) for text, made in zip(texts, annotate_texts(pipeline, requests), strict=True)]


def errors(texts: Sequence[tuple[Labelled, Sequence[Event]]]) -> list[str]:
    """A line for each label that was missed and each event that is not labelled."""
    lines = []
    for text, events in texts:
        matched = pairs([one for one in text.events if one.type in text.types], events)
        right = [id(read) for _, read in matched]
        hit = [id(label) for label, _ in matched]
        lines += [f"{text.id} missed {_short(one)}" for one in text.events if id(one) not in hit]
        lines += [
            f"{text.id} spurious {_short(one)}: {' '.join(text.text[one.start : one.end].split())}"
            for one in events
            if id(one) not in right and one.type in text.types
        ]
    return lines


def _short(event: Event) -> str:
    whole = (event.type, event.person or event.substance, event.quantity or event.years, event.unit)
    return " ".join(str(one) for one in (*whole, "life" * event.life, "total" * event.aggregate) if one)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 2 where the set is missing."""
    parser = argparse.ArgumentParser(prog="benchmarks.events", description=__doc__)
    parser.add_argument("--set", default="gold-news", help="folder of the corpus with gold.jsonl")
    parser.add_argument(
        "--part", action="append", choices=PARTS, default=[], help="a part of the further labelled texts"
    )
    parser.add_argument("--errors", action="store_true", help="name each error on standard error")
    options = parser.parse_args(arguments)
    folder = CORPUS / options.set
    if not folder.is_dir():
        print(f"the corpus set {options.set!r} is not at {folder} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
        return 2
    sets = {options.set: gold_news(folder)}
    sets |= {part: list(labelled(part)) for part in options.part}
    pipeline = load_pipeline()
    figures = {}
    for name, texts in sets.items():
        read = read_all(pipeline, texts)
        figures[name] = {"texts": len(texts), **scores(read)}
        if options.errors:
            print("\n".join(errors(read)), file=sys.stderr)
    print(json.dumps(figures, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
