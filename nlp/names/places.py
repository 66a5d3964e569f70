"""Places by their head word: "… County", "Port of …", "… Street"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.marks import Mark
from nlp.names.runs import Word
from nlp.names.words import PLACE_HEADS, PLACE_NOT_ALONE, PLACE_OF_HEADS, ROLES, is_opener, word_list


def in_segment(words: Sequence[Word]) -> Iterator[Mark]:
    """Yield the place that a segment names by its last head word, if any."""
    for place in reversed(range(len(words))):
        word = words[place]
        if word.key in PLACE_HEADS and word.capital and word.key not in PLACE_NOT_ALONE:
            first = _begin(words, place)
            if first < place:
                yield Mark(
                    words[first].start, word.end if word.text.endswith(".") else word.bare_end, "PLACE", score=0.8
                )
                return
        if word.key in PLACE_OF_HEADS and _has_of(words, place):
            yield Mark(word.start, words[_end(words, place + 2)].bare_end, "PLACE", score=0.7)
            return


def head_place(words: Sequence[Word]) -> int:
    """Where the text of the last place head stands; -1 where there is none."""
    heads = [w.start for w in words[1:] if w.key in PLACE_HEADS and w.key not in PLACE_NOT_ALONE and w.capital]
    return heads[-1] if heads else -1


def _has_of(words: Sequence[Word], place: int) -> bool:
    return place + 2 < len(words) and words[place + 1].text == "of" and words[place + 2].capital


def _end(words: Sequence[Word], place: int) -> int:
    while place + 1 < len(words) and words[place + 1].capital and not _stops(words[place + 1]):
        place += 1
    return place


def _begin(words: Sequence[Word], head: int) -> int:
    first = head
    while first > 0 and words[first - 1].capital and not _stops(words[first - 1]):
        first -= 1
        if words[first].owns:
            return first + 1
    return first


def _stops(word: Word) -> bool:
    return is_opener(word.text) or word.key in ROLES or word.key in word_list("headlines")
