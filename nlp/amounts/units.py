"""Units of quantity: what they weigh, and how they are written."""

from __future__ import annotations

import re
from typing import Final

MASS: Final = {
    "gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "pound": 0.45359237, "ounce": 0.028349523125, "mg": 0.000001,
}  # fmt: skip
"""Kilograms in one of each, by definition; a pound and an ounce are avoirdupois."""
_SHORT_TON: Final = 907.18474
_TON: Final = 1000.0
# Signs that a text is not American, where a "ton" is a metric one or as good as one.
_ABROAD: Final = re.compile(
    r"\btonnes?\b|\u00a3|\u20ac|\bkilogrammes?\b|\bA\$|\bUK\b|\bHMRC\b|\bGarda\b|\bPC\b|\bAFP\b|\bEuropol\b"
)
_ABROAD_SIGNS: Final = ("onne", "\u00a3", "\u20ac", "ogramme", "A$", "UK", "HMRC", "Garda", "PC", "AFP", "Europol")


def american(text: str, english: bool) -> bool:
    """Whether the text is in the English of the United States, as far as units show."""
    return english and not (any(sign in text for sign in _ABROAD_SIGNS) and _ABROAD.search(text))


def kilograms(quantity: float | None, unit: str | None, us_english: bool = True) -> float | None:
    """Return the weight; None where the quantity is unknown or the unit is no mass."""
    if quantity is None or unit is None:
        return None
    factor = (_SHORT_TON if us_english else _TON) if unit == "ton" else MASS.get(unit)
    return None if factor is None else round(quantity * factor, 9)


def written(value: float, unit: str) -> str:
    """``{value} {unit}`` without needless decimals."""
    number = str(int(value)) if value == int(value) else repr(value)
    return f"{number} {unit}"
