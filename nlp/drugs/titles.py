"""Drug names that are part of the name of something else: a film, a band, a ship."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from nlp.datafiles import words_of
from nlp.lexicon import load
from nlp.lexicon.variants import fold

_BESIDE: Final = re.compile(r" (?P<word>[A-Z][a-z][\w'\u2019-]*)")
_AMOUNT: Final = re.compile(r"\d[\w,.]*(?: [\w.]{1,10}(?: of)?)? $")
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019-]{3,}")
_SHORTEST: Final = 4
_FAR: Final = 200
_HEADLINE: Final = 0.6
"""Where a greater share of a line's words has capitals they say nothing."""


@cache
def _official() -> frozenset[str]:
    return words_of(files("nlp.drugs") / "data" / "official_words.txt")


def is_in_title(text: str, start: int, end: int) -> bool:
    """Whether a drug's name at this place is written as part of a name, as in "Cocaine Bear".

    In a headline capitals say nothing, nor behind an amount, nor before words such as "Tablets" and "Act".
    """
    written = text[start:end]
    if not written[:1].isupper() or not written[1:].islower() or len(written) < _SHORTEST:
        return False
    beside = _BESIDE.match(text, end)
    if beside is None:
        return False
    word = fold(beside["word"])
    if word in _official() or word in load().by_term or _AMOUNT.search(text, max(0, start - 30), start):
        return False
    return not _in_headline(text, start, end)


def _in_headline(text: str, start: int, end: int) -> bool:
    first = max(text.rfind("\n", 0, start) + 1, start - _FAR)
    ends = text.find("\n", end)
    line = text[first : min(ends if ends >= 0 else len(text), end + _FAR)]
    if line.rstrip().endswith((".", "!", "?", ".\u201d", '."')):
        return False
    words = _WORD.findall(line)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > _HEADLINE * len(words)
