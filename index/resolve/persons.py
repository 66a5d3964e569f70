"""The parts of a person's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from index.resolve.lists import meanings_of, words_of
from index.resolve.spelling import latin

_KEPT: Final = 100_000
_LONGEST: Final = 200
_MOST_WORDS: Final = 8
_QUOTES: Final = "\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019'"
_NICKNAME: Final = re.compile(rf"(?<!\w)(?:[{_QUOTES}]([^{_QUOTES}()]{{2,30}})[{_QUOTES}]|\(([^()]{{2,30}})\))(?!\w)")
# A second name after "and": readers of texts take "Mara Quill y Ana Roe" for one person at times.
_TWO_NAMES: Final = re.compile(r"^(\S+ \S+[^&,]*?) (?:and|y|e|et|und|en|&) [^\W\d_a-z][\w.'\u2019-]* \w.*", re.DOTALL)
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W\d_]+)*")
# Scripts that write given name and surname as one word.
_UNDIVIDED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_ARTICLES: Final = frozenset({"el", "la", "los", "las"})
_NOT_FIRST: Final = _ARTICLES | {"lo", "le", "de", "del", "du", "da", "di", "do", "dos", "das", "des", "von", "der"}


class PersonName(NamedTuple):
    """The words that name a person, folded and in Latin letters where the script allows; initials are one letter.

    ``suffix`` tells kinsmen apart (``junior``), ``nicknames`` stood in quotes or brackets. ``byname``: it begins with
    an article ("El Tuerto"). ``inverted``: the surname stood first, before a comma.
    """

    words: tuple[str, ...]
    suffix: str = ""
    nicknames: frozenset[str] = frozenset()
    byname: bool = False
    inverted: bool = False

    @property
    def is_full(self) -> bool:
        """Whether given name and surname are told, were it by an initial."""
        return len(self.words) > 1 or bool(self.words and _UNDIVIDED.fullmatch(self.words[0]))


@lru_cache(_KEPT)
def person_name(text: str) -> PersonName:
    """Return the parts of a name as it was written; no words where it has none."""
    text = text[:_LONGEST]
    nicknames = frozenset(
        latin(word) for found in _NICKNAME.finditer(text) for word in _WORD.findall(found[1] or found[2])
    )
    plain = _NICKNAME.sub(" ", text)
    plain = _TWO_NAMES.sub(r"\1", plain)
    head, comma, tail = plain.partition(",")
    inverted = bool(comma and tail.strip()) and not _is_suffix(tail)
    words, suffix = _without_suffix(_words(_uninverted(head, tail) if inverted else plain))
    folded = [word for word, _ in words]
    byname = bool(folded) and folded[0] in _ARTICLES
    words = _without_titles(words)
    kept = tuple(word for place, (word, as_written) in enumerate(words) if not _is_particle(word, as_written, place))
    return PersonName((kept or tuple(folded))[:_MOST_WORDS], suffix, nicknames, byname, inverted)


def _words(text: str) -> list[tuple[str, str]]:
    """The words of a text, folded and as written."""
    return [(latin(word), word) for word in _WORD.findall(text)]


def _uninverted(surname: str, rest: str) -> str:
    """A name of "surname, given names, suffix" in its usual order; the comma before the suffix may be missing."""
    given, _, suffix = rest.partition(",")
    names = given.split()
    if not suffix.strip() and len(names) > 1 and _is_suffix(names[-1]):
        names, suffix = names[:-1], names[-1]
    return f"{' '.join(names)} {surname} {suffix}"


def _is_suffix(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(latin(word) in meanings_of("suffixes.tsv") for word in words)


def _without_suffix(words: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], str]:
    """A suffix stands last, or before the given name of an inverted name; two words remain."""
    suffixes = meanings_of("suffixes.tsv")
    if len(words) > 2 and words[-1][0] in suffixes:
        return words[:-1], suffixes[words[-1][0]]
    return words, ""


def _without_titles(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    titles = words_of("titles.txt")
    start = 0
    while start < len(words) - 1 and words[start][0] in titles:
        start += 1
    return words[start:]


def _is_particle(word: str, written: str, place: int) -> bool:
    if len(word) == 1 and written.isupper():
        return False
    return word in (words_of("particles.txt") if place else _NOT_FIRST)
