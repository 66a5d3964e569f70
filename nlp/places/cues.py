"""What the words around a capital word say: that a place follows, that a sentence begins."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from nlp.languages import LANGUAGES

_FILE: Final = files("nlp.places") / "data" / "locatives.toml"
_BEFORE: Final = 40
_INSIDE: Final = re.compile(r"[\w,;)\]\u2019'] $")
_DATELINE: Final = re.compile(r"[,\w .]{0,24}(?:[\u2013\u2014]| - |\)| \()")


def is_cued(text: str, start: int, language: str) -> bool:
    """Whether a word that goes before places in a language stands before a name."""
    cues = _cues(language)
    return cues is not None and cues.search(text[max(0, start - _BEFORE) : start]) is not None


def is_listed(text: str, last: int, start: int, end: int) -> bool:
    """Whether a name stands in one list with the place that ends at ``last``."""
    if not _joined().fullmatch(text, last, start):
        return False
    # "… em São Paulo, Prado disse" is no list.
    return text[last] != "," or _joined().match(text, end) is not None


def is_first(text: str, start: int, end: int) -> bool:
    """Whether a name begins a sentence or a line, where every word has a capital; a dateline is no sentence."""
    return not _INSIDE.search(text, max(0, start - 4), start) and not _DATELINE.match(text, end)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(LANGUAGES)
def _cues(language: str) -> re.Pattern[str] | None:
    words = _data()["before"].get(language)
    return re.compile(rf"(?<!\w)(?:{_any(words)}) $", re.IGNORECASE) if words else None


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:,| (?:{_any(_data()['joined']['words'])})) (?:a |en |in |à )?")


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
