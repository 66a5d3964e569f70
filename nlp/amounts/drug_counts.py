"""Counts with the drug between number and unit, or without a unit: "20,000 fentanyl pills", "4,827 ecstasy"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from nlp.amounts.ranges import Range
from nlp.amounts.unit_words import BEFORE_DRUGS, COUNTED, NO_PRODUCT, PILLS, unit_behind
from nlp.marks import Mark

_BETWEEN: Final = re.compile(r"(?:\s?[x\u00d7])?\s(?:[^\W\d_]+[- ]|[\"\u201c'\u2018]){0,2}")
# Of a drug that nothing else follows the number counts pieces.
_ENDS: Final = re.compile(
    r"\s?(?:[,.;:)]|$|\n)|\s(?:and|were|was|in|at|with|worth|from|weighing|y|e|et|und|en|fueron|foram)\b", re.IGNORECASE
)
_PRODUCT: Final = re.compile(
    r"(?:\s?[x\u00d7])?\s(?P<product>[^\W\d_][\w-]{2,20}(?:\s[\w-]{1,15})?)(?:\s[0-9]{1,2})?"
    r"\s(?:pills?|tablets?|capsules?|pastillas|comprimidos|comprim[\u00e9e]s|pillen|tabletten|pasticche|compresse)\b",
    re.IGNORECASE,
)
_MODEL: Final = re.compile(r"\s[0-9]{1,2}(?=\s)")
_FAR: Final = 45


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit that a number counts, and where the words for it end."""

    unit: str
    end: int


class Drugs:
    """The drugs of a text by where they stand; ``known`` says whether there are any."""

    def __init__(self, text: str, drugs: Sequence[Mark]) -> None:
        self._text = text
        self._drugs = sorted((mark for mark in drugs if mark.label == "DRUG"), key=attrgetter("start"))
        self._starts = [mark.start for mark in self._drugs]
        self.known = bool(self._drugs)

    def _next(self, at: int) -> Mark | None:
        place = bisect_left(self._starts, at)
        return self._drugs[place] if place < len(self._drugs) else None

    def near(self, at: int) -> bool:
        """Whether a drug stands within a few words behind."""
        drug = self._next(at)
        return drug is not None and drug.start - at <= _FAR

    def follow(self, at: int) -> bool:
        """Whether a drug is the next word."""
        drug = self._next(at)
        return drug is not None and drug.start - at <= 1

    def counted(self, span: Range, at: int) -> Counted | None:
        """What the number before a drug counts; None where it counts nothing."""
        drug = self._next(at)
        if drug is None or drug.start - at > _FAR or not _BETWEEN.fullmatch(self._text, at, drug.start):
            return self._unnamed(span, at)
        if not all(word in BEFORE_DRUGS for word in self._text[at : drug.start].lower().replace("-", " ").split()):
            return None
        if self._text[drug.start : drug.end].lower().rpartition("-")[2] in PILLS:
            # "2.500 Ecstasy-Tabletten"
            return Counted("pill", drug.end)
        model = _MODEL.match(self._text, drug.end)
        unit = unit_behind(self._text, model.end() if model else drug.end, False, behind_drug=True)
        if unit is not None:
            return Counted(unit.name, unit.end) if unit.name in COUNTED else None
        piece = drug.start - at <= 2 and span.digits and not 1900 <= span.value <= 2100
        return Counted("other", drug.end) if piece and _ENDS.match(self._text, drug.end) else None

    def _unnamed(self, span: Range, at: int) -> Counted | None:
        """ "400 Erimin 5 pills": a product that no list has, before a word that counts medicines."""
        found = _PRODUCT.match(self._text, at) if span.digits else None
        if found is None or not NO_PRODUCT.isdisjoint(found["product"].lower().split()):
            return None
        return Counted("pill", found.end())
