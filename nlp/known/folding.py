"""Names in the form in which they are compared: Latin words without accents, and the sound of each word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import lines_of, words_of

_DATA: Final = files("nlp.known") / "data"
_LETTERS: Final = str.maketrans(dict(line.split("\t") for line in lines_of(_DATA / "letters.tsv")))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list in ``data``, without comments."""
    return words_of(_DATA / name)


_MARKS: Final = re.compile("[\u0300-\u036f\u064b-\u065f\u0640]+")
_INSIDE: Final = re.compile("['\u2018\u2019\u02bb\u02bc`.]+")
_WORD: Final = re.compile(r"[^\W_]+")
_PARTICLES: Final = word_list("particles.txt")
_DOUBLED: Final = re.compile(r"(.)\1+")
_WRITTEN: Final = (("kh", "h"), ("gh", "g"), ("ck", "k"), ("dh", "d"), ("th", "t"))
_EXCHANGED: Final = str.maketrans("oeyqgzvj", "uaikksui")
_ALIKE: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"kh|gh|ck|q|g(?![ei])|c(?![eiyh])|x", "k"),
        (r"sch|sh|ch|tch|dj|zh|j|g(?=[ei])", "j"),
        (r"ph|v|w|ou(?=[aei])", "f"),
        (r"th|dh|tt|d", "t"),
        (r"ts|tz|z|c", "s"),
        (r"[aeiouyh]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small Latin letters, without accents and apostrophes, in order; at most 12 of them."""
    folded = unicodedata.normalize("NFKC", name[:200]).casefold()
    if not folded.isascii():
        folded = folded.translate(_LETTERS)
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded)).translate(_LETTERS)
    return tuple(_WORD.findall(_INSIDE.sub("", folded))[:12])


def telling(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell one name from another: articles and particles dropped, unless nothing else is left."""
    kept = tuple(part for part in parts if part not in _PARTICLES)
    return kept or parts


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """What stays of a word when its spelling in Latin letters varies: Mohammed, Muhammad and Mohamed sound alike."""
    first = "a" if word[:1] in "aeiouyh" and word[:1] else ""
    for pattern, replacement in _ALIKE:
        word = pattern.sub(replacement, word)
    return first + word


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """A word with the letters that romanisations exchange made one: o and u, e and a, y and i, doubled letters, and
    q, g, gh and k; Qadhafi and Gaddafi are spelled alike."""
    for written, plain in _WRITTEN:
        word = word.replace(written, plain)
    return _DOUBLED.sub(r"\1", word.translate(_EXCHANGED))
