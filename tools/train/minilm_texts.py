"""The texts without labels that the transformer learns from: releases, articles, and comments of forums."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.annotation.gold import read_gold
from benchmarks.annotation.labelled import PARTS, read_labelled
from nlp.training.labels import Labelled
from nlp.training.sets import CORPUS
from nlp.training.silver import allowed, unlabelled


def silver_texts() -> list[Labelled]:
    """Return English texts that share no passage with those that figures are measured on. Raises ``OSError``."""
    apart = [gold.text for gold in read_gold(CORPUS / "gold-news")]
    apart += [gold.text for part in PARTS for gold in read_labelled(part)]
    return [Labelled(text, (), "silver") for text in allowed([*unlabelled(), *_comments()], apart)]


def _comments() -> Iterator[tuple[str, str]]:
    for path in sorted((CORPUS / "social-reddit/responses").glob("*.json")):
        try:
            value = json.loads(path.read_text("utf-8"))
        except ValueError:
            continue  # a few of the kept answers are damaged on purpose
        yield from (("reddit", text) for text in _bodies(value))
    drugs = CORPUS / "drug-ner-reddit-train/tutorials/ner_drugs/assets/drugs_training.jsonl"
    for line in drugs.read_text("utf-8").splitlines():
        yield "drugs", json.loads(line)["text"]


def _bodies(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for name in ("body", "selftext") if isinstance(text := value.get(name), str))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _bodies(one)
