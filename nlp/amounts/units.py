"""Units of quantity, and what they weigh."""

from __future__ import annotations

import re
from typing import Final

_FORMS: Final = {
    "kilogram": r"kilogram(?:me|m|o)?s?|kilos?|quilos?|kgs?",
    "gram": r"gram(?:me|o|a)?s?|gramm|grammi|gms?|grs?|g",
    "mg": r"milligram(?:me)?s?|mgs?",
    "tonne": r"metric tons?|metric tonnes?|tonnes?|toneladas?|tonnellate|tonnen|t",
    "ton": r"(?:US |short )?tons?",
    "pound": r"pounds?|lbs?\.?",
    "ounce": r"ounces?|oz\.?",
    "litre": r"litres?|liters?|litros?|l",
    "ml": r"millilit(?:re|er)s?|mls?",
    "gallon": r"gallons?|gals?",
    "pill": r"pills?|tablets?|capsules?|pastillas?|comprimidos?|comprim[\u00e9e]s?|tabletten",
    "plant": r"(?:marijuana |cannabis |poppy |coca |hemp )?plants?|seedlings?",
    "bag": r"bags?|baggies|baggie|baggy|sachets?|pouches|sacks?|wraps?",
    "package": r"packages?|packets?|parcels?|paquetes?|pacotes?|packs?|bricks?|bundles?|bales?",
    "other": (
        r"vials?|bottles?|boxes|box|barrels?|drums?|crates?|joints?|cartridges?|ampoules?|patches|blotters?|strips?"
        r"|doses?|pieces?|blocks?|bars?|tubs?|jars?|canisters?|containers?|cylinders?|rocks?|sheets?|units?"
        r"|cartons?|dosage units?"
        r"|syringes?|pellets?|balloons?"
    ),
}  # fmt: skip
UNIT: Final = "|".join(rf"(?P<{unit}>{forms})" for unit, forms in _FORMS.items())
MASS: Final = {
    "gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "pound": 0.45359237, "ounce": 0.028349523125, "mg": 0.000001,
}  # fmt: skip
_SHORT_TON: Final = 907.18474
_TON: Final = 1000.0
# Signs that a text is not American, where a "ton" is a metric one or as good as one.
_ABROAD: Final = re.compile(
    r"\btonnes?\b|\u00a3|\u20ac|\bkilogrammes?\b|\bA\$|\bUK\b|\bHMRC\b|\bGarda\b|\bPC\b|\bAFP\b|\bEuropol\b"
)


def american(text: str, english: bool) -> bool:
    """Whether the text is in the English of the United States, as far as units show."""
    return english and _ABROAD.search(text) is None


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
