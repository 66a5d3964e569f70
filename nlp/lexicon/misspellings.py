"""How names of substances are misspelt, as kinds of slips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_LEAST: Final = 7
"""Shorter words are too near to others."""
_SOUNDS: Final = (("ph", "f"), ("y", "i"), ("i", "y"), ("ie", "ei"), ("ei", "ie"), ("ine", "in"), ("one", "on"))
_VOWELS: Final = "aeio"


def misspellings(word: str) -> Iterator[str]:
    """Yield likely slips of a folded word of at least seven letters, none for a shorter one.

    Each differs from the word in one place from the second letter on: a letter left out or doubled, two swapped, one
    vowel for another, letters that sound alike.
    """
    if len(word) < _LEAST or not (word.isascii() and word.isalpha()):
        return
    made: set[str] = {word}
    for form in _slips(word):
        if form not in made:
            made.add(form)
            yield form


def _slips(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        letter, rest = word[place], word[place + 1 :]
        yield word[:place] + rest
        yield word[: place + 1] + letter + rest
        if rest:
            yield word[:place] + rest[0] + letter + rest[1:]
        if letter in _VOWELS:
            for other in _VOWELS:
                yield word[:place] + other + rest
    for right, wrong in _SOUNDS:
        at = word.find(right, 1)
        if at > 0:
            yield word[:at] + wrong + word[at + len(right) :]
