"""Money: an amount with its currency, as in "$1.3 million", "2,000 euros", "£1.25m", "5 mil millones de pesos"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.amounts.composing import ABBREVIATED
from nlp.amounts.currencies import GLUED, PREFIXES, SCALES, SIGNS, by_words, settled
from nlp.amounts.folding import ARABIC_PREFIX, folded
from nlp.amounts.lexer import Words
from nlp.amounts.number_words import language_of
from nlp.amounts.numbers import Number, find_numbers
from nlp.amounts.pounds import pounds_of_money
from nlp.amounts.ranges import Range, ranges
from nlp.marks import Mark


def _either(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_BEFORE: Final = re.compile(
    rf"(?P<minus>(?<![\w)])[-\u2212])?(?:(?P<sign>(?<![^\W\d_])(?:{_either(list(SIGNS))})|\$)[ \u00a0]?"
    rf"|(?<!\w)(?P<prefix>{_either(list(PREFIXES))})\.?[ \u00a0]?|(?<!\w)(?P<glued>{_either(list(GLUED))}))?"
    r"(?P<inner>(?<![\w)])[-\u2212])?$"
)
_SCALE: Final = re.compile(rf"[ \u00a0]?(?P<scale>{_either(list(SCALES))})(?!\w)(?P<sign>[\u20ac\u00a3$])?")
_OF: Final = re.compile(r"\s(?:de|di|of)(?=\s)|\sd(?=['\u2019])", re.IGNORECASE)
_TAIL: Final = re.compile(rf"[ \u00a0]?(?P<sign>{_either(list(SIGNS))})(?![\d\w])")
_WORDS: Final = re.compile(
    r"[ \u00a0'\u2019\n-]?([^\W\d_]+(?:\.[^\W\d_]+)?)\.?(?:[ -]([^\W\d_]+))?(?:[ -]([^\W\d_]+))?"
)
_POUNDS: Final = re.compile(r"[ -]pounds?\b", re.IGNORECASE)
_LONGEST_SIGN: Final = 9
_THOUSANDS: Final = 1000
_TOMAN, _RIALS = "IRT", 10
"""Sums in Iran are told in tomans, which no standard has."""


def read_money(
    text: str, language: str | None = None, words: Words | None = None, numbers: Sequence[Number] | None = None
) -> Iterator[Mark]:
    """Yield MONEY marks; ``amount`` in the currency that ``unit`` names by its ISO 4217 code; of a range the lower."""
    text = folded(text)
    found = find_numbers(text, language, words) if numbers is None else numbers
    for span in ranges(text, found, language_of(language)):
        mark = None if span.article else _sum(text, span, language)
        if mark is not None:
            yield mark


def _sum(text: str, span: Range, language: str | None) -> Mark | None:
    before = _BEFORE.search(text, max(0, span.start - _LONGEST_SIGN), span.start)
    if before is None:
        return None
    value, end = _scaled(text, span)
    named = before["sign"] or before["prefix"]
    currency = (SIGNS.get(named) or PREFIXES.get(named)) if named else None
    if before["glued"] and value >= _THOUSANDS:
        currency = GLUED[before["glued"]]
    behind = _currency_behind(text, end)
    if currency is not None:
        # "$3 million dollars": the word says it again.
        end = behind[1] if behind and behind[0] == currency else end
    elif behind is not None and not _in_word(text, before, span.start):
        currency, end = behind
    elif (pounds := _POUNDS.match(text, end)) and pounds_of_money(text, span.start, pounds.end(), value):
        currency, end = "GBP", pounds.end()
    else:
        return None
    if currency == _TOMAN:
        value, currency = value * _RIALS, "IRR"
    negative = bool(before["minus"] or before["inner"])
    start = before.start() if named or before["glued"] or negative else span.start
    return Mark(start, end, "MONEY", None, 0.9, -value if negative else value, settled(currency, text, language))


def _in_word(text: str, before: re.Match[str], start: int) -> bool:
    if ARABIC_PREFIX.search(text[max(0, start - 2) : start]):
        return False
    return bool(before["glued"]) or (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_$#"))


def _scaled(text: str, span: Range) -> tuple[float, int]:
    """The value with the letters for millions behind it, and where they end."""
    found = _SCALE.match(text, span.end) if span.digits else None
    value = span.value
    if span.thousandths and span.scale == 1 and found is None and value != int(value):
        # "2,500 euros": money is not told in thousandths.
        return float(round(value * 1000)), span.end
    if found is None or (len(found["scale"]) == 1 and found.start("scale") != span.end and not found["sign"]):
        return span.value, span.end
    return round(span.value * SCALES[found["scale"]], 6), found.end("scale")


def _currency_behind(text: str, at: int) -> tuple[str, int] | None:
    """The currency named behind an amount, and where its name ends."""
    at += text.startswith(".", at) and text[max(0, at - 3) : at].lower() in ABBREVIATED
    of = _OF.match(text, at)
    place = of.end() if of else at
    sign = _TAIL.match(text, place)
    if sign is not None:
        return SIGNS[sign["sign"]], sign.end()
    found = _WORDS.match(text, place)
    if found is None:
        return None
    given = [word for word in found.groups() if word]
    currency = by_words([word.lower() for word in given], given[0])
    return (currency[0], found.end(currency[1])) if currency else None
