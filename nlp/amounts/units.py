"""Units of quantity: what they weigh, and how they are written."""

from __future__ import annotations

from typing import Final

from nlp.amounts.american import american

__all__ = ["MASS", "american", "kilograms", "written"]
MASS: Final = {
    "gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "pound": 0.45359237, "ounce": 0.028349523125, "mg": 0.000001,
}  # fmt: skip
"""Kilograms in one of each, by definition; a pound and an ounce are avoirdupois."""
_SHORT_TON: Final = 907.18474
_TON: Final = 1000.0


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
