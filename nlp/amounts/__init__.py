"""Numbers with what they count: quantities, money, dates."""

from nlp.amounts.dates import read_dates
from nlp.amounts.money import read_money
from nlp.amounts.quantities import read_quantities
from nlp.amounts.reader import read_amounts
from nlp.amounts.units import kilograms

__all__ = ["kilograms", "read_amounts", "read_dates", "read_money", "read_quantities"]
