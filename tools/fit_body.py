"""Fit the forest by which the main text of a page is told from the rest, and say how well it does on unseen hosts.

    python tools/fit_body.py [--check hosts] [--check sets] [--write]

``--check`` prints the figures with the hosts of each fifth of the pages held out in turn, or with each set held out;
``--write`` fits on all pages and writes ``crawler/extract/text/weights.json``. Needs ``lightgbm``, which is no
dependency of the project: run it where that is installed beside the project's own packages. Every page counts the same,
and its pieces by their words. Every page is shown a second time: half of them without names of boxes, two thirds
without what signs of sentences tell and with sizes stretched, as pages are that were built otherwise or are written in
scripts of their own.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
from body_labels import labels_of, words_of

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.extract.sets import Known, news_aeb, news_wcxb
from benchmarks.extract.texts import harmonic, shingle_score, word_f1
from crawler.extract.body import Reading, reading_of
from crawler.extract.encodings.reading import decode
from crawler.extract.markup import parse
from crawler.extract.model import PageError
from crawler.extract.text import forest, surroundings
from crawler.extract.text.choose import choose
from crawler.extract.text.write import written

SEED = 20261127
FOLDS = 5
TREES = 350
LEARNING = {
    "objective": "binary", "num_leaves": forest.LEAVES, "learning_rate": 0.06, "min_data_in_leaf": 60,
    "feature_fraction": 0.15, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 30, "max_bin": 63,
    "min_data_in_bin": 5, "verbose": -1, "num_threads": 1, "seed": SEED, "deterministic": True,
}  # fmt: skip
KIND_WEIGHT = {"article": 1.0, "listing": 0.2, "thread": 0.1}
LEAST_WORDS = 30
LEAST_WEIGHT, MOST_WEIGHT = 0.003, 0.25
SHOWN_AGAIN = 0.4
"""Weight of a page that is shown a second time, changed."""

_FILE = Path(forest.__file__).with_name("weights.json")
_SIGNS = ("sentences", "commas", "closed", "dots", "question", "capitals", "lower_first")
_SIZES = ("letters", "prose", "mean", "told", "left")

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A known page: what was read of it, the features of its pieces (a row each), labels and weights."""

    set: str
    known: Known
    host: str
    reading: Reading
    rows: Array
    labels: npt.NDArray[np.bool_]
    weights: Array


def main() -> None:
    """Do what the arguments ask."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", choices=("hosts", "sets"), action="append", default=[])
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    learn = importlib.import_module("lightgbm").train
    examples = [*_examples("news-aeb", news_aeb), *_examples("news-wcxb-dev", news_wcxb)]
    if "hosts" in asked.check:
        folds = [zlib.crc32(f"{example.host}0".encode()) % FOLDS for example in examples]
        _check("hosts held out", learn, examples, folds)
    if "sets" in asked.check:
        _check("the other set held out", learn, examples, [int(example.set == "news-aeb") for example in examples])
    if asked.write:
        model = _fitted(learn, examples)
        _FILE.write_text(json.dumps(_exported(model, examples[0]), separators=(",", ":")) + "\n", "utf-8")


def _examples(name: str, read: Callable[[], Iterator[Known]]) -> Iterator[Example]:
    for known in read():
        try:
            reading = reading_of(parse(decode(known.html, "text/html")[0]))
        except PageError:
            continue
        if reading is None:
            continue
        texts = reading.pieces.text
        labels = np.array(labels_of(texts, known.body))
        words = np.array([len(words_of(text)) for text in texts])
        weights = np.clip(words / max(int(words[labels].sum()), LEAST_WORDS), LEAST_WEIGHT, MOST_WEIGHT)
        host = ".".join(urlsplit(known.url).netloc.split(".")[-2:])
        rows = reading.features.rows(tuple(reading.features.names)).T
        counted = np.asarray(weights * KIND_WEIGHT[known.kind], dtype=np.float32)
        yield Example(name, known, host, reading, rows, labels, counted)


def _fitted(learn: Callable[..., Any], examples: Sequence[Example]) -> Any:
    chance = np.random.default_rng(SEED)
    names = examples[0].reading.features.names
    changed = [_changed(example.rows, names, chance) for example in examples]
    rows = np.concatenate([*(example.rows for example in examples), *changed])
    labels = np.concatenate([example.labels for example in examples] * 2)
    weights = np.concatenate(
        [*(example.weights for example in examples), *(example.weights * SHOWN_AGAIN for example in examples)]
    )
    data = importlib.import_module("lightgbm").Dataset(rows, labels, weight=weights / weights.mean())
    return learn(LEARNING, data, TREES)


def _changed(rows: Array, names: Sequence[str], chance: np.random.Generator) -> Array:
    """A page as it would be without names of boxes, or without signs of sentences and with words of another length."""
    changed = rows.copy()
    which = chance.random()
    stretch = chance.uniform(0.6, 1.4)
    for at, name in enumerate(names):
        first = name.partition(" ")[0]
        if which < 0.5 and first in ("far", "home") and "<" not in name:
            changed[:, at] = surroundings.FAR if first == "far" else -1
        if which > 0.35 and first in _SIGNS:
            changed[:, at] = 0
        if which > 0.35 and first in _SIZES:
            changed[:, at] *= stretch
    return changed


def _check(what: str, learn: Callable[..., Any], examples: Sequence[Example], folds: Sequence[int]) -> None:
    scores: dict[str, list[tuple[float, ...]]] = {}
    for fold in sorted(set(folds)):
        model = _fitted(learn, [one for one, at in zip(examples, folds, strict=True) if at != fold])
        for example in (one for one, at in zip(examples, folds, strict=True) if at == fold):
            text = _text(example, np.asarray(model.predict(example.rows), dtype=np.float32))
            body = example.known.body
            precision, recall = shingle_score(text, body)
            scores.setdefault(f"{example.set} {example.known.kind}", []).append(
                (*word_f1(text, body), precision or 0.0, recall or 0.0)
            )
    for name, each in scores.items():
        f1, precision, recall, *shingles = (float(np.mean(column)) for column in zip(*each, strict=True))
        print(
            f"{what}: {name}: {len(each)} pages, words F1 {f1:.4f} ({precision:.4f}, {recall:.4f}), "
            f"shingles F1 {harmonic(*shingles):.4f}",
            flush=True,
        )


def _text(example: Example, chances: Array) -> str:
    reading = example.reading
    taken = choose(reading.frame, reading.pieces, reading.shown, chances)
    return "\n\n".join(written(reading.boxes, reading.pieces, np.flatnonzero(taken).tolist()))


def _exported(model: Any, example: Example) -> dict[str, Any]:
    names = example.reading.features.names
    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    used = sorted({which for tree in trees for which in _used(tree)})
    number = {which: at for at, which in enumerate(used)}
    return {"names": [names[which] for which in used], "trees": [_tree(tree, number) for tree in trees]}


def _used(node: dict[str, Any]) -> Iterator[int]:
    if "leaf_value" not in node:
        yield node["split_feature"]
        yield from _used(node["left_child"])
        yield from _used(node["right_child"])


def _tree(root: dict[str, Any], number: dict[int, int]) -> list[list[Any]]:
    """Splits (feature, threshold, first and end of the leaves on its left) and values of leaves from left to right."""
    splits: list[list[float]] = []
    values: list[float] = []

    def walk(node: dict[str, Any]) -> None:
        if "leaf_value" in node:
            values.append(round(node["leaf_value"], 4))
            return
        first, at = len(values), len(splits)
        splits.append([])
        walk(node["left_child"])
        splits[at] = [number[node["split_feature"]], float(f"{node['threshold']:.6g}"), first, len(values)]
        walk(node["right_child"])

    walk(root)
    return [splits, values]


if __name__ == "__main__":
    main()
