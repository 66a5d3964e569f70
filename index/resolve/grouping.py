"""Groups of mentions that grow by merging, as far as nothing forbids it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from index.resolve.context import contradict
from index.resolve.decisions import Joined
from index.resolve.matching import are_rivals
from index.resolve.mention import Decision, Mention, Merge

_MOST_COMPARED: Final = 40


@dataclass(slots=True)
class _Group:
    members: list[Mention]
    documents: set[str]
    apart: set[str] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    kinds: dict[object, Mention] = field(default_factory=dict)


class Groups:
    """Every mention is a group at first. ``apart``: decisions of mentions that are different."""

    def __init__(self, mentions: Iterable[Mention], apart: Iterable[Decision]) -> None:
        self._joined = Joined()
        self._groups = {
            each.id: _Group([each], {each.document}, kinds={_kind(each): each}) for each in mentions
        }  # fmt: skip
        for decision in apart:
            self._groups[decision.one].apart.add(decision.other)
            self._groups[decision.other].apart.add(decision.one)

    def merge(self, merge: Merge, *, decided: bool = False) -> bool:
        """Bring two groups together unless something forbids it; return whether they are one now.

        Forbidden are two persons of one document, whose author tells them apart; mentions that analysts hold apart;
        and those whose names or births contradict. Only the second holds for what analysts ``decided``.
        """
        one, other = self._joined.root(merge.one), self._joined.root(merge.other)
        if one == other:
            return True
        larger, smaller = self._groups[one], self._groups[other]
        if len(larger.members) < len(smaller.members):
            larger, smaller = smaller, larger
        if self._held_apart(smaller, larger) or (not decided and _forbidden(smaller, larger)):
            return False
        self._joined.join(one, other)
        _take_in(larger, smaller)
        larger.merges.append(merge)
        gone = one if self._joined.root(one) == other else other
        del self._groups[gone]
        self._groups[self._joined.root(one)] = larger
        return True

    def all(self) -> list[tuple[list[Mention], list[Merge]]]:
        """Return the members and merges of every group, ordered by id."""
        return [
            (sorted(group.members, key=_id), sorted(group.merges, key=lambda merge: (merge.one, merge.other)))
            for _, group in sorted(self._groups.items())
        ]

    def _held_apart(self, one: _Group, other: _Group) -> bool:
        if not one.apart or not other.apart:
            return False
        ids = {each.id for each in other.members}
        return bool(one.apart & ids)


def _forbidden(one: _Group, other: _Group) -> bool:
    if one.members[0].label == "PERSON" and not one.documents.isdisjoint(other.documents):
        return True
    return any(are_rivals(a, b) or contradict(a, b) for a in _shown(one.kinds) for b in _shown(other.kinds))


def _shown(kinds: dict[object, Mention]) -> Collection[Mention]:
    """Mentions that differ in what can contradict, a bounded number of them."""
    return sorted(kinds.values(), key=_id)[:_MOST_COMPARED]


def _kind(mention: Mention) -> object:
    return frozenset(mention.names), mention.born, mention.birthday, mention.listed


def _take_in(group: _Group, other: _Group) -> None:
    group.members += other.members
    group.documents |= other.documents
    group.apart |= other.apart
    group.merges += other.merges
    for kind, mention in other.kinds.items():
        kept = group.kinds.get(kind)
        group.kinds[kind] = mention if kept is None or mention.id < kept.id else kept


def _id(mention: Mention) -> str:
    return mention.id
