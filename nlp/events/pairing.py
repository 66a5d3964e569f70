"""Which quantity in a sentence belongs to which drug."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.amounts.numbers import NUMBER, parse_number
from nlp.amounts.units import MASS
from nlp.events.cues import OF_KIND
from nlp.marks import Mark

# "18.5 kilograms of suspected fentanyl", "20-pound cocaine shipment", "a baggy of a substance said to be meth".
_OF: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?:worth |each )?(?:of|containing|filled with"
    r"|with)\s+)?(?:(?!and\b)[\w'\u2019-]+,?\s+){0,6}$"
)
_AND: Final = re.compile(r"\s*(?:,|and|&|,\s*and|or|as well as)\s*(?:suspected\s+|some\s+)?$")
_IN_BRACKETS: Final = re.compile(
    r"\s*(?:\(|[:\u2013\u2014-]|,|weighing|totall?ing|in the amount of|\bat)\s*(?:about |around |approximately "
    r"|weighing )?$"
)
# "5,000 fentanyl pills": the unit stands behind the drug.
_NUMBER_BEFORE: Final = re.compile(rf"(?<![\w$\u00a3\u20ac])({NUMBER})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"[ -](?:laced |tainted )?(?:counterfeit |suspected |fake |press )?(?:(pills?|tablets?|capsules?)|(plants?)"
    r"|(bags?|baggies)|(packages?|bricks?|bales?|parcels?))\b",
    re.IGNORECASE,
)
_FARTHEST: Final = 120
_COUNT_UNITS: Final = ("pill", "plant", "bag", "package")


@dataclass(frozen=True, slots=True)
class Holding:
    """A drug with how much of it there was."""

    drug: Mark
    quantity: float | None = None
    unit: str | None = None


def holdings(text: str, marks: Sequence[Mark], trigger: int, strict: bool) -> Iterator[Holding]:
    """Yield each drug of a sentence that was taken. ``strict``: the verb alone does not prove it."""
    drugs = [mark for mark in marks if mark.label == "DRUG"]
    quantities = [mark for mark in marks if mark.label == "QUANTITY"]
    free = set(range(len(quantities)))
    seen: dict[str | None, Holding] = {}
    previous: Holding | None = None
    for drug in drugs:
        holding = _measured(text, drug, quantities, free) or _counted(text, drug)
        if holding is None and previous is not None and _AND.match(text[previous.drug.end : drug.start]):
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


def _measured(text: str, drug: Mark, quantities: Sequence[Mark], free: set[int]) -> Holding | None:
    if OF_KIND.match(text[drug.end : drug.end + 20]) and not text[drug.end : drug.end + 10].startswith(
        (" ship", " load")
    ):
        return None
    before = [
        n
        for n in sorted(free)
        if 0 <= drug.start - quantities[n].end <= _FARTHEST and _OF.match(text[quantities[n].end : drug.start])
    ]
    after = [
        n
        for n in sorted(free)
        if 0 <= quantities[n].start - drug.end <= _FARTHEST and _IN_BRACKETS.match(text[drug.end : quantities[n].start])
    ]
    chosen = before[-1:] or after[:1]
    if not chosen:
        return None
    free.discard(chosen[0])
    quantity = quantities[chosen[0]]
    return Holding(drug, quantity.amount, quantity.unit)


def _counted(text: str, drug: Mark) -> Holding | None:
    behind = _COUNTED.match(text[drug.end : drug.end + 40])
    number = _NUMBER_BEFORE.search(text[max(0, drug.start - 50) : drug.start])
    if behind is None or number is None:
        return None
    unit = next(unit for unit, form in zip(_COUNT_UNITS, behind.groups(), strict=True) if form)
    return Holding(drug, parse_number(number[1]), unit)


def _is_object(text: str, drug: Mark, trigger: int, strict: bool) -> bool:
    """Whether the drug stands as what was taken, though nothing says how much."""
    if OF_KIND.match(text[drug.end : drug.end + 20]):
        return False
    between = text[min(trigger, drug.end) : max(trigger, drug.start)]
    if len(between) > (60 if strict else 90) or re.search(
        r"[;:\u2014]|\b(?:who|which|that|because|after|while|when)\b", between
    ):
        return False
    passive = drug.end <= trigger
    if passive:
        return re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?$", between) is not None
    return (
        not strict
        or re.search(r"\b(?:with|of|found|discovered|uncovered|located|unearthed|and)\s+(?:[\w-]+\s+){0,4}$", between)
        is not None
    )
