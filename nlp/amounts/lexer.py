"""Cuts a text into words and numbers in digits: once, for everything that reads amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlp.amounts.digits import DIGITS

_LETTER: Final = r"[^\W\d_\u00bd\u00bc\u00be\u2153\u2154\u215b]"
# In Ukrainian an apostrophe is part of the word.
_TOKEN: Final = re.compile(
    rf"{_LETTER}+(?:(?<=[\u0430-\u044f\u0454-\u0457])['\u2019\u02bc]{_LETTER}+)?|(?P<digits>{{DIGITS}})".replace(
        "{DIGITS}", DIGITS
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in small letters, with their spans; ``digits`` says by place which are numbers in digits."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    digits: set[int]


def words_of(text: str) -> Words:
    """Cut a text into runs of letters and numbers in digits; other signs are left out."""
    low = text.lower()
    if len(low) != len(text):
        # A few letters become longer in their small form, and then nothing would stand where it stood.
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text.replace("\u0130", "i"))
    found = list(_TOKEN.finditer(low))
    starts, ends = [token.start() for token in found], [token.end() for token in found]
    digits = {place for place, token in enumerate(found) if token.lastgroup}
    return Words(starts, ends, [token[0] for token in found], digits)
