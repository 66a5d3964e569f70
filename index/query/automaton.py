"""How much work a pattern is: the states of its automaton, counted before any engine builds one.

Engines turn a pattern into a deterministic automaton, whose states can double with each character of the pattern, and
give up, each at another size. This one is counted (Glushkov's positions, then the subset construction), with a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.query.pattern import Choice, OneOf, Pattern, Repeat, Sequence, leaves

MAX_POSITIONS = 250
MAX_WORK = 700
"""The embedded engine's automata work on bytes and have at most 1,000 states; any other character takes up to 20."""
_OPEN_WORK = 20
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a part can begin and end, as sets of positions in bits, and whether it may be empty."""

    first: int
    last: int
    empty: bool


class _Positions:
    """The positions of a pattern with its repeats written out, and which may follow each."""

    def __init__(self) -> None:
        self.characters: list[OneOf] = []
        self.follow: list[int] = []

    def read(self, pattern: Pattern) -> _Ends:
        match pattern:
            case OneOf():
                self.characters.append(pattern)
                self.follow.append(0)
                bit = 1 << len(self.follow) - 1
                return _Ends(bit, bit, False)
            case Sequence(parts=parts):
                return self._joined(self.read(part) for part in parts)
            case Choice(parts=parts):
                found = [self.read(part) for part in parts]
                return _Ends(
                    _union(each.first for each in found),
                    _union(each.last for each in found),
                    any(each.empty for each in found),
                )
            case Repeat():
                return self._repeated(pattern)

    def _joined(self, parts: Iterator[_Ends]) -> _Ends:
        whole = _Ends(0, 0, True)
        for part in parts:
            self._let_follow(whole.last, part.first)
            first = whole.first | part.first if whole.empty else whole.first
            last = whole.last | part.last if part.empty else part.last
            whole = _Ends(first, last, whole.empty and part.empty)
        return whole

    def _repeated(self, repeat: Repeat) -> _Ends:
        if repeat.most is None:
            needed = [self.read(repeat.part) for _ in range(max(1, repeat.least))]
            self._let_follow(needed[-1].last, needed[-1].first)
            if repeat.least == 0:
                needed[-1] = _Ends(needed[-1].first, needed[-1].last, True)
            return self._joined(iter(needed))
        copies = (self.read(repeat.part) for _ in range(repeat.most))
        return self._joined(
            ends if number < repeat.least else _Ends(ends.first, ends.last, True) for number, ends in enumerate(copies)
        )

    def _let_follow(self, ends: int, begins: int) -> None:
        for position in _bits(ends):
            self.follow[position] |= begins


def _union(sets: Iterator[int]) -> int:
    whole = 0
    for each in sets:
        whole |= each
    return whole


def _bits(numbers: int) -> Iterator[int]:
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def positions(pattern: Pattern) -> int:
    """Return how many characters a pattern has with its counted repeats written out."""
    match pattern:
        case OneOf():
            return 1
        case Repeat(part=part, least=least, most=most):
            return positions(part) * max(1, least, most or 0)
        case Sequence(parts=parts) | Choice(parts=parts):
            return sum(positions(part) for part in parts)


def work(pattern: Pattern) -> int | None:
    """Return the number of states, those that must tell many characters apart counted for more; None beyond the limit.

    A state from which any other character leads on, or a range of them, is several states over bytes.
    """
    if positions(pattern) > MAX_POSITIONS:
        return None
    found = _Positions()
    start = found.read(pattern).first
    kinds = [_holding(found.characters, letter) for letter in _alphabet(pattern)]
    weights = [_weight(one) for one in found.characters]
    waiting, seen, total = [start], {start}, 0
    while waiting:
        active = waiting.pop()
        total += max((weights[position] for position in _bits(active)), default=1)
        if total > MAX_WORK:
            return None
        for kind in kinds:
            following = active & kind
            if following and (state := _follow(found.follow, following)) not in seen:
                seen.add(state)
                waiting.append(state)
    return total


def _follow(follow: list[int], active: int) -> int:
    return _union(follow[position] for position in _bits(active))


def _alphabet(pattern: Pattern) -> list[int]:
    """One character for each stretch of the alphabet within which the pattern tells no two apart."""
    bounds = {0, *(bound for one in leaves(pattern) for low, high in one.ranges for bound in (low, high + 1))}
    return [low for low, _ in pairwise([*sorted(bounds), _LAST + 2])]


def _holding(characters: list[OneOf], letter: int) -> int:
    """The positions whose character may be this one."""
    return _union(1 << position for position, one in enumerate(characters) if _holds(one, letter))


def _holds(one: OneOf, letter: int) -> bool:
    return any(low <= letter <= high for low, high in one.ranges) != one.negated


def _weight(one: OneOf) -> int:
    if one.negated:
        return _OPEN_WORK
    return 1 + 3 * sum(1 + (low != high) for low, high in one.ranges if high > 0x7F)


class Automaton:
    """Matches words against a pattern in time proportional to their length, whatever the pattern."""

    def __init__(self, pattern: Pattern) -> None:
        """Prepare a pattern for which ``work`` is within the limit."""
        self._positions = _Positions()
        ends = self._positions.read(pattern)
        self._first, self._last, self._empty = ends.first, ends.last, ends.empty
        self._holding: dict[str, int] = {}

    def matches(self, word: str) -> bool:
        """Say whether a word matches from end to end."""
        if not word:
            return self._empty
        may, active = self._first, 0
        for letter in word:
            active = may & self._kind(letter)
            may = _follow(self._positions.follow, active)
        return bool(active & self._last)

    def _kind(self, letter: str) -> int:
        if letter not in self._holding:
            self._holding[letter] = _holding(self._positions.characters, ord(letter))
        return self._holding[letter]
