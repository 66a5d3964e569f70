"""The texts that the transformer learns from: ours with labels, and releases, articles and comments without."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, cast, get_args

from benchmarks.annotation.gold import read_gold
from benchmarks.annotation.labelled import PARTS, read_labelled
from nlp.names.cleanup import NameLabel
from nlp.training.labels import Labelled
from nlp.training.sets import CORPUS
from nlp.training.silver import allowed, unlabelled


def silver_texts(most: int | None = None) -> list[Labelled]:
    """Return English texts that share no passage with those that figures are measured on, at most ``most``.

    Raises ``OSError``.
    """
    apart = [gold.text for gold in read_gold(CORPUS / "gold-news")]
    apart += [gold.text for part in PARTS for gold in read_labelled(part)]
    texts = allowed(chain(unlabelled(), _comments()), apart)
    return [Labelled(text, (), "silver") for text in islice(texts, most)]


def hand_labelled(part: str) -> list[Labelled]:
    """Return the names in the texts that were labelled by our own rules. Raises ``OSError``, ``LookupError``."""
    return [Labelled(gold.text, tuple(sorted(_names(gold.spans))), "hand") for gold in read_labelled(part)]


def _names(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, NameLabel]]:
    for start, end, label in spans:
        if label in get_args(NameLabel):
            yield start, end, cast(NameLabel, label)


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
