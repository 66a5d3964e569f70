"""Invented articles that have what real ones do for stories: sentences, names, numbers. All of it is fiction."""

from __future__ import annotations

import random
from collections.abc import Collection

import numpy as np

from index.store.story import Wording, sign, wording
from index.store.story_pair import Told

_PARTS = ("har", "vel", "cus", "mar", "tol", "ven", "sor", "lim"), "aeiou", ("n", "r", "st", "mp", "ld")
WORDS = [f"{a}{b}{c}" for a in _PARTS[0] for b in _PARTS[1] for c in _PARTS[2]]


OFFICE = 10**6
"""The seed of what an office always says."""


def sentence(chance: random.Random) -> str:
    """About fourteen words with one name and one number."""
    words = [chance.choice(WORDS) + chance.choice(("", "ing", "s", "ed")) for _ in range(chance.randint(10, 16))]
    words.insert(5, f"{chance.choice(WORDS)}ov {chance.choice(WORDS)}ska".title())
    words.insert(9, str(chance.randint(2, 9_000)))
    return " ".join(words).capitalize() + "."


def sentences(seed: int, count: int = 20) -> list[str]:
    """The sentences of an article; another seed gives an article that has nothing to do with it."""
    chance = random.Random(seed)
    return [sentence(chance) for _ in range(count)]


def article(seed: int, count: int = 20) -> str:
    """An article of so many sentences."""
    return " ".join(sentences(seed, count))


def release(seed: int, repeated: int = 40) -> str:
    """What an office says of one case: eight sentences of it, then so many that it always says."""
    return article(seed, 8) + "\n" + article(OFFICE, repeated)


def told(text: str, common: Collection[int] = ()) -> Told:
    """A text as it is compared; ``common`` are the keys of its widespread passages."""
    signature = sign(text)
    assert signature is not None
    worded: Wording = wording(signature.words, signature.shingle)
    return Told(worded, np.isin(worded.keys, list(common)))
