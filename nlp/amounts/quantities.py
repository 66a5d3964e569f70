"""Quantities: a number and a unit, as in "3,5 tonnes", "20-pound", "1.2 million pills", "half a kilo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.amounts.numbers import NUMBER, parse_number
from nlp.amounts.units import UNIT, written
from nlp.marks import Mark

_A: Final = (
    r"\b(?:a|an|one)(?=[ ](?:kilo|gram|pound|ounce|tonne|ton|lit|gallon|kg|bag|bagg|package|packet"
    r"|brick|bale|parcel|sachet|vial|wrap))"
)
_QUANTITY: Final = re.compile(
    rf"(?<![\w$\u00a3\u20ac#])(?:(?P<number>{NUMBER})(?:\s?(?:-|\u2013|to|and|or)\s?(?P<upper>{NUMBER}))?|(?P<single>{_A}))"
    rf"(?:[ \u00a0]|[-\u2010\u2011]|\n)?(?:{UNIT})(?![\w]|[-\u2010\u2011](?:old|year|day)|/)",
    re.IGNORECASE,
)
_A_HALF: Final = re.compile(r"a half[ -](?!an? )", re.IGNORECASE)
_SCALE_AT_END: Final = re.compile(r"(?:hundred|thousand|million|billion)$", re.IGNORECASE)
_POUNDS_OF_MONEY: Final = re.compile(
    r"(?:worth|cost(?:ing)?|paid|pay|fined?|value[ds]?(?: of| at)?|price|profits? of|cash)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def read_quantities(text: str, english: bool = True) -> Iterator[Mark]:
    """Yield QUANTITY marks with amount, unit and ``canonical`` ("3.5 tonne"); of a range the lower end."""
    for found in _QUANTITY.finditer(text):
        unit = found.lastgroup or ""
        amount = 1.0 if found["single"] else parse_number(found["number"], english)
        if amount is None or not _is_quantity(text, found, unit):
            continue
        amount = _in_scale_of_upper(found, amount)
        start = found.start() + (2 if _A_HALF.match(found[0]) else 0)
        yield Mark(start, found.end(), "QUANTITY", written(amount, unit), 0.9, amount, unit)


def _in_scale_of_upper(found: re.Match[str], amount: float) -> float:
    """ "two to three million pills": the scale stands once, behind the upper end."""
    scale = _SCALE_AT_END.search(found["upper"] or "")
    if scale is None or _SCALE_AT_END.search(found["number"]):
        return amount
    return amount * (parse_number(f"1 {scale[0]}") or 1)


def _is_quantity(text: str, found: re.Match[str], unit: str) -> bool:
    form = found[unit]
    if len(form) == 1 and (form in "GT" or not (found["number"] or "x")[-1].isdigit()):
        return False
    if unit == "pound" and form.lower().startswith("pound"):
        return _POUNDS_OF_MONEY.search(text[max(0, found.start() - 40) : found.start()]) is None
    return True
