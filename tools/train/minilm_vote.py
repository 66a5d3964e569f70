"""Fit what each model's vote counts for, on texts that none of them has learned from, and write it.

    python tools/train/minilm_vote.py [--out FILE] [--texts N]

Needs both models' weights and the corpus. Prints exact F1 by two-fold cross-validation over texts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from minilm_texts import hand_labelled
from numpy.typing import NDArray

from nlp import load_pipeline
from nlp.accurate.component import Vote
from nlp.accurate.reader import FOLDER
from nlp.accurate.vote import FACTS, Votes, Weights, elected
from nlp.evaluate import Tally
from nlp.names.cleanup import NameLabel
from nlp.prepare import prepare
from nlp.training.labels import Labelled
from nlp.training.sets import held_out_articles

LABELS: Final[tuple[NameLabel, ...]] = ("PERSON", "ORG", "PLACE")
OURS: Final = 3.0
GENERAL: Final = 0.5
"""Our own labels count more than those of the general news, which follow other habits."""
_PRIOR: Final = 0.5
_ROUNDS: Final = 30
Judged = tuple[Votes, frozenset[tuple[int, int, str]], float]


def judged(texts: Sequence[Labelled], weight: float) -> list[Judged]:
    """Return what the models see in each text, and what is there."""
    pipeline = load_pipeline("fast")
    vote = Vote(pipeline)
    recogniser = pipeline.get_pipe("ner")
    return [
        (vote.votes(recogniser(pipeline.make_doc(prepare(text.text)))), frozenset(text.spans), weight) for text in texts
    ]


def fitted(seen: Sequence[Judged]) -> Weights:
    """Return the weights of the facts by label: logistic regression with a normal prior, by Newton's steps."""
    return {label: tuple(round(weight, 3) for weight in _regression(seen, label)) for label in LABELS}


def _regression(seen: Sequence[Judged], label: str) -> list[float]:
    rows, right, counts = [], [], []
    for votes, gold, weight in seen:
        for span, facts in votes.candidates():
            if span[2] == label:
                rows.append(facts)
                right.append(span in gold)
                counts.append(weight)
    given, aims, shares = np.asarray(rows), np.asarray(right, float), np.asarray(counts)
    weights: NDArray[np.float64] = np.zeros(len(FACTS))
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (shares * (aims - likely)) - _PRIOR * weights
        bend = (given * (shares * likely * (1 - likely))[:, None]).T @ given + _PRIOR * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    found: list[float] = weights.tolist()
    return found


def scored(seen: Sequence[Judged], weights: Weights) -> Tally:
    """Count the elected names, without the rules behind."""
    tally = Tally()
    for votes, gold, _ in seen:
        tally.add_spans(gold, [(one.start, one.end, one.label) for one in elected(votes, weights)], LABELS)
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, write, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER / "vote.json")
    parser.add_argument("--texts", type=int, help="at most so many of each set, to try the program")
    options = parser.parse_args(arguments)
    most = options.texts
    ours, general = hand_labelled("dev")[:most], held_out_articles()[:most]
    sets = {"dev labels": judged(ours, OURS), "worldwide": judged(general, GENERAL)}
    halves = [[one for seen in sets.values() for one in seen[first::2]] for first in (0, 1)]
    told = {}
    for name, seen in sets.items():
        tally = scored(seen[0::2], fitted(halves[1]))
        other = scored(seen[1::2], fitted(halves[0]))
        told[name] = [tally.to_json(), other.to_json()]
    weights = fitted([*halves[0], *halves[1]])
    lines = ",\n".join(f'  "{label}": {json.dumps(list(weights[label]))}' for label in LABELS)
    options.out.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
