"""The invented pairs keep their bar, and the labelled ones point at texts of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

import benchmarks.resolve
from benchmarks.annotation.labelled import texts_of_set
from benchmarks.resolve.invented import invented_pairs
from benchmarks.resolve.judged import figures
from benchmarks.resolve.speed import measure
from tests.corpus import corpus


def test_invented_pairs_are_joined_with_few_errors() -> None:
    reached = figures(invented_pairs())
    assert reached["pairs"] >= 150
    assert reached["precision"] >= 0.97
    assert reached["recall"] >= 0.85


def test_invented_mentions_are_joined_as_they_were_drawn() -> None:
    reached = measure(400)
    assert reached["pair_precision"] >= 0.97
    assert reached["pair_recall"] >= 0.4


def test_labelled_spans_lie_in_texts_of_the_corpus() -> None:
    corpus("press-releases")
    texts = texts_of_set("press-releases")
    lines = Path(benchmarks.resolve.__file__).with_name("releases.jsonl").read_text("utf-8").splitlines()
    assert len(lines) >= 500
    for value in map(json.loads, lines):
        for digest, start, end in (value["one"], value["other"]):
            assert texts[digest][1][start:end].strip()
