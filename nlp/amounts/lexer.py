"""Cuts a text into words and numbers in digits: once, for everything that reads amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlp.amounts.digits import DIGITS

_TOKEN: Final = re.compile(rf"[^\W\d_\u00bd\u00bc\u00be\u2153\u2154\u215b]+|(?P<digits>{DIGITS})")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in small letters, with their spans; ``digits`` says by place which are numbers in digits."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    digits: set[int]


def words_of(text: str) -> Words:
    """Cut a text into runs of letters and numbers in digits; other signs are left out."""
    found = list(_TOKEN.finditer(text))
    starts, ends = [token.start() for token in found], [token.end() for token in found]
    digits = {place for place, token in enumerate(found) if token.lastgroup}
    return Words(starts, ends, [token[0].lower() for token in found], digits)
