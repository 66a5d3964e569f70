"""Whether two texts tell the same story. Symmetric, and a matter of the two texts alone.

Passages that a publisher repeats from page to page ("common", see ``stories``) count for nothing. Of the rest it
matters how much stands in both, whether the beginning does, and whether names and numbers were put in place of others
between the words that are the same: so differ two cases told by one template.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.store.story import Wording

# Found by trying all on pairs of press releases and pages, and edits of them: see benchmarks/stories.
LEAST_COMMON_WORDS = 25
FEW_WORDS = 80
LEAD = 60
_NEARLY_ALL = 0.80
_MOST, _HALF_OF_LEAD = 0.55, 0.5
_A_QUARTER, _MOST_OF_LEAD, _RUN = 0.25, 0.8, 40
# How many of the names may be replaced, by how much is shared.
_REPLACED = ((_NEARLY_ALL, 0.15), (_MOST, 0.11), (0.0, 0.08))
_REPLACED_OF_FEW = 0.06
_Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Told:
    """A text and which of its passages are common, in the order of ``Wording.places``."""

    wording: Wording
    common: _Flags

    @cached_property
    def telling(self) -> _Flags:
        """Which words tell something: those between two passages of which neither is common."""
        count, places = len(self.wording.words), self.wording.places
        if not self.common.any():
            return np.ones(count, dtype=np.bool_)
        after = np.searchsorted(places, np.arange(count), side="right")
        last = len(places) - 1
        return ~(self.common[np.clip(after - 1, 0, last)] | self.common[np.clip(after, 0, last)])

    @cached_property
    def length(self) -> int:
        """How many words tell something."""
        return int(np.count_nonzero(self.telling))


def same_story(one: Told, other: Told) -> bool:
    """Say whether two texts tell the same story; texts in different kinds of script never do."""
    if one.wording.shingle != other.wording.shingle:
        return False
    sides = _Side(one, other), _Side(other, one)
    shared = min(side.shared for side in sides)
    if shared < LEAST_COMMON_WORDS * one.wording.unit:
        return False
    share = shared / min(side.mine.length for side in sides)
    return _much_is_shared(share, sides) and not _names_differ(share, shared, sides)


class _Side:
    """One of two texts beside the other."""

    def __init__(self, mine: Told, its: Told) -> None:
        self.mine, self.its = mine, its
        found = _covered(mine.wording, its.wording)
        self.covered = found & mine.telling
        self.shared = int(np.count_nonzero(self.covered))

    def lead(self) -> float:
        """Which share of the first telling words is shared."""
        first = np.flatnonzero(self.mine.telling)[: int(LEAD * self.mine.wording.unit)]
        return float(np.mean(self.covered[first]))

    def longest_run(self) -> int:
        """How many words are shared in one piece."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], self.covered, [False]))))
        return int(np.max(edges[1::2] - edges[::2]))

    def replaced(self) -> int:
        """How many names and numbers between the first and the last shared word are nowhere in the other text."""
        words, shared = self.mine.wording, np.flatnonzero(self.covered)
        inside = slice(shared[0], shared[-1] + 1)
        own = (words.is_name & self.mine.telling & ~self.covered)[inside]
        numbers = np.unique(words.plain[inside][own])
        return int(np.count_nonzero(~self.its.wording.vocabulary[numbers]))

    def shared_names(self) -> int:
        """How many different names and numbers are shared."""
        words = self.mine.wording
        return len(np.unique(words.plain[words.is_name & self.covered]))


def _covered(mine: Wording, its: Wording) -> _Flags:
    """Which words stand in a run of words that the other text has too."""
    ordered = its.ordered
    found = ordered[np.searchsorted(ordered, mine.shingles).clip(max=len(ordered) - 1)] == mine.shingles
    covered = np.zeros(len(mine.words), dtype=np.bool_)
    for place in range(mine.shingle):
        covered[place : place + len(found)] |= found
    return covered


def _much_is_shared(share: float, sides: tuple[_Side, _Side]) -> bool:
    if share >= _NEARLY_ALL:
        return True
    lead = max(side.lead() for side in sides)
    if share >= _MOST:
        return lead >= _HALF_OF_LEAD
    run = min(side.longest_run() for side in sides)
    return share >= _A_QUARTER and lead >= _MOST_OF_LEAD and run >= _RUN * sides[0].mine.wording.unit


def _names_differ(share: float, shared: int, sides: tuple[_Side, _Side]) -> bool:
    replaced = min(side.replaced() for side in sides)
    kept = min(side.shared_names() for side in sides)
    few = shared < FEW_WORDS * sides[0].mine.wording.unit
    allowed = _REPLACED_OF_FEW if few else next(most for least, most in _REPLACED if share >= least)
    return replaced > allowed * (replaced + kept)
