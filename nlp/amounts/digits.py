"""Numbers in digits, in the ways of all countries: "3,5", "26,000", "1.200.000", "1 200", "3 ½"."""

from __future__ import annotations

import re
from typing import Final

_FRACTIONS: Final = {
    "\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3, "\u215b": 0.125,
    "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3,
}  # fmt: skip
_GROUPED: Final = r"[0-9]{1,3}(?:[,.'\u2019\u00a0\u202f\u2009 ][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,3}(?![0-9]))?"
_LAKHS: Final = r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
_PLAIN: Final = r"[0-9]+(?:[.,][0-9]+)?"
_FRACTION: Final = r"(?:[\u00bd\u00bc\u00be\u2153\u2154\u215b]|(?<![0-9/])(?:1/[234]|[23]/[34])(?![0-9/]))"
DIGITS: Final = (
    rf"(?<![0-9][.,])(?<![0-9])(?:{_FRACTION}|(?:{_LAKHS}|{_GROUPED}|{_PLAIN})(?:[ -]?{_FRACTION})?|\.[0-9]+(?![0-9.]))"
)
_PARTS: Final = re.compile(rf"({_LAKHS}|{_GROUPED}|{_PLAIN}|\.[0-9]+)?[ -]?({_FRACTION})?")
_LONGEST: Final = 30
"""Longer rows of digits count nothing that is weighed or paid."""


def digits_value(written: str, decimal: str | None = ".") -> float | None:
    """Return the value of what ``DIGITS`` matched; None where it is too long to count anything.

    Groups of three behind a sign that is not ``decimal`` are thousands; a sign that comes twice groups always.
    """
    found = _PARTS.fullmatch(written)
    if found is None or len(written) > _LONGEST:
        return None
    whole = _value(found[1], decimal) if found[1] else 0.0
    return whole + _FRACTIONS.get(found[2] or "", 0.0)


def _value(written: str, decimal: str | None) -> float:
    bare = re.sub(r"['\u2019\u00a0\u202f\u2009 ]", "", written)
    signs = re.findall(r"[.,]", bare)
    if not signs:
        return float(bare)
    head, last, tail = bare.rpartition(signs[-1])
    if len(signs) > 1:
        # One kind of sign more than once divides thousands; of two kinds the last one stands before decimals.
        return float(re.sub(r"[.,]", "", bare)) if len(set(signs)) == 1 else float(f"{re.sub('[.,]', '', head)}.{tail}")
    thousands = (
        bare == written and len(tail) == 3 and 0 < len(head) <= 3 and not head.startswith("0") and last != decimal
    )
    return float(head + tail) if thousands else float(f"{head}.{tail}")
