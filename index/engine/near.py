"""Where words stand near one another in a text."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from index.engine.analysis import word_spans
from index.engine.patterns import Nearness, arrangements

_MOST_WORDS = 100_000
_MOST_TRIES = 200_000


def standing_near(text: str, near: Nearness) -> str | None:
    """Return the first passage in which the units stand near enough, None where there is none.

    The time is bounded: only the first 100,000 words are looked at, and places of the rarest word are tried.
    """
    spans = list(islice(word_spans(text), _MOST_WORDS))
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, (_, _, word) in enumerate(spans):
        places[word].add(number)
    rarest = min((word for unit in near.units for word in unit), key=lambda word: len(places[word]))
    tries = 0
    for placed in arrangements(near):
        anchor = next(place for place, word in placed if word == rarest)
        for start in places[rarest]:
            tries += 1
            if all(start - anchor + place in places[word] for place, word in placed):
                return text[spans[start - anchor][0] : spans[start - anchor + placed[-1][0]][1]]
        if tries > _MOST_TRIES:
            return None
    return None
