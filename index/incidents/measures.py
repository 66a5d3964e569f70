"""Whether two amounts, or two sums that they are said to be worth, can be those of one seizure.

Outlets round, and first reports are corrected: amounts that differ by less than a fifth are told as a conflict. The
more digits two amounts share the less likely it is that they are of two seizures; so it is with very large ones.
"""

from __future__ import annotations

import math
from typing import Final

from index.incidents.stated import Finding
from index.model import Json

SAME_AMOUNT: Final = 0.98
LIKE_AMOUNT: Final = 0.8
_TONS: Final = frozenset({"ton", "tonne"})
_BY_DIGITS: Final = {1: 1.5, 2: 2.0}
_MANY_DIGITS: Final = 3.0
_LARGE: Final = {"kilogram": 500.0, "pill": 1_000_000.0}
_EXACT: Final = 3
_MOST_DIGITS: Final = 6
_SLACK: Final = 1e-6
_LEAST, _MOST = 1e-6, 1e15
_OTHER_SYSTEM: Final = frozenset({"pound", "ounce", "ton"})


def compare_amounts(one: Json, other: Json) -> Finding | None:
    """Return what the amounts say; None where they are too far apart for one seizure."""
    first, second = _measure(one), _measure(other)
    if first is None or second is None or first[1] != second[1]:
        return Finding()
    larger, smaller = max(first[0], second[0]), min(first[0], second[0])
    if _same_tons(one, other):
        smaller = larger
    if larger <= 0 or smaller < LIKE_AMOUNT * larger:
        return None
    large = 1.0 if smaller >= _LARGE.get(first[1], math.inf) else 0.0
    digits = min(_digits(one), _digits(other))
    rounded = any(
        _digits(coarse) == digits and _rounds_to(_in_unit_of(fine, coarse), _quantity(coarse))
        for coarse, fine in ((one, other), (other, one))
    )
    if smaller >= SAME_AMOUNT * larger and (rounded or _units_differ(one, other)):
        return Finding(_BY_DIGITS.get(digits, _MANY_DIGITS) + large, f"the amount, {_said(one)}")
    either = " or ".join(sorted({_said(one), _said(other)}))
    if rounded:
        return Finding(1.0 + large, "", either)
    # Two exact amounts that differ are of two seizures, or one was corrected.
    exact = digits >= _EXACT and smaller < SAME_AMOUNT * larger
    return Finding(-1.0 if exact else 0.0, "", either)


def compare_values(one: Json, other: Json) -> Finding:
    """Return what the sums say that the drugs are said to be worth; sums that differ say nothing."""
    if not one.get("value") or not other.get("value") or one.get("currency") != other.get("currency"):
        return Finding()
    first, second = float(one["value"]), float(other["value"])
    if min(first, second) < SAME_AMOUNT * max(first, second):
        return Finding()
    known = _measure(one) is not None and _measure(other) is not None
    digits = min(_significant(first), _significant(second))
    return Finding(
        1.0 if known else _BY_DIGITS.get(digits, _MANY_DIGITS),
        f"the worth, {first:,.10g} {one['currency'] or ''}".strip(),
    )


def _rounds_to(exact: float, rounded: float) -> bool:
    """Whether the second is the first cut, rounded or "almost", in the digits that it has."""
    if not (_LEAST <= exact <= _MOST and _LEAST <= rounded <= _MOST):
        return False
    step = 10.0 ** (math.floor(math.log10(rounded)) - _significant(rounded) + 1)
    below, above = math.floor(exact / step + _SLACK) * step, math.ceil(exact / step - _SLACK) * step
    return math.isclose(rounded, below) or math.isclose(rounded, above)


def _in_unit_of(event: Json, model: Json) -> float:
    if event.get("kilograms") and model.get("kilograms") and model.get("quantity"):
        return float(event["kilograms"]) * float(model["quantity"]) / float(model["kilograms"])
    return _quantity(event)


def _measure(event: Json) -> tuple[float, str] | None:
    """The amount in kilograms where it is a mass, else in the unit told."""
    if (mass := event.get("kilograms")) is not None:
        return float(mass), "kilogram"
    if (count := event.get("quantity")) is not None:
        return float(count), str(event.get("unit") or "")
    return None


def _same_tons(one: Json, other: Json) -> bool:
    """English texts write "tons" for tonnes."""
    units = {one.get("unit"), other.get("unit")}
    return units == _TONS and one.get("quantity") == other.get("quantity") is not None


def _units_differ(one: Json, other: Json) -> bool:
    """Whether one was converted from the other: pounds and kilograms agree only to a few digits."""
    return (one.get("unit") in _OTHER_SYSTEM) != (other.get("unit") in _OTHER_SYSTEM)


def _quantity(event: Json) -> float:
    return float(event.get("quantity") or event.get("kilograms") or 0)


def _digits(event: Json) -> int:
    return _significant(_quantity(event))


def _significant(amount: float) -> int:
    """How many digits a number has that are not zeros at its end or start: 4 of 1,247, 2 of 1,200, 1 of 0.5."""
    digits = f"{amount:.{_MOST_DIGITS - 1}e}".split("e")[0].replace(".", "")
    return max(1, len(digits.rstrip("0")))


def _said(event: Json) -> str:
    if event.get("quantity") is None:
        return f"{event['kilograms']:,.10g} kilogram"
    return f"{event['quantity']:,.10g} {event.get('unit') or ''}".strip()
