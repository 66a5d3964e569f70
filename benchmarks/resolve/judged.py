"""A pair of mentions with what is true of it and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.shares import interval
from index.folding import keyword_form
from index.resolve import Cluster, Mention


@dataclass(frozen=True, slots=True)
class Judged:
    """``same``: one person or organization by the label; ``found``: by the rules; ``plain``: by equal folded names."""

    kind: str
    label: str
    same: bool
    found: bool
    plain: bool
    told: str


def judged(kind: str, same: bool, one: Mention, other: Mention, clusters: Iterable[Cluster]) -> Judged:
    """Judge a pair that was resolved together with others."""
    found = any({one.id, other.id} <= {each.id for each in cluster.mentions} for cluster in clusters)
    plain = keyword_form(one.name) == keyword_form(other.name)
    return Judged(kind, one.label, same, found, plain, f"{one.name} / {other.name}")


def figures(pairs: Sequence[Judged]) -> dict[str, Any]:
    """Precision and recall of the pairs, with intervals of 95 % by Wilson's score, and those of the plain rule."""
    return {
        **_scores([(each.found, each.same) for each in pairs]),
        "same_folded_name": _scores([(each.plain, each.same) for each in pairs]),
        "pairs": len(pairs),
        "kinds": {kind: _right(pairs, kind) for kind in sorted({each.kind for each in pairs})},
    }


def _right(pairs: Iterable[Judged], kind: str) -> str:
    counted = Counter(each.found == each.same for each in pairs if each.kind == kind)
    return f"{counted[True]} of {counted.total()} right"


def _scores(answers: Sequence[tuple[bool, bool]]) -> dict[str, Any]:
    found, true = sum(each for each, _ in answers), sum(each for _, each in answers)
    right = sum(one and other for one, other in answers)
    return {
        "precision": round(right / found, 4) if found else 1.0,
        "precision_interval": interval(right, found),
        "recall": round(right / true, 4) if true else 0.0,
        "recall_interval": interval(right, true),
    }
