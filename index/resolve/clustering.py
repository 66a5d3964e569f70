"""One person or organization of the many mentions: pairs are scored, and the surest are brought together first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.resolve.blocking import candidate_pairs
from index.resolve.collection import Collection, collection_of
from index.resolve.decisions import accepted
from index.resolve.grouping import Groups
from index.resolve.matching import ENOUGH, are_rivals, compared, is_partial
from index.resolve.mention import Agreement, Cluster, Decision, Mention, Merge

_DECIDED: Final = Agreement(float("inf"), ("an analyst's decision",))
_CLEAR: Final = 1.0
"""By how much one of two rival partners of a half-told name must be the likelier."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """``clusters`` hold every mention once, ordered by id; ``overruled`` are decisions that later ones contradict."""

    clusters: Sequence[Cluster]
    overruled: Sequence[Decision]


def resolve(mentions: Iterable[Mention], decisions: Sequence[Decision] = ()) -> Resolved:
    """Bring mentions together. The order of mentions does not matter, that of decisions is the time they were taken.

    Raises ``ValueError`` where two mentions have one id.
    """
    ordered = sorted(mentions, key=lambda each: each.id)
    if doubled := [each for each, count in Counter(mention.id for mention in ordered).items() if count > 1]:
        raise ValueError(f"two mentions have the id {doubled[0]}")
    kept, overruled = accepted(decisions, (mention.id for mention in ordered))
    groups = Groups(ordered, [each for each in kept if each.verdict == "different"])
    for decision in (each for each in kept if each.verdict == "same"):
        one, other = sorted((decision.one, decision.other))
        groups.merge(Merge(one, other, _DECIDED), decided=True)
    for merge in _merges(ordered, collection_of(ordered)):
        groups.merge(merge)
    return Resolved([_cluster(members, merges) for members, merges in groups.all()], overruled)


def _merges(mentions: Sequence[Mention], known: Collection) -> list[Merge]:
    """The pairs that agree enough, the surest first; of equal ones those of lesser ids."""
    found: dict[tuple[int, int], Agreement] = {}
    for one, other in candidate_pairs(mentions):
        if mentions[one].document != mentions[other].document:
            agreed = compared(mentions[one], mentions[other], known)
            if agreed is not None and agreed.score >= ENOUGH - _CLEAR:
                found[one, other] = agreed
    doubtful = _doubtful(mentions, found)
    merges = [
        Merge(mentions[one].id, mentions[other].id, agreed)
        for (one, other), agreed in found.items()
        if agreed.score >= ENOUGH and (one, other) not in doubtful
    ]
    return sorted(merges, key=lambda merge: (-merge.agreement.score, merge.one, merge.other))


def _doubtful(mentions: Sequence[Mention], found: Mapping[tuple[int, int], Agreement]) -> set[tuple[int, int]]:
    """Pairs of a half-told name ("J. Quill") with one of several who could bear it, none clearly likelier."""
    partners: dict[int, list[tuple[float, int, tuple[int, int]]]] = defaultdict(list)
    for pair, agreed in found.items():
        if is_partial(mentions[pair[0]], mentions[pair[1]]):
            for place, other in (pair, pair[::-1]):
                partners[place].append((agreed.score, other, pair))
    doubtful: set[tuple[int, int]] = set()
    for near in partners.values():
        best = max(score for score, *_ in near)
        named = {mentions[other].names: (score, other) for score, other, _ in sorted(near)}
        for score, other, pair in near:
            rivals = [each for each, place in named.values() if are_rivals(mentions[place], mentions[other])]
            if rivals and (score < best or max(rivals) > score - _CLEAR):
                doubtful.add(pair)
    return doubtful


def _cluster(members: Sequence[Mention], merges: Sequence[Merge]) -> Cluster:
    names = Counter(mention.name for mention in members)
    name = min(names, key=lambda each: (-names[each], -len(each), each))
    return Cluster(members[0].id, members[0].label, name, members, merges)
