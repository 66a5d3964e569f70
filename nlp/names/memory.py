"""What a text has once called a person, it calls a person again: surnames, then first names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from nlp.names.cleanup import Name
from nlp.names.runs import UPPER
from nlp.names.words import SUFFIXES, bare, word_list

_WORD: Final = re.compile(r"[^\s.,]+\.?")
_CAPITALISED: Final = re.compile(rf"(?<![\w'\u2019&-])[{UPPER}]\w*(?:['\u2019-](?!s\b)[^\W\d_]\w*)*(?![\w&-])")
_SMALL: Final = re.compile(r"(?<!\w)[a-z\u00e0-\u00fe]\w+")
_SHORTEST: Final = 3


def parts(name: str) -> list[str]:
    """The words of a person's name without "Jr" and the like."""
    return [word for word in _WORD.findall(name) if bare(word) not in SUFFIXES]


def known_parts(names: Iterable[str]) -> set[str]:
    """Surnames and first names of the full names of people."""
    known: set[str] = set()
    for name in names:
        words = parts(name)
        if len(words) >= 2:
            known.update(word for word in (words[0], words[-1]) if _tells(word))
    return known


def _tells(word: str) -> bool:
    if len(word) < _SHORTEST or not word[0].isupper() or word.isupper():
        return False
    return not any(word.lower() in word_list(name) for name in ("not_names", "headlines", "demonyms"))


def mentions(text: str, known: set[str]) -> Iterator[Name]:
    """Yield each place where a known part of a name stands, with neighbouring known parts as one name.

    "Close" at the start of a sentence is no surname in a text that also has "close".
    """
    small: set[str] | None = None
    waiting: Name | None = None
    for found in _CAPITALISED.finditer(text) if known else ():
        if found[0] not in known:
            continue
        if waiting is not None and text[waiting.end : found.start()] == " ":
            waiting = Name(waiting.start, found.end(), "PERSON")
            continue
        if _opens_sentence(text, found.start()):
            small = set(_SMALL.findall(text)) if small is None else small
            if found[0].lower() in small:
                continue
        if waiting is not None:
            yield waiting
        waiting = Name(found.start(), found.end(), "PERSON")
    if waiting is not None:
        yield waiting


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?\u201c"\u2018'
