"""What a byline begins with in some sixty languages, as expressions made of the list of words."""

from __future__ import annotations

import re
from functools import cache

from crawler.extract.authors.words import words

_ENDS = r"(?=[\s:：/／,.\-–—|]|$)"
_WRITING = "text|texte|texto|testo|tekst|teksti|words|story|текст|文|글"
_ROMANIAN = r"(?-i:De)(?=\s+[^\W\d_]+\s+[^\W\d_])(?=[^\n]{0,80}(?:[șțȘȚşţŞŢăĂ]|(?:escu|eanu)\b))"
_AND = r"(?:and|und|et|y|e|og|och|en|ja|и|&|/|\+|・)"


@cache
def by_words() -> re.Pattern[str]:
    """The words for ``by`` and ``written by`` with the marks around them."""
    longest = sorted(words("written by"), key=len, reverse=True)
    spaced = [_phrase(one) for one in longest if not one.endswith("~") and not _is_tight(one)]
    weak = [_phrase(one[:-1]) for one in longest if one.endswith("~")]
    tight = [re.escape(one) for one in longest if _is_tight(one) and len(one) > 1]
    lone = [re.escape(one) for one in longest if _is_tight(one) and len(one) == 1]
    groups = "|".join(sorted(re.escape(one) for one in words("group")))
    return re.compile(
        rf"[^\w\s]*\s*(?:(?:{_text_and_photos()}|{_kinds_by()}|{'|'.join(spaced)}){_ENDS}|"
        rf"(?:{'|'.join(weak)})(?=\s+\S+\s+\S|\s*:|\s+(?:{groups})\b)|(?-i:de)(?=\s+[^\W\d_]+\s+[^\W\d_])|{_ROMANIAN}|(?:{'|'.join(tight)})|(?:{'|'.join(lone)})(?=[\s:：/／丨|・]))"
        r"[\s:：/／\-–—|,.丨・]*",
        re.IGNORECASE,
    )


@cache
def other_work() -> re.Pattern[str]:
    """What a credit begins with that names no writer: photographs, editing, sources."""
    some = "|".join(re.escape(one) for one in sorted(words("other work"), key=len, reverse=True))
    return re.compile(rf"[^\w\s]*\s*(?:{some})(?=[\s:：/／,.\-–—|]|by\b|$)", re.IGNORECASE)


def _kinds_by() -> str:
    """``Story by``, ``A guest post by``, but neither ``Photo by`` nor ``All rights reserved by``."""
    kinds = "|".join(sorted(words("before by")))
    other = "|".join(sorted(re.escape(one) for one in words("other work") if one.isascii()))
    return rf"(?:(?!(?:{other})\b)[a-z][a-z'’-]*\s+){{0,2}}(?:{kinds})\s+by"


def _text_and_photos() -> str:
    """``Text and photos: …``: who did both is a writer."""
    other = "|".join(map(re.escape, sorted(words("other work"))))
    return rf"(?:{_WRITING})\s*{_AND}\s*(?:{other})(?:\s+(?:by|von|de|di|par|av|af))?"


def _is_tight(phrase: str) -> bool:
    """Whether its script puts no blanks between words."""
    return "\u0e00" <= phrase[0] <= "\u0e7f" or phrase[0] >= "\u3000"


def _phrase(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())
