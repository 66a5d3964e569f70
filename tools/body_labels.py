"""Which pieces of a page are its known main text: the best chain of places, in order, at which they stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RUN = 4
"""Words by which a place is recognised; a shorter piece must be there whole."""
PLACES = 30
"""Places of one piece that are tried."""
COVERED = 0.4
"""Share of a piece's words that must be in the text."""
OVERLAP = 1

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Place:
    piece: int
    start: int
    end: int
    worth: float


def words_of(text: str) -> list[str]:
    """The words of a text, case-insensitive."""
    return _WORD.findall(text.casefold())


def labels_of(texts: Sequence[str], known: str) -> list[bool]:
    """Return for each piece whether it is part of the known text."""
    truth, pieces = words_of(known), [words_of(text) for text in texts]
    places = list(_places(pieces, truth))
    taken = [False] * len(pieces)
    used = [False] * len(truth)
    for place in _best_chain(places, len(truth)):
        taken[place.piece] = True
        used[place.start : place.end] = [True] * (place.end - place.start)
    for place in places:  # what the page shows in another order than the known text
        size = place.end - place.start
        if not taken[place.piece] and size > RUN and sum(used[place.start : place.end]) < 0.3 * size:
            taken[place.piece] = True
            used[place.start : place.end] = [True] * size
    return taken


def _places(pieces: Sequence[list[str]], truth: list[str]) -> Iterator[_Place]:
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in range(1, RUN + 1):
        for start in range(len(truth) - size + 1):
            runs[tuple(truth[start : start + size])].append(start)
    for number, piece in enumerate(pieces):
        if 0 < len(piece) < RUN:
            for start in runs.get(tuple(piece), ())[: PLACES * 2]:
                yield _Place(number, start, start + len(piece), len(piece) - 0.5)
        elif piece:
            yield from _long_places(number, piece, truth, runs)


def _long_places(
    number: int, piece: list[str], truth: list[str], runs: dict[tuple[str, ...], list[int]]
) -> Iterator[_Place]:
    """Where a piece begins in the text, by the first of its runs that is there, up to where its last one is."""
    own = [tuple(piece[start : start + RUN]) for start in range(len(piece) - RUN + 1)]
    hits = [at for at, run in enumerate(own) if run in runs]
    covered = {word for hit in hits for word in range(hit, hit + RUN)}
    if len(covered) < COVERED * len(piece):
        return
    span = hits[-1] - hits[0] + RUN
    for start in runs[own[hits[0]]][:PLACES]:
        ends = (end + RUN for end in runs[own[hits[-1]]] if end >= start)
        end = min(ends, key=lambda one: abs(one - start - span), default=start + span)
        if end - start > 2 * len(piece) + 10:
            end = start + len(piece)
        yield _Place(number, start, min(end, len(truth)), len(hits) + 0.5)


def _best_chain(places: list[_Place], size: int) -> list[_Place]:
    """The worthiest places of which each stands behind the one before, on the page and in the text."""
    worth, before = [0.0] * len(places), [-1] * len(places)
    best = _Best(size + 1)
    waiting: list[int] = []
    for at, place in enumerate(places):
        if waiting and places[waiting[-1]].piece != place.piece:
            for other in waiting:
                best.put(places[other].end, worth[other], other)
            waiting = []
        found, before[at] = best.up_to(place.start + OVERLAP)
        worth[at] = found + place.worth
        waiting.append(at)
    chain = []
    at = max(range(len(places)), key=worth.__getitem__, default=-1)
    while at >= 0:
        chain.append(places[at])
        at = before[at]
    return chain[::-1]


class _Best:
    """The greatest worth up to a place (Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree = [(0.0, -1)] * (size + 1)

    def put(self, place: int, worth: float, number: int) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], (worth, number))
            place += place & -place

    def up_to(self, place: int) -> tuple[float, int]:
        place = min(place + 1, len(self._tree) - 1)
        found = (0.0, -1)
        while place > 0:
            found = max(found, self._tree[place])
            place -= place & -place
        return found
