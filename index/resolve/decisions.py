"""What analysts decided, brought into agreement with itself: the latest word counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.resolve.mention import Decision


class Joined:
    """Sets of things, by union and find (R. Tarjan, 1975)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, thing: str) -> str:
        """Return which thing stands for the set of another: the least."""
        path = [thing]
        while (parent := self._parents.get(path[-1], path[-1])) != path[-1]:
            path.append(parent)
        for each in path:
            self._parents[each] = path[-1]
        return path[-1]

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first


def accepted(decisions: Sequence[Decision], present: Iterable[str]) -> tuple[list[Decision], list[Decision]]:
    """Return the decisions that hold, and those that later ones overrule, newest first.

    Decisions are in the order in which they were taken; those on mentions that are not ``present`` are left out of
    both. A ``same`` is overruled by a later ``different`` also where it follows from several together, and so is the
    other way about.
    """
    known = set(present)
    joined, apart = Joined(), list[tuple[str, str]]()
    kept, overruled = list[Decision](), list[Decision]()
    for decision in reversed(decisions):
        if decision.one not in known or decision.other not in known:
            continue
        if _contradicts(decision, joined, apart):
            overruled.append(decision)
            continue
        kept.append(decision)
        if decision.verdict == "same":
            joined.join(decision.one, decision.other)
        else:
            apart.append((decision.one, decision.other))
    return kept, overruled


def _contradicts(decision: Decision, joined: Joined, apart: Iterable[tuple[str, str]]) -> bool:
    one, other = joined.root(decision.one), joined.root(decision.other)
    if decision.verdict == "different":
        return one == other
    return any({joined.root(a), joined.root(b)} == {one, other} for a, b in apart) and one != other
