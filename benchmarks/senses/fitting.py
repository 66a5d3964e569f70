"""Fits the weights of the senses: logistic regression by AdaGrad, deterministic by its seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from benchmarks.senses.examples import Example
from benchmarks.senses.plain import may_weigh
from nlp.drugs.weights import Weights, strength

_SEED: Final = 7
_EPOCHS: Final = 8
_RATE: Final = 0.1
_SHRINK: Final = 1e-3
_LEAST: Final = 2
"""A feature seen in fewer examples says nothing in general."""
_START: Final = 1e-3


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights fitted to the examples; AdaGrad after Duchi, Hazan and Singer (2011), with an L2 penalty."""
    counts = Counter(name for one in examples for name in {feature.name for feature in one.features})
    names = sorted(name for name, count in counts.items() if count >= _LEAST and may_weigh(name))
    index = {name: place for place, name in enumerate(names)}
    strengths = np.array([strength(name) for name in names] + [1.0])
    rows = [_row(one, index) for one in examples]
    weights, squares = np.zeros(len(names) + 1), np.full(len(names) + 1, _START)
    random = np.random.default_rng(_SEED)
    for _ in range(_EPOCHS):
        for place in random.permutation(len(rows)):
            row, one = rows[place], examples[place]
            values = strengths[row]
            error = one.weight * (1 / (1 + np.exp(-(weights[row] * values).sum())) - one.is_drug)
            slope = error * values + _SHRINK * weights[row]
            squares[row] += slope**2
            weights[row] -= _RATE * slope / np.sqrt(squares[row])
    return Weights(float(weights[-1]), dict(zip(names, map(float, weights), strict=False)))


def _row(one: Example, index: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    known = sorted({index[feature.name] for feature in one.features if feature.name in index})
    return np.array([*known, len(index)], dtype=np.int64)
