"""Words and rows of digits that may be part of a number, and the numbers made of them."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.amounts.number_words import Kind


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a row of digits that may be part of a number."""

    start: int
    end: int
    word: str
    kind: Kind
    value: float


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. ``scale`` is the power of ten that stands last in it ("million"), 1 without.

    ``article``: only "a" or "an", which counts one where a unit follows. ``digits``: it ends in a digit.
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    article: bool = False
    digits: bool = False
