"""Guesses of a model that are more often wrong than right, told by where they stand."""

from __future__ import annotations

import re
from typing import Final

from nlp.names.cleanup import Name
from nlp.names.words import bare, word_list

SHOUTED: Final = re.compile(r"[A-Z]{3,} $")
"""Words in capitals before a word that then need not be a name."""
_OPENS: Final = re.compile(r"(?:^|[.!?:\u201c\"\n\u2022*>][\s\u201c\"'\u2018]*)$")
_OWNS: Final = re.compile(r"['\u2019]s?\b")
_WORD: Final = re.compile(r"[^\W\d_]\w*")
_HEADLINE: Final = 0.6
"""Where a greater share of a line's words has capitals they say nothing."""
_FEW: Final = 3


def is_doubtful(text: str, name: Name, before: str) -> bool:
    """Whether a guess is better dropped; ``before`` is the text in front of it."""
    words = name.of(text)
    if words == "US":
        return SHOUTED.search(before) is not None
    if name.label != "ORG":
        return False
    common = any(bare(word) in word_list("common_words") for word in words.split())
    if common and _in_headline(text, name):
        return True
    if not _OPENS.search(before) or _OWNS.match(text, name.end):
        return False
    # A word that opens a sentence has its capital anyway, unless it is seen inside another too.
    return not words.isupper() and re.search(rf"[a-z,;] {re.escape(words)}(?!\w)", text) is None


def _in_headline(text: str, name: Name) -> bool:
    start = text.rfind("\n", 0, name.start) + 1
    end = text.find("\n", name.end)
    around = text[max(start, name.start - 200) : min(end if end >= 0 else len(text), name.end + 200)]
    words = _WORD.findall(around)
    return len(words) > _FEW and sum(word[0].isupper() for word in words) > _HEADLINE * len(words)
