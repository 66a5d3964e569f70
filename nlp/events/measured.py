"""The quantities of a sentence, each of one drug."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.amounts.unit_words import CONTAINERS
from nlp.amounts.units import MASS
from nlp.events.cues import OF_KIND, any_of, table
from nlp.events.objects import CLAUSE
from nlp.marks import Mark

_WORDS: Final = table("seizures")
# "18.5 kilograms of suspected fentanyl", "20-pound cocaine shipment", "a baggy of a substance said to be meth".
_OF: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?:worth |each )?(?:of|containing|filled with"
    rf"|with)\s+)?(?:(?!(?:and|y|und|et|{'|'.join(_WORDS['some_of']['words'])})\b|\d)[\w'\u2019-]+,?\s+){{0,6}}"
    r"(?:drugs?\s\()?(?:[dl]['\u2019])?[\"'\u201c\u2018]?$",
    re.IGNORECASE,
)
_WEIGHING: Final = _WORDS["weighing"]
_IN_BRACKETS: Final = re.compile(
    rf"\s*(?:\(|[:\u2013\u2014-]|,|\bat|,?\s?{any_of(_WEIGHING['words'])})\s*(?:{any_of(_WEIGHING['about'])} ){{0,2}}$",
    re.IGNORECASE,
)
_OWN_DRUG: Final = re.compile(
    r"\s*(?:of|with|containing|de|di|von|van|con|avec|com|mit|met|d['\u2019])\b", re.IGNORECASE
)
_SHIPMENT: Final = re.compile(r" (?:ship|load|haul|consignment|seizures?\b)")
AND_MORE: Final = re.compile(
    r"\s(?:in|at|near|en|\u00e0|a|em|im|te|op|on)\s.*\b(?:and|y|e|et|und|en)\s(?:another\s|a further\s)?$",
    re.IGNORECASE | re.DOTALL,
)
ELSEWHERE: Final = re.compile(r"\s(?:in|at|near|from|en|\u00e0|a|em|im|te|op)\s", re.IGNORECASE)
# "35 kilos and 860 grams": the weight stands in two units.
_TOGETHER: Final = re.compile(r"\s?(?:,|and|of|y|et|e|und|en)?\s?", re.IGNORECASE)
_UNITS_AND_PARTS: Final[dict[tuple[str | None, str | None], int]] = {
    ("kilogram", "gram"): 1000,
    ("tonne", "kilogram"): 1000,
    ("pound", "ounce"): 16,
}
_CELL: Final = re.compile(r"[ \t|]+")
_CELL_ENDS: Final = re.compile(r"[ \t]*(?:[\n|,;]|$)|\.(?:\s|$)")
FARTHEST: Final = 120


@dataclass(frozen=True, slots=True)
class Holding:
    """A drug with how much of it there was; ``start`` and ``end`` are where both stand.

    ``shared`` where the amount is that of several drugs together.
    """

    drug: Mark
    start: int
    end: int
    quantity: float | None = None
    unit: str | None = None
    shared: bool = False


def _span(drug: Mark, quantity: Mark) -> tuple[int, int]:
    return min(drug.start, quantity.start), max(drug.end, quantity.end)


class Pairs:
    """The quantities of a sentence; each belongs to one drug."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._quantities = [mark for mark in marks if mark.label == "QUANTITY"]
        self._starts = [mark.start for mark in self._quantities]
        self._drugs = {mark.start for mark in marks if mark.label == "DRUG"}
        self._taken: set[int] = set()

    def measured(self, drug: Mark) -> Holding | None:
        following = self._text[drug.end : drug.end + 20]
        if OF_KIND.match(following) and not _SHIPMENT.match(following):
            return None
        before, behind = self._before(drug), self._behind(drug)
        chosen = behind if before is None or self._weighs(before, behind) else before
        if chosen is None:
            return None
        self._taken.add(chosen)
        return self._in_two_units(drug, chosen)

    def _in_two_units(self, drug: Mark, chosen: int) -> Holding:
        """ "35 kilos and 860 grams of heroin" is one weight, and so is "heroin weighing 3 kg 45 grams"."""
        quantity = self._quantities[chosen]
        for one, other in ((chosen - 1, chosen), (chosen, chosen + 1)):
            if one >= 0 and other < len(self._quantities) and len({one, other} - self._taken) == 1:
                larger, smaller = self._quantities[one], self._quantities[other]
                if self._is_one_weight(larger, smaller):
                    self._taken |= {one, other}
                    factor = MASS[smaller.unit or ""] / MASS[larger.unit or ""]
                    amount = round((larger.amount or 0) + (smaller.amount or 0) * factor, 6)
                    return Holding(drug, *_span(drug, larger), amount, larger.unit)
        return Holding(drug, *_span(drug, quantity), quantity.amount, quantity.unit)

    def more(self, kept: Sequence[Holding]) -> Iterator[Holding]:
        """ "5 kg of cocaine in Dover and 3 kg in Hull": a weight without a drug is of the drug before it."""
        weighed = sorted((one for one in kept if one.unit in MASS), key=lambda one: one.end)
        ends = [one.end for one in weighed]
        for place, quantity in enumerate(self._quantities):
            before = bisect_right(ends, quantity.start) - 1
            if place in self._taken or quantity.unit not in MASS or before < 0:
                continue
            told = weighed[before]
            if self._is_one_more(told, quantity):
                yield Holding(told.drug, quantity.start, quantity.end, quantity.amount, quantity.unit)

    def _is_one_more(self, told: Holding, quantity: Mark) -> bool:
        if quantity.start - told.end > FARTHEST:
            return False
        between = self._text[told.end : quantity.start]
        if not AND_MORE.search(between) or CLAUSE.search(between):
            return False
        if not self._drugs.isdisjoint(range(told.end, quantity.start)):
            return False
        return ELSEWHERE.match(self._text, quantity.end) is not None

    def _is_one_weight(self, larger: Mark, smaller: Mark) -> bool:
        parts = _UNITS_AND_PARTS.get((larger.unit, smaller.unit))
        if parts is None or (smaller.amount or 0) >= parts:
            return False
        return _TOGETHER.fullmatch(self._text, larger.end, smaller.start) is not None

    def _weighs(self, before: int, behind: int | None) -> bool:
        """ "980 packages of cocaine, about 1,000 kg": of bags and their weight the weight counts."""
        if behind is None or self._quantities[before].unit not in CONTAINERS:
            return False
        weight = self._quantities[behind]
        return weight.unit in MASS and not self._text.startswith(" each", weight.end)

    def _before(self, drug: Mark) -> int | None:
        for place in range(bisect_left(self._starts, drug.start) - 1, -1, -1):
            quantity = self._quantities[place]
            if drug.start - quantity.end > FARTHEST:
                break
            if place not in self._taken and _OF.match(self._text[quantity.end : drug.start]):
                return place
        return None

    def _behind(self, drug: Mark) -> int | None:
        place = bisect_left(self._starts, drug.end)
        if place == len(self._starts) or place in self._taken:
            return None
        quantity = self._quantities[place]
        if quantity.start - drug.end > FARTHEST:
            return None
        between = self._text[drug.end : quantity.start]
        if not (_IN_BRACKETS.match(between) or self._in_cells(drug, quantity)):
            return None
        if "," in between and (quantity.unit not in MASS or self._is_of_another(quantity)):
            return None
        return place

    def _in_cells(self, drug: Mark, quantity: Mark) -> bool:
        """ "Heroin  12 kg", a line or cell of its own."""
        text = self._text
        if _CELL.fullmatch(text, drug.end, quantity.start) is None or text[quantity.end : quantity.end + 1].isalnum():
            return False
        return _CELL_ENDS.match(text, quantity.end) is not None

    def _is_of_another(self, quantity: Mark) -> bool:
        """ "Heroin, 3 kg of cocaine": the weight is that of the next drug."""
        return quantity.end + 1 in self._drugs or _OWN_DRUG.match(self._text, quantity.end) is not None
