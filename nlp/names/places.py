"""Places by their head word ("… County", "Port of …") and by a list of countries, states and large cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nlp.marks import Mark
from nlp.names.runs import Word
from nlp.names.words import OPENERS, TITLES, bare

HEADS: Final = frozenset(
    """
    county street avenue road lane boulevard drive highway airport port harbor harbour prison jail penitentiary
    island islands river lake sea ocean bay valley mountains mountain peninsula province district beach park square
    bridge canal gulf strait desert church building plaza hotel blvd ave rd st peak heights hills springs border
    """.split()
)
OF_HEADS: Final = frozenset({"port", "gulf", "bay", "strait", "straits", "hall", "isle", "city", "state", "republic"})
_NOT_ALONE: Final = frozenset({"district", "border", "drive", "park", "square", "building", "hotel", "st", "port"})


def in_segment(words: Sequence[Word]) -> Iterator[Mark]:
    """Yield the place that a segment names by a head word, if any."""
    for place, word in enumerate(words):
        key = bare(word.stem)
        if key in HEADS and place > 0 and word.capital:
            first = _begin(words, place)
            if first < place and key not in _NOT_ALONE:
                yield Mark(words[first].start, word.start + len(word.text if word.text.endswith(".") else word.stem), "PLACE", score=0.8)
                return
        if key in OF_HEADS and place + 2 < len(words) + 0 and words[place + 1].text == "of" and words[place + 2].capital:
            last = place + 2
            yield Mark(word.start, words[last].start + len(words[last].stem), "PLACE", score=0.7)
            return


def _begin(words: Sequence[Word], head: int) -> int:
    first = head
    while first > 0 and words[first - 1].capital and bare(words[first - 1].stem) not in OPENERS | TITLES:
        first -= 1
        if words[first].owns:
            return first + 1
    return first
