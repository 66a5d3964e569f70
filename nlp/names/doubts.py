"""Guesses of a model that are more often wrong than right, told by where they stand."""

from __future__ import annotations

import re
from typing import Final

from nlp.names.cleanup import Name
from nlp.names.first_names import first_names
from nlp.names.words import bare, word_list

SHOUTED: Final = re.compile(r"[A-Z]{3,} $")
"""Words in capitals before a word that then need not be a name."""
_OPENS: Final = re.compile(r"(?:^|[.!?:\u201c\"\n\u2022*>][\s\u201c\"'\u2018]*)$")
_THE: Final = re.compile(r"\b[Tt]he $")
_NAMED_FOR: Final = re.compile(
    r"-|(?:['\u2019]s?)? (?:[a-z]+ )?(?:family|brothers|sisters|twins|clan|gang|cartel|organi[sz]ation|couple|case"
    r"|trial|camp|campaign|administration|government|regime|era|faction|estate|siblings|murders?|presidency|cabinet)\b"
)
"""Behind "the" and a name: what is named for people."""
_OWNS: Final = re.compile(r"['\u2019]s?\b")
_WORD: Final = re.compile(r"[^\W\d_]\w*")
_HEADLINE: Final = 0.6
"""Where a greater share of a line's words has capitals they say nothing."""
_FEW: Final = 3
_SHOUTED_WORD: Final = 5
"""So long a word in capitals is a word of a headline, not a short form."""


def is_doubtful(text: str, name: Name, before: str) -> bool:
    """Whether a guess is better dropped; ``before`` is the text in front of it."""
    words = name.of(text)
    if words == "US":
        return SHOUTED.search(before) is not None
    if name.label != "ORG":
        return _has_article(text, name, before) or _is_opening_word(text, name, before)
    common = any(bare(word) in word_list("common_words") for word in words.split())
    if common and _in_headline(text, name):
        return True
    if not _OPENS.search(before) or _OWNS.match(text, name.end):
        return False
    # A word that opens a sentence has its capital anyway, unless it is seen inside another too.
    return not words.isupper() and not _stands_inside(text, words)


def _has_article(text: str, name: Name, before: str) -> bool:
    """Whether a person of one name stands behind "the", as ships and movements do: "the Stella", but "the Khans"."""
    word = name.of(text)
    if name.label != "PERSON" or not word.isalpha() or word.endswith("s") or word in first_names():
        return False
    return _THE.search(before) is not None and not _NAMED_FOR.match(text, name.end)


def _is_opening_word(text: str, name: Name, before: str) -> bool:
    """Whether a person or place is a word of the dictionary that has its capital from a sentence or headline."""
    word = name.of(text)
    if not word.isalpha() or word.lower() not in word_list("dictionary") or _is_listed(word.title(), name.label):
        return False
    if word.isupper():
        return len(word) >= _SHOUTED_WORD
    if not _OPENS.search(before):
        return False
    return not _OWNS.match(text, name.end) and not _stands_inside(text, word)


def _is_listed(word: str, label: str) -> bool:
    if word in first_names():
        return True
    return label == "PLACE" and any(word in word_list(name) for name in ("cities", "places", "countries"))


def _stands_inside(text: str, words: str) -> bool:
    return re.search(rf"[a-z,;] {re.escape(words)}(?!\w)", text) is not None


def _in_headline(text: str, name: Name) -> bool:
    start = text.rfind("\n", 0, name.start) + 1
    end = text.find("\n", name.end)
    around = text[max(start, name.start - 200) : min(end if end >= 0 else len(text), name.end + 200)]
    words = _WORD.findall(around)
    return len(words) > _FEW and sum(word[0].isupper() for word in words) > _HEADLINE * len(words)
