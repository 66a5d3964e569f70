"""A forest of decision trees, as learnt by ``tools/fit_body.py``, evaluated for all pieces of a page at once.

Every split of a tree that a piece fails forbids the leaves on its left; the first leaf that is left is the piece's
(QuickScorer: Lucchese et al., SIGIR 2015). So no tree is walked, and all splits are compared in one step.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

LEAVES = 16
"""The most that a tree can have: one bit each."""
AT_ONCE = 256
"""Pieces of which all splits are compared in one step, some thousand numbers for each."""

_FILE = Path(__file__).with_name("weights.json")
_FIRST_BIT = np.array([(number & -number).bit_length() - 1 for number in range(1, 1 << LEAVES)], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Forest:
    """``names`` are the features read, in order, ``feature`` and ``threshold`` those of each split that there is.

    ``split`` and ``permitted`` have a row for each place in a tree and a column for each tree: the number of the split
    that stands there and what leaves it permits where it is failed. ``value`` has a row for each tree.
    """

    names: tuple[str, ...]
    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float32]
    split: npt.NDArray[np.intp]
    permitted: npt.NDArray[np.uint16]
    value: npt.NDArray[np.float32]

    def chances(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the chance of each piece to be main text. ``features``: a row for each of ``names``."""
        starts = range(0, features.shape[1], AT_ONCE)
        return np.concatenate([self._some(features[:, start : start + AT_ONCE]) for start in starts])

    def _some(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        passed = np.take(features, self.feature, axis=0) <= self.threshold[:, None]
        leaves = np.negative(passed.astype(np.uint16))  # all where it is passed
        left = np.full((self.split.shape[1], features.shape[1]), 0xFFFF, dtype=np.uint16)
        one = np.empty_like(left)
        for splits, permitted in zip(self.split, self.permitted, strict=True):
            np.take(leaves, splits, axis=0, out=one, mode="clip")  # the mode that needs no copy
            one |= permitted[:, None]
            left &= one
        number = np.take(_FIRST_BIT, left - 1) + np.arange(0, self.value.size, LEAVES)[:, None]
        sums = np.take(self.value.ravel(), number).sum(axis=0)
        chances: npt.NDArray[np.float32] = (1 / (1 + np.exp(-sums))).astype(np.float32)
        return chances


@cache
def forest() -> Forest:
    """The forest that is shipped."""
    return read_forest(json.loads(_FILE.read_text("utf-8")))


def read_forest(data: Mapping[str, Any]) -> Forest:
    """Return a forest from ``names`` and ``trees``; a tree is a list of splits and one of the values of its leaves.

    A split is its feature's number, its threshold and the leaves on its left, as first and end.
    """
    trees = data["trees"]
    most = max(len(splits) for splits, _ in trees)
    known: dict[tuple[int, float], int] = {(0, np.inf): 0}  # passed by all: stands where a tree has no more splits
    split = np.zeros((most, len(trees)), dtype=np.intp)
    permitted = np.full((most, len(trees)), 0xFFFF, dtype=np.uint16)
    value = np.zeros((len(trees), LEAVES), dtype=np.float32)
    for number, (splits, values) in enumerate(trees):
        for at, (which, limit, first, end) in enumerate(splits):
            split[at, number] = known.setdefault((which, limit), len(known))
            permitted[at, number] = 0xFFFF & ~((1 << end) - (1 << first))
        value[number, : len(values)] = values
    feature = np.array([which for which, _ in known], dtype=np.intp)
    threshold = np.array([limit for _, limit in known], dtype=np.float32)
    return Forest(tuple(data["names"]), feature, threshold, split, permitted, value)
