"""All that is told of one seizure: by how many independently, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.incidents.matching import Agreement, Telling, agreement


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
    """Return what other documents tell of a seizure; None where none does. Of each its likest statement counts."""
    best: dict[str, tuple[Telling, Agreement]] = {}
    for each in candidates:
        found = agreement(telling, each) if each.document != telling.document else None
        if found and (each.document not in best or best[each.document][1].score < found.score):
            best[each.document] = each, found
    if not best:
        return None
    others = sorted(best.values(), key=lambda pair: (-pair[1].score, pair[0].document))
    conflicts = tuple(dict.fromkeys(conflict for _, agreed in others for conflict in agreed.conflicts))
    return Incident(telling, tuple(others), _independent([telling, *(each for each, _ in others)]), conflicts)


def _independent(tellings: Sequence[Telling]) -> int:
    """How many groups there are of which no two share a source or a story."""
    groups: list[set[str]] = []
    for each in tellings:
        marks = {f"source {each.source}", f"story {each.story}"}
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*joined))
    return len(groups)
