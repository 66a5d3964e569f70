"""Reads names off the scores of words: the best run of tags in which no name begins in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nlp.names.cleanup import NameLabel

Scores = NDArray[np.floating[Any]]
TAGS: Final = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")
_LABELS: Final[tuple[NameLabel, ...]] = ("PERSON", "ORG", "PLACE")
_NEVER: Final = -1e4


def _steps() -> Scores:
    """What a tag (column) costs after another (row): inside a name only after its beginning or its inside."""
    costs = np.zeros((len(TAGS), len(TAGS)))
    for after in (2, 4, 6):
        costs[:, after] = _NEVER
        costs[[after - 1, after], after] = 0.0
    return costs


_STEPS: Final = _steps()


def probabilities(scores: Scores) -> Scores:
    """Return the probabilities of the tags, ``[words, tags]``, from scores of any size."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Scores = shares / shares.sum(axis=1, keepdims=True)
    return found


def best_tags(shares: Scores) -> list[int]:
    """Return the likeliest tags of words given ``[words, tags]`` probabilities (Viterbi 1967)."""
    scores = np.log(np.maximum(shares, 1e-9))
    best = scores[0] + _STEPS[0]
    back = []
    for row in scores[1:]:
        ways = best[:, None] + _STEPS
        before = ways.argmax(axis=0)
        back.append(before)
        best = ways[before, range(len(TAGS))] + row
    tags = [int(best.argmax())]
    for before in reversed(back):
        tags.append(int(before[tags[-1]]))
    return tags[::-1]


def names(shares: Scores) -> Iterator[tuple[int, int, NameLabel, float]]:
    """Yield ``(start, end, label, probability)`` of the names, in places of words, half-open; the likelihood is that
    of the least sure word."""
    if not len(shares):
        return
    tags = best_tags(shares)
    start = 0
    while start < len(tags):
        end = start + 1
        if tags[start]:
            while end < len(tags) and tags[end] == tags[start] + 1:
                end += 1
            sure = min(float(shares[place, tags[place]]) for place in range(start, end))
            yield start, end, _LABELS[(tags[start] - 1) // 2], sure
        start = end
