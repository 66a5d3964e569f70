"""Which sign stands before decimals in a text: by what its numbers show, then by its language, if that is sure."""

from __future__ import annotations

import re
from typing import Final

from nlp.amounts.lexer import Words
from nlp.language import is_surely

_COMMA_DECIMAL: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}\.[0-9]{3}\.[0-9]{3}|[0-9]+,[0-9]{1,2}")
_DOT_DECIMAL: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3},[0-9]{3},[0-9]{3}|[0-9]+\.[0-9]{1,2}")
_NOT_BEHIND: Final = re.compile(r"[0-9,./:h]\w")
# "3,4" in English is a list, unless something is weighed or paid by it.
_MEASURE: Final = re.compile(r" ?(?:kg|kilo\w*|tons?|tonnes?|t|g|grams?|litres?|million|mln|billion|\u20ac|euros?)\b")
_LONG: Final = 6
_FEW_LETTERS: Final = 20
_SAMPLE: Final = 200
_DOT_COUNTRIES: Final = frozenset({"MX", "GT", "HN", "SV", "NI", "PA", "DO", "PR", "CU", "PE", "US"})
_DOT_LANGUAGES: Final = frozenset({"en", "zh", "ja", "ko", "th", "he", "hi", "bn", "ta", "my", "ms", "tl", "sw", "ur"})
_EITHER_LANGUAGES: Final = frozenset({"es", "ar", "fa"})
_DOT_GERMAN: Final = frozenset({"ch", "li"})


def may_be_either(written: str) -> bool:
    """Whether a number in digits is thousands or has three decimals: "2,500", "12.500"."""
    return 5 <= len(written) <= 7 and written[-4] in ".," and written[0] != "0" and written[:-4].isdigit()


def decimal_sign(text: str, words: Words, language: str | None) -> str | None:
    """Return the sign before decimals, "." or ","; None where both may group thousands, as in Spanish at large.

    What the numbers of the text show beyond doubt counts more than the habit of its language, and the habit only where
    the words leave no doubt that it is that language's: a group of three digits is thousands by default.
    """
    base, _, region = (language or "en").replace("_", "-").lower().partition("-")
    comma, dot = _shown(text, words, base == "en")
    if comma != dot:
        return "," if comma else "."
    if base in _DOT_LANGUAGES or (base == "de" and region in _DOT_GERMAN):
        return "."
    if base in _EITHER_LANGUAGES:
        return "." if base == "es" and region.upper() in _DOT_COUNTRIES else None
    return "," if _is_told(text, base) else None


def _shown(text: str, words: Words, english: bool) -> tuple[bool, bool]:
    """Whether any number has a comma before its decimals, and whether any has a full stop."""
    comma = dot = False
    for place in words.digits:
        written, end = words.forms[place], words.ends[place]
        if not comma and "," in written and _COMMA_DECIMAL.fullmatch(written):
            surely = not english or len(written) > _LONG or _MEASURE.match(text, end) is not None
            comma = surely and not _NOT_BEHIND.match(text, end)
        elif not comma and written.count(".") > 1:
            comma = _COMMA_DECIMAL.fullmatch(written) is not None
        if not dot and ("." in written or written.count(",") > 1) and _DOT_DECIMAL.fullmatch(written):
            dot = not _NOT_BEHIND.match(text, end)
        if comma and dot:
            break
    return comma, dot


def _is_told(text: str, language: str) -> bool:
    """Whether the text is in that language, or too short to say anything else."""
    letters = sum(letter.isalpha() for letter in text[:_SAMPLE])
    return letters < _FEW_LETTERS or is_surely(text, language)
