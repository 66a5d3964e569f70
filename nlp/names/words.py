"""Word lists that the rules for names share, read from ``data``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import lines_of

_DATA: Final = files("nlp.names") / "data"
_WORDS: Final = tomllib.loads((_DATA / "words.toml").read_text("utf-8"))


def _set(name: str) -> frozenset[str]:
    return frozenset(_WORDS[name].split())


TITLES: Final = _set("titles")
SUFFIXES: Final = _set("suffixes")
OPENERS: Final = _set("openers")
MONTHS_AND_NAMES: Final = frozenset(["April", "August", "Jan", "June", "May"])
"""Openers by which people are called too; with a stop behind it is the month."""
ROLES: Final = _set("roles")
ORG_HEADS: Final = _set("org_heads")
ORG_OF_HEADS: Final = _set("org_of_heads")
UNITS: Final = _set("units")
OF_OFFICE: Final = _set("of_office")
INSIDE: Final = _set("inside")
LINKS: Final = _set("links")
PLACE_HEADS: Final = _set("place_heads")
PLACE_OF_HEADS: Final = _set("place_of_heads")
PLACE_NOT_ALONE: Final = _set("place_not_alone")
PAIRS: Final = frozenset(tuple(pair.split("-")) for pair in _WORDS["pairs"].split())
PARTNERS: Final = {head: frozenset(words.split()) for head, words in _WORDS["partners"].items()}
# Behind "Department of …" these words belong to a person, not to the name.
STOPS_BEFORE: Final = ROLES | OF_OFFICE


@cache
def word_list(name: str) -> frozenset[str]:
    """The lines of ``data/NAME.txt`` without comments."""
    return frozenset(line.strip() for line in lines_of(_DATA / f"{name}.txt"))


def bare(word: str) -> str:
    """The word in lower case without dots, for comparison with the lists."""
    return word.lower().strip(".,")


def is_opener(word: str) -> bool:
    """Whether the word opens a sentence or stands before a name, rather than being part of it. "US" is a country."""
    return word.strip(".,").lower() in OPENERS and word != "US" and not word.islower()
