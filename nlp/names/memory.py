"""What a text has once called a person, it calls a person again: surnames, then first names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from nlp.marks import Mark
from nlp.names.cleanup import Name
from nlp.names.words import SUFFIXES, bare, word_list

_WORD: Final = re.compile(r"[^\s.,]+\.?")
_MOST_NAMES: Final = 2000


def parts(name: str) -> list[str]:
    """The words of a person's name without "Jr" and the like."""
    return [word for word in _WORD.findall(name) if bare(word) not in SUFFIXES]


def known_parts(text: str, people: Iterable[Mark]) -> set[str]:
    """Surnames and first names of the full names of people in the text."""
    known: set[str] = set()
    for person in people:
        if len(known) >= _MOST_NAMES:
            break
        words = parts(text[person.start : person.end])
        if len(words) >= 2:
            known.update(word for word in (words[0], words[-1]) if _tells(word))
    return known


def _tells(word: str) -> bool:
    return (
        len(word) > 2
        and word[0].isupper()
        and not word.isupper()
        and word.lower() not in word_list("not_names") | word_list("headlines") | word_list("demonyms")
    )


def mentions(text: str, known: set[str]) -> Iterator[Name]:
    """Yield each place where a known part of a name stands, with neighbouring known parts as one name."""
    if not known:
        return
    choice = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w\u2019'&-])(?:{choice})(?: (?:{choice}))*(?![\w&-]|['\u2019](?!s\b|\W|$))")
    for found in pattern.finditer(text):
        if not _begins_sentence_as_word(text, found):
            yield Name(found.start(), found.end(), "PERSON")


def _begins_sentence_as_word(text: str, found: re.Match[str]) -> bool:
    """ "Close" at the start of a sentence is no surname in a text that also has "close"."""
    before = text[: found.start()][-3:].rstrip()
    starts = not before or before[-1] in '.!?\u201c"\u2018'
    return starts and re.search(rf"(?<!\w){re.escape(found[0].lower())}(?!\w)", text) is not None
