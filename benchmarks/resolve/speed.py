"""How long it takes to resolve many invented mentions, and what memory."""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from typing import Any, Final

from index.resolve import Mention, resolve
from index.resolve.lists import words_of
from index.resolve.telling import context_form

_SEED: Final = 20261128
_SYLLABLES: Final = (
    "ka", "lo", "mi", "ren", "tor", "vas", "quil", "dro", "ber", "sha", "nim", "el", "ost", "ur", "gan", "pel", "wex",
    "har", "sol", "tav",
)  # fmt: skip


def measure(count: int) -> dict[str, Any]:
    """Resolve mentions of some persons, most of them in few documents and some in many, after Zipf."""
    truth = invented_mentions(count)
    began = time.process_time()
    clusters = resolve(truth).clusters
    seconds = time.process_time() - began
    true = _pairs(Counter(truth.values()))
    found = _pairs(Counter(len(cluster.mentions) for cluster in clusters), sizes=True)
    right = sum(_pairs(Counter(truth[each] for each in cluster.mentions)) for cluster in clusters)
    return {
        "pair_precision": round(right / found, 4) if found else 1.0,
        "pair_recall": round(right / true, 4) if true else 0.0,
        "mentions": count,
        "clusters": len(clusters),
        "seconds": round(seconds, 1),
        "mentions_per_second": round(count / seconds),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _pairs(counted: Counter[int], *, sizes: bool = False) -> int:
    """How many pairs there are within groups: counted are members by group, or with ``sizes`` groups by size."""
    if sizes:
        return sum(times * size * (size - 1) // 2 for size, times in counted.items())
    return sum(size * (size - 1) // 2 for size in counted.values())


def invented_mentions(count: int) -> dict[Mention, int]:
    """Draw mentions by lot, each with the number of its person: documents of ten of whom some keep company.

    Half of the surnames are from the list of common ones.
    """
    chance = random.Random(_SEED)
    given, common = sorted(words_of("given_names.txt")), sorted(words_of("surnames.txt"))
    persons = [_person(chance, given, common) for _ in range(count // 4)]
    towns = [f"town {chance.randrange(400)}" for _ in persons]
    truth: dict[Mention, int] = {}
    for number in range(count // 10):
        first = min(len(persons) - 1, int(len(persons) * chance.random() ** 2))
        company = [(first + step) % len(persons) for step in range(5)]
        drawn = sorted({*company, *(chance.randrange(len(persons)) for _ in range(5))})
        names = {place: _written(chance, *persons[place]) for place in drawn}
        others = frozenset(context_form("PERSON", name) for name in names.values()) - {""}
        for name, place in {written: place for place, written in names.items()}.items():
            known = Mention(
                f"{number:08d}", "PERSON", name, others=others, places=frozenset({towns[first]}), story=str(number)
            )
            truth[known] = place
    return truth


def _person(chance: random.Random, given: list[str], common: list[str]) -> tuple[str, str, str]:
    surname = chance.choice(common) if chance.random() < 0.5 else "".join(chance.choices(_SYLLABLES, k=3))
    return chance.choice(given).title(), chance.choice("ABCDEFGH"), surname.title()


def _written(chance: random.Random, given: str, middle: str, surname: str) -> str:
    way = chance.random()
    if way < 0.1:
        return f"{given[0]}. {surname}"
    if way < 0.3:
        return f"{given} {middle}. {surname}"
    return f"{surname}, {given}" if way < 0.4 else f"{given} {surname}"
