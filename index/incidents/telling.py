"""All that is told of one seizure: by how many independently, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.incidents.matching import ENOUGH, ENOUGH_WITH_WITNESS, Agreement, agreement, compared
from index.incidents.stated import Telling

_WITNESSES: Final = 50
Pair = tuple[Telling, Agreement]


@dataclass(frozen=True, slots=True)
class Incident:
    """A seizure with the other statements of it, the surest first.

    ``independent`` counts those who tell it on their own, the first statement among them: copies of one story and
    documents of one source count once.
    """

    telling: Telling
    others: tuple[tuple[Telling, Agreement], ...]
    independent: int
    conflicts: tuple[str, ...]


def incident(telling: Telling, candidates: Iterable[Telling]) -> Incident | None:
    """Return what other documents tell of a seizure; None where none does. Of each its likest statement counts.

    A statement that agrees in too little by itself counts where a third document agrees with it and with the first.
    """
    near = _near(telling, candidates)
    sure = [pair for pair in near if pair[1].score >= ENOUGH]
    if not sure:
        return None
    witnesses = [each for each, _ in sure[:_WITNESSES]]
    rest = [pair for pair in near if pair[1].score < ENOUGH and _is_vouched(pair[0], witnesses)]
    others = _likest([*sure, *rest])
    conflicts = tuple(dict.fromkeys(conflict for _, agreed in others for conflict in agreed.conflicts))
    return Incident(telling, tuple(others), _independent([telling, *(each for each, _ in others)]), conflicts)


def _near(telling: Telling, candidates: Iterable[Telling]) -> list[Pair]:
    """Those of other documents that agree in something worth a witness, the surest first."""
    found = ((each, compared(telling, each)) for each in candidates if each.document != telling.document)
    near = [(each, agreed) for each, agreed in found if agreed and agreed.score >= ENOUGH_WITH_WITNESS]
    return sorted(near, key=lambda pair: (-pair[1].score, pair[0].document))


def _likest(pairs: Iterable[Pair]) -> list[Pair]:
    """Of each document the likest statement, the surest first."""
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair[1].score, pair[0].document)):
        best.setdefault(pair[0].document, pair)
    return list(best.values())


def _is_vouched(telling: Telling, witnesses: Iterable[Telling]) -> bool:
    return any(each.document != telling.document and agreement(each, telling) for each in witnesses)


def _independent(tellings: Sequence[Telling]) -> int:
    """How many groups there are of which no two share a source or a story."""
    groups: list[set[str]] = []
    for each in tellings:
        marks = {f"source {each.source}", f"story {each.story}"}
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*joined))
    return len(groups)
