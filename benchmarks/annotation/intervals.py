"""How sure a score is: confidence intervals by drawing texts anew."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from nlp.evaluate import Score

DRAWS: Final = 1000
_SEED: Final = 20261128
_TAIL: Final = 0.025


def interval(scores: Sequence[Score]) -> tuple[float, float]:
    """The 95 % interval of F1 over texts, whose own scores are given: texts drawn anew with replacement.

    The percentile bootstrap of Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
    """
    if not scores:
        return 0.0, 1.0
    chance = random.Random(_SEED)
    drawn = sorted(total(chance.choices(scores, k=len(scores))).f1 for _ in range(DRAWS))
    cut = int(_TAIL * DRAWS)
    return drawn[cut], drawn[-cut - 1]


def total(scores: Sequence[Score]) -> Score:
    """The counts of texts added up."""
    return Score(
        sum(one.right for one in scores), sum(one.spurious for one in scores), sum(one.missed for one in scores)
    )
