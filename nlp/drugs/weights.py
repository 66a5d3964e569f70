"""The fitted weights by which the senses of a street name are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from nlp.datafiles import told_lines
from nlp.drugs.features import Feature

_FILE: Final = "weights.tsv"
_BIAS: Final = "bias"
_MANY: Final = 3
"""Words named as evidence, at most."""


def strength(name: str) -> float:
    """How much a feature counts: the term itself and what is far off less, so that what is close decides."""
    if name.startswith("d:"):
        return 0.25
    return 0.5 if name.startswith("t=") else 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """``probability`` of the drug sense, 0 to 1, and the ``words`` that speak for it most, strongest first."""

    probability: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the bias, and a weight for each named feature; features without one do not count."""

    bias: float
    by_name: Mapping[str, float]

    def judge(self, features: Iterable[Feature]) -> Verdict:
        """Return how likely the features say the drug sense, and by which words."""
        unique = {feature.name: feature.word for feature in features}
        spoken: dict[str, float] = {}
        total = self.bias
        for name, word in unique.items():
            share = self.by_name.get(name, 0.0) * strength(name)
            total += share
            if word:
                spoken[word] = spoken.get(word, 0.0) + share
        words = sorted((word for word, share in spoken.items() if share > 0), key=lambda word: -spoken[word])
        return Verdict(1 / (1 + exp(-max(-30.0, min(30.0, total)))), tuple(words[:_MANY]))


def read_weights(text: str) -> Weights:
    """Read ``name`` TAB ``weight`` lines, one of them for ``bias``. Raises ``ValueError``."""
    rows = (line.split("\t") for line in told_lines(text))
    table = {name: float(weight) for name, weight in rows}
    return Weights(table.pop(_BIAS, 0.0), table)


def write_weights(weights: Weights) -> str:
    """Return the text that ``read_weights`` reads, by name, to three places; weights that round to nothing are left."""
    rows = sorted((name, f"{weight:.3f}") for name, weight in weights.by_name.items())
    lines = [f"{name}\t{weight}" for name, weight in rows if abs(float(weight)) >= 0.02]
    return "\n".join([f"{_BIAS}\t{weights.bias:.3f}", *lines]) + "\n"


@cache
def shipped() -> Weights:
    """The weights in ``data/weights.tsv``, read once in a process. Raises ``OSError``, ``ValueError``."""
    return read_weights((files("nlp.drugs") / "data" / _FILE).read_text("utf-8"))
