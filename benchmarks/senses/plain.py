"""Words that are no names: only these may have a weight, so that no person or town is known by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from benchmarks.senses.sets import read_reddit, read_sentences, read_unodc, read_worldwide

_INSIDE: Final = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_WORD_OF: Final = re.compile(r"^(?:b|[-+]\d)=(.+)$")
_SHARE: Final = 0.7


def _texts() -> Iterator[str]:
    yield from (one.text for one in read_sentences())
    yield from (one.text for one in read_unodc())
    yield from (one.text for one in read_reddit())
    yield from (text for text, _ in read_worldwide())


@cache
def plain_words() -> frozenset[str]:
    """Words that stand mostly in small letters inside sentences. Raises ``OSError`` where the corpus is absent."""
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in _texts():
        for word in _INSIDE.findall(text):
            every[word.lower()] += 1
            small[word] += word.islower()
    return frozenset(word for word, count in every.items() if small[word] >= _SHARE * count)


def may_weigh(feature: str) -> bool:
    """Whether a feature may have a weight: kinds and signs may, and words that are no names."""
    found = _WORD_OF.match(feature)
    return not found or not found[1].isalpha() or found[1] == "Name" or found[1] in plain_words()
