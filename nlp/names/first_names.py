"""People by their first name: such a name with a surname behind it is a person in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import words_of
from nlp.marks import Mark
from nlp.names.runs import UPPER
from nlp.names.words import ORG_HEADS, PLACE_HEADS, TITLES, bare, is_opener, word_list

PARTICLES: Final = (
    r"(?:de la|de las|de los|de|del|della|dello|degli|dell['\u2019]|d['\u2019]|da|das|do|dos|di|du|des"
    r"|van der|van den|van de|van"
    r"|von der|von dem|von|vom|zu|der|den|ten|ter|te|la|le|al|el|bin|bint|ibn|ben)"
)
"""Small words between the parts of a person's name, as part of a pattern."""
INITIAL: Final = rf"[{UPPER}]\."
_PART: Final = rf"[{UPPER}](?:[\w'\u2019-]{{0,30}}[^\W\d_])"
_FIRST: Final = re.compile(rf"(?<![\w'\u2019.&/@-])[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?(?![\w&@-])")
NICKNAME: Final = (
    rf" [\"'\u2018\u201c\u201e\u00ab]\u00a0?[{UPPER}][\w'\u2019-]{{0,20}}(?: [\w'\u2019-]{{1,20}}){{0,2}}"
    r"\u00a0?[\"'\u2019\u201d\u201c\u00bb]"
)
"""A nickname in quotes in the middle of a name, as part of a pattern."""
_REST: Final = re.compile(
    rf"(?: {INITIAL})*(?: {_PART})?(?P<nick>{NICKNAME})?"
    rf"(?: (?:{PARTICLES}(?: |(?<=['\u2019]))|[AaEe][ls]-)?{_PART}){{1,3}}(?![\w&@-])"
)
_JOINED: Final = re.compile(rf"[a-z]{{1,5}}['\u2019-][{UPPER}]")
"""A particle that is written as one with the name: "d'Angelo", "al-Zahra"."""
_OWNS: Final = re.compile(r"['\u2019]s?$")
_NO_PERSON_AFTER: Final = re.compile(
    r"\b(?:[Tt]he|San|Santa|Santo|St|St\.|Saint|S\u00e3o|Mount|Lake|Port|Fort|Cape|Puerto) $"
)


@cache
def first_names() -> frozenset[str]:
    """The first names of ``data/first_names.txt``. Raises ``OSError``."""
    return words_of(files("nlp.names") / "data" / "first_names.txt")


def by_first_name(text: str) -> Iterator[Mark]:
    """Yield people that begin with a known first name; never overlapping."""
    known = first_names()
    free = 0
    for found in _FIRST.finditer(text):
        word = found[0]
        if found.start() < free or (word not in known and word.split("-")[0] not in known):
            continue
        rest = _REST.match(text, found.end())
        if rest is None or _NO_PERSON_AFTER.search(text, max(0, found.start() - 8), found.start()):
            continue
        end = _end(text, max(found.end(), rest.end("nick")), rest.end())
        if end > max(found.end(), rest.end("nick")):
            yield Mark(found.start(), end, "PERSON", score=0.75)
            free = end


def _end(text: str, start: int, end: int) -> int:
    """Where the name ends: before a word that belongs to something else, and never behind a particle or an initial."""
    last, surnames = start, 0
    for found in re.finditer(r"\S+", text[start:end]):
        word = _OWNS.sub("", found[0])
        if not word[0].isupper() and not _JOINED.match(word):
            continue
        if _belongs_elsewhere(word) or (surnames and word.lower() in word_list("dictionary")):
            break
        surnames += word not in first_names() and not word.endswith(".")
        if not word.endswith("."):
            last = start + found.start() + len(word)
        if word != found[0]:
            break
    return last


def _belongs_elsewhere(word: str) -> bool:
    key = bare(word)
    return (
        key in ORG_HEADS
        or key in PLACE_HEADS
        or key in TITLES
        or is_opener(word)
        or any(key in word_list(name) for name in ("headlines", "not_names", "demonyms"))
    )
