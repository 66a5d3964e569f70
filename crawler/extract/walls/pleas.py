"""Pleas to pay or to sign in, told by their words: ``crawler/data/paywall_words.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

MAX_PLEA = 320
"""Letters beyond which a text is no plea."""
NEAR = 110
"""Letters between its two words."""
BEGINNING = 3

_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(
    r"newsletter|e-?mail|inbox|podcast|youtube|telegram|whatsapp|facebook|instagram|twitter|рассылк|розсилк|bülten|"
    r"biuletyn|boletín|nyhedsbrev|nyhetsbrev|uutiskirje|hírlevél|ニュースレター|메일|通讯",
    re.IGNORECASE,
)
"""What one may subscribe to beside the paper itself."""
_JOINED = ("ar", "fa", "he", "ja", "ko", "th", "zh")
"""Languages that put no blank between words, or write small words as one with the next."""


@lru_cache(256)
def is_plea(text: str) -> bool:
    """Whether a short text asks its reader to pay or to sign in before reading on, in any of some fifty languages."""
    if len(text) > MAX_PLEA or _OTHER.search(text):
        return False
    folded = " ".join(text.casefold().split())
    words = _words()
    languages = {language for word in _WORD.findall(folded) for language in _beginnings().get(word[:BEGINNING], ())}
    if not folded.isascii():
        languages.update(_JOINED)
    return any(_are_near(folded, *words[language], language not in _JOINED) for language in languages)


def _are_near(text: str, who: tuple[str, ...], what: tuple[str, ...], apart: bool) -> bool:
    first = list(_places(text, who, apart))
    if not first:
        return False
    return any(abs(one - other) <= NEAR for other in _places(text, what, apart) for one in first)


def _places(text: str, phrases: tuple[str, ...], apart: bool) -> Iterator[int]:
    """Where phrases begin. They may go on, as words take endings, but where words stand apart must begin one."""
    for phrase in phrases:
        place = text.find(phrase)
        if place >= 0 and not (apart and text[place - 1 : place].isalpha()):
            yield place


@cache
def _words() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Of each language the words for subscribers, and those for the rest of the text."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in files("crawler").joinpath("data/paywall_words.txt").read_text("utf-8").splitlines():
        name, _, entries = line.partition(": ")
        if entries and not line.startswith("#"):
            phrases = tuple(entry.strip().casefold() for entry in entries.split("|"))
            found.setdefault(name.split()[0], []).append(phrases)
    return {language: (pair[0], pair[1]) for language, pair in found.items()}


@cache
def _beginnings() -> dict[str, set[str]]:
    """The languages that name subscribers by a word that begins so."""
    found: dict[str, set[str]] = {}
    for language, (who, _) in _words().items():
        for phrase in who:
            found.setdefault(_WORD.findall(phrase)[0][:BEGINNING], set()).add(language)
    return found
