"""Runs of capitalised words, in which names of organizations and places are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# A line of capitals can be long: a run holds so many words at most.
LONGEST: Final = 24
UPPER: Final = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0106\u010c\u0110\u0118\u0141\u0150\u0158\u015a\u0160\u0179\u017b\u017d"
)
CAPITALISED: Final = rf"[{UPPER}][\w\u2019'-]{{0,40}}[^\W\d_]"
"""A word with a capital, as part of a pattern."""
_ABBREVIATED: Final = (
    r"(?:St|Ft|Mt|Dr|Jr|Sr|Inc|Co|Corp|Ltd|Dept|Blvd|Ave|Rd|Gov|Sgt|Lt|Capt|Det|Mr|Mrs|Ms|Hon|Rep|Sen|Cmdr|Supt)\."
)
_CAPITAL: Final = (
    rf"(?:{_ABBREVIATED}|[{UPPER}]\.(?:[{UPPER}]\.)*|[{UPPER}](?:[\w\u2019'&-]|\.(?=\w))*|&|[0-9]+(?:st|nd|rd|th)\b)"
)
_LINK: Final = r"(?:of|for|the|and|de|del|de la|la|los|las|du|des|da|do|di|at|on|in|against|to)"
_RUN: Final = re.compile(rf"(?<![\w'\u2019]){_CAPITAL}(?:[ \u00a0](?:{_LINK}[ ]){{0,2}}{_CAPITAL}){{0,{LONGEST}}}")
_ENDING: Final = re.compile(r"(?:['\u2019]s?|\.)$")
_WORD: Final = re.compile(r"[^ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a run with its place in the text; ``key`` is in lower case without possessive and dots."""

    text: str
    start: int
    end: int
    key: str
    bare_end: int

    @property
    def owns(self) -> bool:
        """Whether the word is a possessive."""
        return self.text.endswith(("'s", "\u2019s", "s'", "s\u2019"))

    @property
    def capital(self) -> bool:
        """Whether the word is more than a link such as "of"."""
        return not self.text[0].islower()


def _word(text: str, start: int) -> Word:
    bare = _ENDING.sub("", text)
    # The dot of "Inc." belongs to the name.
    end = start + len(text if text.endswith(".") and len(text) > 2 else bare)
    return Word(text, start, start + len(text), bare.lower(), end)


def runs(text: str) -> Iterator[list[Word]]:
    """Yield runs of capitalised words with the small words that link them."""
    for found in _RUN.finditer(text):
        base = found.start()
        yield [_word(word[0], base + word.start()) for word in _WORD.finditer(found[0])]
