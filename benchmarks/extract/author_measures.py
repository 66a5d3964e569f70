"""How close the authors read from pages are to the known ones: by page, and name by name."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"\s*[;,/|&]\s*|\s+(?:and|with|und|et|y|e|i|и|ve|och|og|en)\s+")
_TITLES = re.compile(
    r"\b(?:dr|prof|ph\.?\s?d|m\.d|md|r\.?d|ms|mph|dvm|vmd|dacvb|faclm|cfp|ba|lvt|vts|cpa|jd|mba|jr|sr)\b\.?"
    r"(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:expert|dietitian|nutritionist|director|editor|reporter|correspondent|writer|professor|officer|founder|years|"
    r"newsroom)\b",
    re.IGNORECASE,
)


def names_known(byline: str) -> list[str]:
    """The names in a known byline as people wrote it down (``A, B & C``), credentials and roles apart, normalised."""
    parts = _BETWEEN.split(_TITLES.sub("", byline))
    own = [part for number, part in enumerate(parts) if not (number and _ROLE.search(part))]
    return [name for part in own if (name := normal(part))]


def normal(name: str) -> str:
    """A name as casefolded words of letters and digits without accents, academic titles apart."""
    flat = unicodedata.normalize("NFKD", _TITLES.sub("", name).casefold())
    return " ".join(_WORD.findall("".join(sign for sign in flat if not unicodedata.combining(sign))))


@dataclass
class AuthorTally:
    """Sums over one set of pages with known bylines.

    ``names`` are counts of names given, known and in both; a page without a known author counts what it is given.
    ``by_page`` are F1 of the pages that have an author, ``silent`` tells of those without whether none was given.
    """

    given: int = 0
    known: int = 0
    common: int = 0
    by_page: list[float] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)

    def add(self, given: Iterable[str], byline: str) -> None:
        """Compare one page; ``byline`` is ``""`` where it has no author."""
        one, other = {normal(name) for name in given} - {""}, set(names_known(byline))
        common = len(one & other)
        self.given += len(one)
        self.known += len(other)
        self.common += common
        if other:
            self.by_page.append(2 * common / (len(one) + len(other)))
        else:
            self.silent.append(not one)

    def figures(self) -> dict[str, float]:
        """Micro precision, recall and F1 of names; mean F1 of pages that have an author; share rightly without."""
        precision = self.common / self.given if self.given else 0.0
        recall = self.common / self.known if self.known else 0.0
        return {
            "name_precision": round(precision, 4),
            "name_recall": round(recall, 4),
            "name_f1": round(2 * self.common / (self.given + self.known), 4) if self.given + self.known else 1.0,
            "page_f1": round(statistics.fmean(self.by_page), 4) if self.by_page else 1.0,
            "no_author": round(statistics.fmean(self.silent), 4) if self.silent else 1.0,
        }
