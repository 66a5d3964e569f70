"""Quantities: a number and a unit, as in "3,5 tonnes", "20-pound", "1.2 million pills", "half a kilo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from nlp.amounts.digits import DIGITS, digits_value
from nlp.amounts.drug_counts import Drugs
from nlp.amounts.folding import ARABIC_PREFIX, folded
from nlp.amounts.lexer import Words
from nlp.amounts.number_words import Language, language_of
from nlp.amounts.numbers import Number, find_numbers
from nlp.amounts.pounds import pounds_of_money
from nlp.amounts.ranges import Range, ranges
from nlp.amounts.unit_words import CONTAINERS, COUNTED, DOUBTFUL, WHOLE, Unit, is_of, is_year, unit_behind
from nlp.amounts.units import written
from nlp.marks import Mark

_GLUED: Final = re.compile(r"[\w$\u00a3\u20ac#/^\u2116]|[^\W\d_]-")
_IN_BRACKETS: Final = re.compile(rf"\s?\(\s?({DIGITS})\s?\)")
_NUMBER_BEHIND: Final = re.compile(r"\s\w+\s(?:about |around |some |over )?[0-9]")
_TIMES: Final = re.compile(r"\s?[xX\u00d7]\s?")
_WHOLE_ONLY: Final = COUNTED | {"mg", "ml"}
_SCALE: Final = re.compile(r"(bn|mn?|k)\b(?= )", re.IGNORECASE)
_SCALES: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_MOST_TIMES: Final = 10_000
_ONE_SIZE: Final = 20
_IDIOMS: Final = frozenset({"ton", "tons", "tone", "bar", "box", "block", "rock", "unit", "sheet", "pack", "piece"})
_INSIDE: Final = re.compile(r"\b(?:in|inside|into|within|over|among|en|dans|em|nei|in)\s+$", re.IGNORECASE)
_DRUG_WORDS: Final = re.compile(
    r".{0,50}\b(?:drugs?|narcotics?|substances?|powder|pills|tablets|crystals?|drogas?|stup\u00e9fiants|droga|drogen|drugs)\b",
    re.IGNORECASE,
)
_WHOLE_WORDS: Final = re.compile(
    rf"(?:(?<!\w)|(?<=(?<!\w)[\u0648\u0628\u0644]))(?:{'|'.join(map(re.escape, WHOLE))})(?!\w)", re.IGNORECASE
)
_NOT_PLAIN: Final = frozenset({"block", "unit"})
"""Singular forms that behind a number are an address ("the 700 block of", "2 Unit")."""


def read_quantities(
    text: str,
    language: str | None = None,
    drugs: Sequence[Mark] = (),
    words: Words | None = None,
    numbers: Sequence[Number] | None = None,
) -> Iterator[Mark]:
    """Yield QUANTITY marks with amount, unit and ``canonical`` ("3.5 tonne"); of a range the lower end.

    ``drugs`` are the drugs of the text by start: "20,000 fentanyl pills" are pills, and the number alone is marked.
    """
    text = folded(text)
    if any(form in text for form in WHOLE):
        yield from _whole(text)
    found = find_numbers(text, language, words) if numbers is None else numbers
    beside, known, free = Drugs(text, drugs), language_of(language), 0
    waiting: Range | None = None
    for span in ranges(text, found, known):
        times = _times(text, waiting, span)
        if span.start < free or (times is None and _is_glued(text, span.start)):
            continue
        mark, free = _quantity(text, span, beside, known)
        if mark is not None and times is not None:
            value = times.value * (mark.amount or 0.0)
            whole = replace(span, start=times.start, value=value, thousandths=False)
            mark = _mark(whole, mark.end, mark.unit or "")
        elif mark is not None and waiting is not None and _share_unit(text, waiting, span, mark, known):
            yield _mark(waiting, waiting.end, mark.unit or "")
        if mark is not None:
            yield mark
        waiting = span if mark is None and span.digits else None


def _whole(text: str) -> Iterator[Mark]:
    """ "Two tonnes" in one word, as in Arabic."""
    for word in _WHOLE_WORDS.finditer(text):
        unit, value = WHOLE[word[0].lower()]
        yield Mark(word.start(), word.end(), "QUANTITY", written(value, unit), 0.9, value, unit)


def _share_unit(text: str, first: Range, second: Range, mark: Mark, language: Language) -> bool:
    """ "45 and 50 mg": the unit behind the second number is that of both, if they are of one size."""
    between = text[first.end : second.start].strip()
    alike = second.digits and first.value <= _ONE_SIZE * second.value and second.value <= _ONE_SIZE * first.value
    return between.lower() in language.range_ands and alike and mark.unit not in COUNTED


def _times(text: str, first: Range | None, second: Range) -> Range | None:
    """ "4 x 1 kg": the first number, where it says how many there are of the second quantity."""
    if first is None or not second.digits or not _TIMES.fullmatch(text, first.end, second.start):
        return None
    return first if first.value == int(first.value) and 1 <= first.value <= _MOST_TIMES else None


def _is_glued(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    if ARABIC_PREFIX.search(before):
        return False
    return bool(before) and (_GLUED.fullmatch(before[-1]) is not None or _GLUED.fullmatch(before) is not None)


def _quantity(text: str, span: Range, drugs: Drugs, language: Language) -> tuple[Mark | None, int]:
    """The quantity that begins with these numbers, and where what belongs to it ends."""
    at, span = _bracketed(text, _with_scale(text, span))
    unit = unit_behind(text, at, span.digits)
    if unit is None:
        counted = None if span.article else drugs.counted(span, at)
        if counted is None:
            return None, span.end
        return _mark(span, span.end, counted.unit), counted.end
    if not _fits(text, span, unit, drugs):
        return None, unit.end
    end = unit.end
    half = language.and_half.match(text, end) if language.and_half and unit.name not in COUNTED else None
    if half is not None and span.value == int(span.value):
        span, end = replace(span, value=span.value + 0.5), half.end()
    end, upper = _second_unit(text, span, unit, end)
    if unit.times != 1:
        span = replace(span, value=round(span.value * unit.times, 6), thousandths=False)
    return _mark(span, end, unit.name), max(end, upper)


def _with_scale(text: str, span: Range) -> Range:
    """ "1.5m pills", "20k tablets": letters for millions count where things are counted."""
    found = _SCALE.match(text, span.end) if span.digits else None
    if found is None:
        return span
    unit = unit_behind(text, found.end(), True)
    if unit is None or unit.name != "pill":
        return span
    return replace(span, end=found.end(), value=round(span.value * _SCALES[found[1].lower()], 6), thousandths=False)


def _bracketed(text: str, span: Range) -> tuple[int, Range]:
    """ "One hundred fifty-one (151) pounds": the digits say the same, or better."""
    found = _IN_BRACKETS.match(text, span.end)
    value = digits_value(found[1]) if found else None
    if found is None or value is None:
        return span.end, span
    return found.end(), replace(span, value=value, digits=True)


def _mark(span: Range, end: int, unit: str) -> Mark:
    value = span.value
    if unit in _WHOLE_ONLY and value != int(value) and round(value * 1000) == value * 1000 and span.thousandths:
        # "12.500 pills": what is told by the piece or in small units has no thousandths, so the sign groups.
        value = float(round(value * 1000))
    return Mark(span.start, end, "QUANTITY", written(value, unit), 0.9, value, unit)


def _second_unit(text: str, span: Range, unit: Unit, end: int) -> tuple[int, int]:
    """ "44 mg to 50 mg" is one quantity: where it ends."""
    if span.second is None:
        return end, end
    second = unit_behind(text, span.second.end, span.second.digits)
    return (second.end, second.end) if second is not None and second.name == unit.name else (end, end)


def _fits(text: str, span: Range, unit: Unit, drugs: Drugs) -> bool:
    pounds = unit.form.startswith(("pound", "livre", "libra"))
    if pounds and pounds_of_money(text, span.start, unit.end, span.value):
        return False
    if is_year(text, unit, span.value):
        return False
    if unit.form in DOUBTFUL:
        return drugs.known and drugs.near(unit.end)
    if unit.name in CONTAINERS:
        return _is_measure(text, span, unit, drugs)
    if span.article and unit.form in _IDIOMS:
        return drugs.known and drugs.near(unit.end)
    return True


def _is_measure(text: str, span: Range, unit: Unit, drugs: Drugs) -> bool:
    """Whether bags and boxes count drugs: not those that drugs were hidden in, nor boxes of something else."""
    if unit.form in _NOT_PLAIN or drugs.follow(unit.end):
        return unit.form not in _NOT_PLAIN
    if is_of(text, unit.end):
        if span.article and _NUMBER_BEHIND.match(text, unit.end):
            # "A package of 30 wraps": the other number says how much.
            return False
        return not drugs.known or drugs.near(unit.end) or _DRUG_WORDS.match(text, unit.end) is not None
    if span.article or unit.name == "other":
        return False
    return unit.name == "package" or not _INSIDE.search(text[max(0, span.start - 12) : span.start])
