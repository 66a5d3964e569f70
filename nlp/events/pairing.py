"""Which drugs of a sentence were taken, and how much of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.amounts.unit_words import CONTAINERS
from nlp.amounts.units import MASS
from nlp.events.measured import AND_MORE, ELSEWHERE, FARTHEST, Holding, Pairs
from nlp.events.objects import is_object, was_traded
from nlp.marks import Mark

_AND: Final = re.compile(
    r"\s*(?:,|and|&|,\s*and|or|as well as|y|e|et|und|en|o|ou|as\u00ed como|ainsi que|sowie)\s*"
    r"(?:suspected |some |de |d['\u2019]|di )?$"
)
_AND_WORD: Final = re.compile(r",?\s(?:and|&|or|y|e|et|und|en|o|ou)\s(?:suspected |some |de |d['\u2019]|di )?$")
# "mephedrone (MD)": another name of the same drug.
_ALIAS: Final = re.compile(r"(?:\s(?:drug|tablets|pills))?\s\(\s?[\"'\u201c\u2018]?")
_LOOKED_AT: Final = 30
_ROUNDED: Final = 0.03
"""A weight in other units beside it is rounded by so much."""


def holdings(text: str, marks: Sequence[Mark], trigger: int, strict: bool) -> list[Holding]:
    """Each drug of a sentence that was taken, by where it stands. ``strict``: the verb alone does not prove it.

    Two amounts of one substance are two; its bags and their weight, or one amount in two units, are one.
    """
    pairs = Pairs(text, marks)
    drugs = [mark for mark in marks if mark.label == "DRUG"]
    kept: list[Holding] = []
    previous: Holding | None = None
    for place, drug in enumerate(drugs):
        if place and _ALIAS.fullmatch(text, drugs[place - 1].end, drug.start):
            continue
        holding = pairs.measured(drug)
        if holding is None and previous is not None:
            holding = _joined(text, previous, drug, drugs[place + 1 : place + 2])
        if holding is None and is_object(text, drug, trigger, strict):
            holding = Holding(drug, drug.start, drug.end)
        if holding is not None and not was_traded(text, holding, trigger):
            _add(text, kept, holding)
        previous = holding
    return sorted([*kept, *pairs.more(kept)], key=lambda one: one.start)


def _joined(text: str, previous: Holding, drug: Mark, behind: Sequence[Mark]) -> Holding | None:
    """ "26,000 pounds of cocaine and marijuana": the amount of both is said of each; not "2 kg of cocaine, heroin"."""
    found = _AND.match(text[previous.drug.end : min(drug.start, previous.drug.end + FARTHEST)])
    if found is None:
        return None
    goes_on = any(_AND_WORD.match(text, drug.end, mark.start) for mark in behind)
    if previous.quantity is None or (found[0].strip() == "," and not goes_on):
        return Holding(drug, drug.start, drug.end)
    return Holding(drug, drug.start, drug.end, previous.quantity, previous.unit, shared=True)


def _add(text: str, kept: list[Holding], new: Holding) -> None:
    """Put a statement beside those of the same substance, or in the place of one that says less."""
    for place in range(max(0, len(kept) - _LOOKED_AT), len(kept)):
        old = kept[place]
        if old.drug.canonical != new.drug.canonical or AND_MORE.search(
            text, max(old.end, new.start - FARTHEST), new.start
        ):
            continue
        if (better := _one(text[max(old.end, new.start - FARTHEST) : new.start], old, new)) is not None:
            kept[place] = better
            return
    kept.append(new)


def _one(between: str, old: Holding, new: Holding) -> Holding | None:
    """Of two statements that are one the better; None where they are two.

    Bags and their weight in one sentence are one, the weight, unless words for another place stand ``between``.
    """
    if old.quantity is None or new.quantity is None:
        return new if old.quantity is None else old
    if old.unit in MASS and new.unit in MASS:
        return old if _is_same_weight(old, new) else None
    if old.unit == new.unit:
        return old if old.quantity == new.quantity else None
    if {old.unit, new.unit} & CONTAINERS and not ELSEWHERE.search(between):
        return new if new.unit in MASS else old
    return None


def _is_same_weight(old: Holding, new: Holding) -> bool:
    one, other = ((holding.quantity or 0.0) * MASS[holding.unit or ""] for holding in (old, new))
    return abs(one - other) <= _ROUNDED * max(one, other)
