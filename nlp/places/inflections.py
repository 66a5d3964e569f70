"""The first case of a name that stands in another one: Москва for "в Москве"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

# The endings that Russian, Ukrainian and Bulgarian names take, with what they stand for in the first case.
_NOUNS: Final[tuple[tuple[str, str], ...]] = (
    ("ой", "а"), ("ом", ""), ("ии", "ия"), ("ію", "ія"), ("ию", "ия"), ("е", "а"), ("е", ""), ("ы", "а"), ("и", "а"),
    ("и", "ь"), ("у", "а"), ("у", ""), ("а", ""), ("я", "й"), ("я", "ь"), ("і", "а"), ("ью", "ь"), ("ем", "ь"),
    ("ах", "ы"), ("е", "я"), ("е", "ь"), ("ях", "и"),
)  # fmt: skip
_ADJECTIVES: Final[tuple[tuple[str, str], ...]] = (
    ("ом", "ый"), ("ем", "ий"), ("ого", "ый"), ("ого", "ий"), ("его", "ий"), ("ому", "ый"), ("ой", "ая"), ("ую", "ая"),
    ("ом", "ой"), ("им", "ий"), ("ым", "ый"), ("ом", "ое"), ("ого", "ое"), ("их", "ие"), ("ых", "ые"),
)  # fmt: skip
_SHORTEST: Final = 3
_MOST_WORDS: Final = 3


def forms(name: str) -> Iterator[str]:
    """Yield the name, and for Cyrillic what it may be the inflected form of; takes any text."""
    yield name
    if not name or not "\u0400" <= name[-1] <= "\u04ff":
        return
    *front, last = name.split(" ")
    if len(front) >= _MOST_WORDS:
        return
    ways = [[word, *_basic(word, _ADJECTIVES)] for word in front]
    ways.append([*_basic(last, _NOUNS), *_basic(last, _ADJECTIVES)])
    yield from (" ".join(words) for words in product(*ways))


def _basic(word: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    return [
        word[: -len(ending)] + basic
        for ending, basic in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    ]
