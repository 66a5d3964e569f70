"""Train the fast model from the corpus, write its weights and print the figures.

    python tools/train/fast.py [--votes FILE] [--steps N N] [--out FOLDER] [--texts N]

In two rounds, each from the installed model: first on the hand-labelled sets; then on these, on the texts of the corpus
that were labelled by our rules, and on the other English texts of the corpus as the first model and the rules read
them. ``--votes`` takes that reading from a file instead, a line ``{"text", "entities": [[start, end, label]]}`` for
each text, as the accurate model gives it. About half an hour on one core. The same seed and data give the same weights
on the same machine.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from spacy.language import Language

from benchmarks.annotation.gold import read_gold
from benchmarks.annotation.labelled import PARTS, read_labelled
from nlp import AnnotationRequest, annotate_texts
from nlp.evaluate import Tally
from nlp.models.weights import model_of, put_weights, read_weights, weights_of, write_weights
from nlp.names.cleanup import NameLabel
from nlp.pipeline import WEIGHTS, untrained_pipeline
from nlp.training.labels import Labelled
from nlp.training.learning import Settings, fine_tune
from nlp.training.sets import CORPUS, NEWS, held_out_articles, read_sets
from nlp.training.silver import Span, allowed, pieces, unlabelled

NAMES = ("PERSON", "ORG", "PLACE")
HAND_WEIGHT = 6
"""How often a text labelled by our own rules is shown in a round."""
SOURCES = [{"name": "en_core_web_md 3.7.1", "license": "MIT", "url": "https://spacy.io/models/en"}]
DATA = [
    {"name": "Worldwide English NER, without every fifteenth article", "licence": "published without a licence text"},
    {"name": "CrossNER, politics", "licence": "MIT"},
    {"name": "re3d", "licence": "Open Government Licence and others, see the set"},
    {"name": "drugdetection, sentences of seizure news", "licence": "MIT"},
    {"name": "articles and releases labelled by our rules", "licence": "ours; the texts are their publishers'"},
    {"name": "silver: releases of prosecutors, article-extraction-benchmark, web-content-extraction-benchmark",
     "licence": "government text; MIT; CC-BY-4.0"},
]  # fmt: skip


def read_by(pipeline: Language, texts: Sequence[str]) -> Iterator[list[Span]]:
    """Yield the names in each text as the pipeline with its rules reads them."""
    for annotation in annotate_texts(pipeline, (AnnotationRequest(text, "en") for text in texts)):
        yield [(e.start, e.end, e.label) for e in annotation.entities if e.label in ("PERSON", "ORG", "PLACE")]


def hand_labelled() -> list[Labelled]:
    """The texts that were labelled by our own rules for training."""
    found = []
    for gold in read_labelled("train"):
        spans = sorted((start, end, cast(NameLabel, label)) for start, end, label in gold.spans if label in NAMES)
        found.append(Labelled(gold.text, tuple(spans), "hand"))
    return found


def kept_apart() -> list[str]:
    """The texts that figures are measured on, and those with hand-made labels."""
    hand = [gold.text for part in PARTS for gold in read_labelled(part)]
    return [gold.text for gold in read_gold(CORPUS / "gold-news")] + hand


def silver(reader: Language, most: int | None = None) -> list[Labelled]:
    """What the first model and the rules read in unlabelled texts, at most ``most`` of them."""
    texts = list(islice(allowed(unlabelled(), kept_apart()), most))
    return [
        piece
        for text, spans in zip(texts, read_by(reader, texts), strict=True)
        for piece in pieces(text, spans, "silver")
    ]


def voted(file: Path) -> list[Labelled]:
    """What a better reader has found, from a file."""
    values = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [piece for value in values for piece in pieces(value["text"], [tuple(e) for e in value["entities"]], "vote")]


def with_people(reader: Language, texts: Sequence[Labelled]) -> list[Labelled]:
    """Sentences in which not every name is labelled, completed by what the reader finds beside the labels."""
    completed = []
    for text, found in zip(texts, read_by(reader, [text.text for text in texts]), strict=True):
        more = [span for span in found if not any(span[0] < end and start < span[1] for start, end, _ in text.spans)]
        completed.append(text._replace(spans=tuple(sorted([*text.spans, *more]))))
    return completed


def figures(pipeline: Language, most: int | None = None) -> dict[str, dict[str, float]]:
    """Exact F1 by label on the sets that were not learned from (``most`` texts of each), with the rules."""
    sets = {"gold-news": read_gold(CORPUS / "gold-news"), "labels, dev": read_labelled("dev")}
    texts_of = {name: [(gold.text, gold.spans) for gold in golds] for name, golds in sets.items()}
    texts_of["Worldwide, held out"] = [(text.text, frozenset(text.spans)) for text in held_out_articles()]
    reached = {}
    for name, every in texts_of.items():
        tally, texts = Tally(), every[:most]
        for (_, spans), found in zip(texts, read_by(pipeline, [text for text, _ in texts]), strict=True):
            tally.add_spans(spans, found, NAMES)
        reached[name] = {label: round(score.f1, 4) for label, score in tally.by_label.items()}
    return reached


def trained(texts: Sequence[Labelled], settings: Settings) -> Language:
    """A pipeline whose model has learned the texts."""
    pipeline = untrained_pipeline()
    fine_tune(pipeline, texts, settings, lambda step, loss: print(f"step {step}, loss {loss:.0f}", file=sys.stderr))
    return pipeline


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write, print one JSON object of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--votes", type=Path, help="labels of the unlabelled texts by a better reader")
    parser.add_argument("--steps", type=int, nargs=2, default=(2_400, 2_800), help="of the first and second round")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for the weights")
    parser.add_argument("--texts", type=int, help="at most so many of each set, to try the program")
    options = parser.parse_args(arguments)
    most = options.texts
    news = read_sets(NEWS)[:most]
    first = trained(news, Settings(steps=options.steps[0]))
    more = voted(options.votes) if options.votes else silver(first, most)
    more += with_people(first, read_sets(["unodc"])[:most]) + hand_labelled()[:most] * HAND_WEIGHT
    settings = Settings(steps=options.steps[1])
    second = trained([*news, *more], settings)
    card: dict[str, Any] = {"model": "fast", "trained": datetime.now(UTC).date().isoformat(), "seed": settings.seed}
    write_weights(options.out, weights_of(model_of(second)), card | {"sources": SOURCES, "data": DATA})
    put_weights(model_of(second), read_weights(options.out))
    reached = {"first round": figures(first, most), "second round": figures(second, most)}
    card |= {"sources": SOURCES, "data": DATA, "steps": options.steps, "figures": reached["second round"]}
    write_weights(options.out, weights_of(model_of(second)), card)
    print(json.dumps(reached, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
