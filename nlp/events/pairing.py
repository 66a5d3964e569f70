"""Which quantity in a sentence belongs to which drug."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.amounts.unit_words import CONTAINERS
from nlp.amounts.units import MASS
from nlp.events.cues import OF_KIND, any_of, table
from nlp.marks import Mark

# "18.5 kilograms of suspected fentanyl", "20-pound cocaine shipment", "a baggy of a substance said to be meth".
_OF: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?:worth |each )?(?:of|containing|filled with"
    r"|with)\s+)?(?:(?!(?:and|y|und|et)\b)[\w'\u2019-]+,?\s+){0,6}(?:[dl]['\u2019])?$"
)
_AND: Final = re.compile(
    r"\s*(?:,|and|&|,\s*and|or|as well as|y|e|et|und|en|o|ou|as\u00ed como|ainsi que|sowie)\s*"
    r"(?:suspected |some |de |d['\u2019]|di )?$"
)
_WEIGHING: Final = table("roles")["weighing"]
_IN_BRACKETS: Final = re.compile(
    rf"\s*(?:\(|[:\u2013\u2014-]|,|\bat|{any_of(_WEIGHING['words'])})\s*(?:{any_of(_WEIGHING['about'])} )?$",
    re.IGNORECASE,
)
_OWN_DRUG: Final = re.compile(
    r"\s*(?:of|with|containing|de|di|von|van|con|avec|com|mit|met|d['\u2019])\b", re.IGNORECASE
)
_SHIPMENT: Final = re.compile(r" (?:ship|load|haul|consignment|seizures?\b)")
_CLAUSE: Final = re.compile(
    r"[;:\u2014]|\b(?:who|which|that|because|after|while|when|que|qui|che|quando|cuando|quand|nachdem|weil|dass|omdat)\b"
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being|is|are|fue|fueron|foi|foram|\u00e9t\u00e9|stat[aoie]|wurden?|werd(?:en)?)\s+(?:\w+\s+)?$"
)
_OBJECT: Final = re.compile(
    r"\b(?:with|of|found|find\w*|discover\w+|uncover\w+|locat\w+|unearthed|and|de|con|avec|mit|met|com)\s+(?:[\w-]+\s+){0,4}$"
)
_WORTH_OF: Final = re.compile(r"\bworth of\s(?:[\w-]+\s){0,2}$")
# "35 kilos and 860 grams": the weight stands in two units.
_TOGETHER: Final = re.compile(r"\s?(?:,|and|of|y|et|e|und|en)?\s?", re.IGNORECASE)
_UNITS_AND_PARTS: Final[dict[tuple[str | None, str | None], int]] = {
    ("kilogram", "gram"): 1000,
    ("tonne", "kilogram"): 1000,
    ("pound", "ounce"): 16,
}
_FARTHEST: Final = 120
_NEAR, _NEAR_STRICT = 90, 60


@dataclass(frozen=True, slots=True)
class Holding:
    """A drug with how much of it there was."""

    drug: Mark
    quantity: float | None = None
    unit: str | None = None


def holdings(text: str, marks: Sequence[Mark], trigger: int, strict: bool) -> Iterator[Holding]:
    """Yield each drug of a sentence that was taken. ``strict``: the verb alone does not prove it."""
    pairs = _Pairs(text, marks)
    seen: dict[str | None, Holding] = {}
    previous: Holding | None = None
    for drug in (mark for mark in marks if mark.label == "DRUG"):
        holding = pairs.measured(drug)
        if holding is None and previous is not None and _AND.match(text[previous.drug.end : drug.start][:_FARTHEST]):
            holding = Holding(drug, previous.quantity, previous.unit)
        if holding is None and _is_object(text, drug, trigger, strict):
            holding = Holding(drug)
        if holding is not None:
            seen[drug.canonical] = _better(seen.get(drug.canonical), holding)
        previous = holding
    yield from seen.values()


def _better(old: Holding | None, new: Holding) -> Holding:
    """Bags and their weight in one sentence are one event, the weight; else the first statement stands."""
    if old is None or old.quantity is None:
        return new
    return new if new.unit in MASS and old.unit not in MASS else old


class _Pairs:
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
        return self._with_larger(drug, chosen)

    def _with_larger(self, drug: Mark, chosen: int) -> Holding:
        quantity = self._quantities[chosen]
        larger = self._quantities[chosen - 1] if chosen else None
        if larger is not None and chosen - 1 not in self._taken and self._is_one_weight(larger, quantity):
            self._taken.add(chosen - 1)
            factor = MASS[quantity.unit or ""] / MASS[larger.unit or ""]
            return Holding(drug, round((larger.amount or 0) + (quantity.amount or 0) * factor, 6), larger.unit)
        return Holding(drug, quantity.amount, quantity.unit)

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
            if drug.start - quantity.end > _FARTHEST:
                break
            if place not in self._taken and _OF.match(self._text[quantity.end : drug.start]):
                return place
        return None

    def _behind(self, drug: Mark) -> int | None:
        place = bisect_left(self._starts, drug.end)
        if place == len(self._starts) or place in self._taken:
            return None
        quantity = self._quantities[place]
        between = self._text[drug.end : quantity.start]
        if len(between) > _FARTHEST or not _IN_BRACKETS.match(between):
            return None
        return None if "," in between and self._is_of_another(quantity) else place

    def _is_of_another(self, quantity: Mark) -> bool:
        """ "Heroin, 3 kg of cocaine": the weight is that of the next drug."""
        return quantity.end + 1 in self._drugs or _OWN_DRUG.match(self._text, quantity.end) is not None


def _is_object(text: str, drug: Mark, trigger: int, strict: bool) -> bool:
    """Whether the drug stands as what was taken, though nothing says how much."""
    if OF_KIND.match(text[drug.end : drug.end + 20]):
        return False
    if _WORTH_OF.search(text[max(0, drug.start - 40) : drug.start]):
        return True
    between = text[min(trigger, drug.end) : max(trigger, drug.start)]
    if len(between) > (_NEAR_STRICT if strict else _NEAR) or _CLAUSE.search(between):
        return False
    if drug.end <= trigger:
        return _PASSIVE.search(between) is not None
    return not strict or _OBJECT.search(between) is not None
