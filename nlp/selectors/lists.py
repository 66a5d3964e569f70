"""The lists of this folder, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from nlp.datafiles import words_of

_DATA: Final = files("nlp.selectors") / "data"


@cache
def domains() -> frozenset[str]:
    """Top-level domains in lower case. Raises ``OSError``."""
    return words_of(_DATA / "domains.txt")


@cache
def table(name: str) -> dict[str, Any]:
    """A table of lists from its file. Raises ``OSError``, ``ValueError``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any word of a list; letters of scripts without blanks may stand on both sides.

    Raises ``OSError``, ``ValueError``, ``KeyError``.
    """
    return re.compile(alternatives(table(name)[key]), re.IGNORECASE)


def alternatives(listed: list[str]) -> str:
    """The words as one alternative, the longest first, each bounded where its script divides words."""
    return "(?:" + "|".join(map(_bounded, sorted(listed, key=len, reverse=True))) + ")"


def lowered(text: str) -> str:
    """The text in small letters, of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


class Cued:
    """Finds what a pattern says where one of some words stands, much faster than the pattern alone would.

    ``form`` begins with ``{words}``, which the words replace as an alternative in any case.
    """

    def __init__(self, form: str, listed: list[str]) -> None:
        self._pattern = re.compile(form.replace("{words}", f"(?i:{alternatives(listed)})"))
        small = sorted({word.lower() for word in listed}, key=len)
        # A word that begins as a shorter one does is found where that is found.
        self._words = [word for n, word in enumerate(small) if not word.startswith(tuple(small[:n]))]

    def find(self, text: str, lower: str) -> Iterator[re.Match[str]]:
        """Yield the matches at each word, in order. ``lower`` is the text in small letters, of the same length."""
        places = sorted({place for word in self._words if word in lower for place in _places(word, lower)})
        for place in places:
            found = self._pattern.match(text, place)
            if found is not None:
                yield found


def _places(word: str, lower: str) -> Iterator[int]:
    place = lower.find(word)
    while place >= 0:
        yield place
        place = lower.find(word, place + 1)


def _bounded(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"[ \u00a0]+")
    if ord(word[0]) > 0x0DFF:
        return escaped
    return rf"(?<![^\W_]){escaped}" + (r"(?![^\W\d_])" if word[-1].isalnum() else "")
