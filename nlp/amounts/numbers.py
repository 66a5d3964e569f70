"""Numbers as people write them: "3,5", "26,000", "1.2 million", "half a", "a dozen", "twenty-five"."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_LARGE: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SHORT: Final = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "dozen": 12}
_FRACTIONS: Final = {
    "\u00bd": 0.5,
    "\u00bc": 0.25,
    "\u00be": 0.75,
    "\u2153": 1 / 3,
    "\u2154": 2 / 3,
    "1/2": 0.5,
    "1/4": 0.25,
    "3/4": 0.75,
}
_PARTS: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

_GROUPED: Final = r"[0-9]{1,3}(?:[,.'\u2019\u00a0\u202f ][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,3}(?![0-9]))?"
_PLAIN: Final = r"[0-9]+(?:[.,][0-9]+)?"
_FRACTION: Final = r"(?:\u00bd|\u00bc|\u00be|\u2153|\u2154|(?<![0-9])(?:1/2|1/4|3/4)(?![0-9/]))"
DIGITS: Final = rf"(?<![0-9][.,])(?<![0-9])(?:{_FRACTION}|(?:{_GROUPED}|{_PLAIN})(?:[ -]?{_FRACTION})?)"
_SMALL_WORDS: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
# A text may be one endless row of such words: a number has nine of them at most.
_WORD_NUMBER: Final = (
    rf"\b(?:{_SMALL_WORDS}|hundred)"
    rf"(?:(?:[ -]|\s+and\s+)(?:{_SMALL_WORDS}|hundred|thousand|million|billion|dozen)\b){{0,8}}"
    r"(?:\s+and\s+a\s+half)?\b"
)
_A_NUMBER: Final = (
    r"\b(?:(?:one|a)[ -])?(?:half|quarter|third)(?:[ -](?:of[ -])?(?:an?|one)(?=[ -])|[ -](?=million|billion"
    r"|dozen|ton|pound|kilo|gram|ounce|gallon|lit|kg|lb|oz))"
    r"|\b(?:three[ -]quarters|two[ -]thirds)[ -]of[ -]an?\b|\ban?\s+(?:hundred|thousand|million|billion"
    r"|dozen)\b|\bdozen\b"
)
_SCALE: Final = r"(?:[ \u00a0-]?(?:hundred|thousand|million|billion|dozen|mln|bn)\b|[ ]?(?:m|mn|k)\b)"
NUMBER: Final = rf"(?:(?:{DIGITS}|{_A_NUMBER}|{_WORD_NUMBER}){_SCALE}?)"

_LARGEST: Final = 1e15
"""Longer rows of digits count nothing that is weighed or paid."""
_LEADING: Final = re.compile(rf"({_GROUPED}|{_PLAIN})?[ -]?({_FRACTION})?")


def parse_number(text: str, english: bool = True) -> float | None:
    """Return the value of a number written in digits, words or both; None where it is none.

    A comma or dot before exactly three digits groups thousands ("26,000", "1.200.000"), before others it is decimal
    ("3,5"). A single dot before three digits is decimal in English ("1.200 kg") and groups elsewhere.
    """
    low = " ".join(text.lower().replace("\u00a0", " ").replace("\u202f", " ").split())
    value = _FRACTIONS.get(low)
    if value is None:
        leading = _LEADING.match(low)
        if leading and (leading[1] or leading[2]):
            value = (_digits(leading[1], english) if leading[1] else 0.0) + _FRACTIONS.get(leading[2] or "", 0.0)
            value = _scaled(value, low[leading.end() :])
        else:
            value = _spelled(low)
    return value if value is not None and value < _LARGEST else None


def _digits(written: str, english: bool) -> float:
    blanks = re.sub(r"['\u2019 ]", "", written)
    if blanks != written and len(re.findall(r"[.,]", blanks)) < 2:
        # Blanks group thousands here, so the one sign that is left divides the decimals.
        return float(blanks.replace(",", "."))
    written = blanks
    signs = re.findall(r"[.,]", written)
    if not signs:
        return float(written)
    last = signs[-1]
    tail = written.rpartition(last)[2]
    # One kind of sign before groups of three divides thousands; "0.125" has nothing to divide.
    groups = (
        len(tail) == 3
        and len(set(signs)) == 1
        and not written.startswith("0")
        and (last == "," or len(signs) > 1 or not english)
    )
    if groups or (len(set(signs)) == 1 and len(signs) > 1):
        return float(re.sub(r"[.,]", "", written))
    whole = re.sub(r"[.,]", "", written.rpartition(last)[0])
    return float(f"{whole}.{tail}")


def _scaled(value: float, rest: str) -> float | None:
    for word in rest.replace("-", " ").split():
        scale = _LARGE.get(word, _SHORT.get(word))
        if scale is None:
            return None
        value *= scale
    # Written decimals times a power of ten: binary residue is not part of what was written.
    return round(value, 6)


def _spelled(text: str) -> float | None:
    text, half = (text.removesuffix(" and a half"), 0.5) if text.endswith(" and a half") else (text, 0.0)
    total, current, part = 0.0, 0.0, 1.0
    words = text.replace("-", " ").split()
    if words[:2] in (["three", "quarters"], ["two", "thirds"]):
        part, words = (0.75 if words[0] == "three" else 2 / 3), words[2:]
    known = False
    for word in words:
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _PARTS or word.rstrip("s") in _PARTS:
            part = _PARTS[word.rstrip("s")]
        elif word in _LARGE or word == "dozen":
            scale = _LARGE.get(word, 12)
            if scale < 1000:
                current = (current or 1) * scale
            else:
                total, current = (total + (current or 1)) * scale, 0.0
        elif word not in {"a", "an", "and", "of"}:
            return None
        known = known or word not in {"a", "an", "and", "of"}
    if not known and part == 1.0:
        return None
    value = total + current
    if part != 1.0:
        value = part * value if value > 1 else part
    return round(value + half * (1 if value else 0), 6)
