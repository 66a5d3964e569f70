"""The invented tellings of seizures and what is labelled of them; the rule is in the README beside the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

PARTS: Final = ("tuning", "test", "held_out")
_FILE: Final = Path(__file__).with_name("tellings.jsonl")
_ALIKE: Final = 0.98
Pair = tuple[str, str]
"""Ids of two tellings, the smaller first."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text of one of ``PARTS``. ``incident`` has the seizures that it tells, each with the amount told of it.

    Amounts are in kilograms, of pills in pieces; None where the text tells none. ``published`` is an ISO-8601 day.
    """

    id: str
    part: str
    incident: Mapping[str, float | None]
    source: str
    published: str
    language: str
    text: str


def tellings() -> list[Labelled]:
    """Every text of the set, in the order of the file."""
    with _FILE.open(encoding="utf-8") as lines:
        return [Labelled(**json.loads(line)) for line in lines]


def same_seizure(some: Iterable[Labelled]) -> dict[Pair, bool]:
    """The pairs that tell one seizure, with whether they tell amounts of it that differ by more than 2 %."""
    pairs = {}
    for one, other in combinations(sorted(some, key=lambda each: each.id), 2):
        if shared := one.incident.keys() & other.incident.keys():
            pairs[one.id, other.id] = any(_differ(one.incident[each], other.incident[each]) for each in shared)
    return pairs


def within(pairs: Collection[Pair], some: Iterable[Labelled]) -> set[Pair]:
    """Those pairs of which both tellings are among some."""
    ids = {each.id for each in some}
    return {pair for pair in pairs if ids.issuperset(pair)}


def _differ(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and min(one, other) < _ALIKE * max(one, other)
