"""How words of names are written, heard and miswritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from index.folding import fold
from index.resolve.lists import meanings_of

_KEPT: Final = 100_000
_LONG: Final = 8
_LEAST: Final = 6
_APOSTROPHES: Final = re.compile("['\u2019\u02bc\u2018`]")
# Each sound as the romanizations and languages write it; longer spellings stand first.
_SOUNDS: Final = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "h"), ("gh", "g"),
    ("dj", "j"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("x", "ks"), ("ii", "i"),
)  # fmt: skip
_OTHER_SCRIPT: Final = re.compile("[\u03b1\u03b5\u03bf]\u03c5|[\u0370-\u052f]")
_DOUBLE: Final = re.compile(r"(.)\1+")
_LATIN: Final = re.compile(r"[a-z]+")
_SOUNDEX: Final = {
    letter: digit
    for letters, digit in (("bfpv", "1"), ("cgjkqsxz", "2"), ("dt", "3"), ("l", "4"), ("mn", "5"), ("r", "6"))
    for letter in letters
}


@lru_cache(_KEPT)
def latin(word: str) -> str:
    """Return a word folded and, where it is Cyrillic or Greek, in Latin letters; other scripts stay."""
    folded = _APOSTROPHES.sub("", fold(word))
    if folded.isascii():
        return folded
    letters = meanings_of("letters.tsv")
    return _OTHER_SCRIPT.sub(lambda found: letters.get(found[0], "") or _each(found[0], letters), folded)


def _each(sound: str, letters: Mapping[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in sound)


@lru_cache(_KEPT)
def bare_spelling(word: str) -> str:
    """Return a folded word in which ways to write one sound are one: "Yuri" and "Iuri", "Schukov" and "Zhukov" not.

    Short words stay as they are: in those each letter counts ("Li", "Lee").
    """
    if len(word) <= 3:
        return word
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(_KEPT)
def soundex(word: str) -> str:
    """Return the American Soundex of a folded word, the word itself where it is not Latin.

    R. Russell, US patents 1,261,167 (1918) and 1,435,663 (1922), with the rules of the National Archives of the
    United States for h and w.
    """
    if not _LATIN.fullmatch(word):
        return word
    code, last = word[0].upper(), _SOUNDEX.get(word[0], "")
    for letter in word[1:]:
        digit = _SOUNDEX.get(letter, "")
        if digit and digit != last:
            code += digit
        if letter not in "hw":
            last = digit
    return (code + "000")[:4]


def one_slip(one: str, other: str) -> bool:
    """Whether one letter is changed, added, dropped or swapped with its neighbour (F. Damerau, 1964)."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    rest, others = _unlike(one, other)
    if len(rest) == len(others):
        return rest[1:] == others[1:] or swapped(one, other)
    return rest[1:] == others or rest == others[1:]


def swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    rest, others = _unlike(one, other)
    return len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]


def miswritten(one: str, other: str) -> bool:
    """Whether a word can be another with one slip of the pen: long ones only, and not in the ending that tells sex.

    Neighbours that changed places seldom make another name, so that shorter words do for them.
    """
    shorter = min(len(one), len(other))
    if shorter < _LEAST or one[0] != other[0] or one[: shorter - 1] == other[: shorter - 1]:
        return False
    return one_slip(one, other) if shorter >= _LONG else swapped(one, other)


def _unlike(one: str, other: str) -> tuple[str, str]:
    """What remains of two words behind the letters with which both begin."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return one[start:], other[start:]
