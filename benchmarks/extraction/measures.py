"""How close an answer is to the known one."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.extraction.sets import Known

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a page."""

    kind: str
    text: str
    title: str
    authors: tuple[str, ...]
    date: str


def word_f1(given: str, known: str) -> tuple[float, float, float]:
    """F1, precision and recall over words as multisets, case-insensitive; all 1.0 where both are empty."""
    one, other = Counter(_WORD.findall(given.casefold())), Counter(_WORD.findall(known.casefold()))
    if not one and not other:
        return 1.0, 1.0, 1.0
    common = sum((one & other).values())
    precision = common / one.total() if one else 0.0
    recall = common / other.total() if other else 0.0
    return (2 * precision * recall / (precision + recall) if common else 0.0), precision, recall


def same_title(given: str, known: str) -> bool:
    """Whether titles are equal but for blanks, case and the form of quotes and dashes."""
    return _plain(given) == _plain(known)


def _plain(text: str) -> str:
    text = re.sub(r"[‘’`]", "'", re.sub(r"[“”]", '"', re.sub(r"[–—‐-]", "-", text)))
    return " ".join(text.split()).casefold()


def same_authors(given: Iterable[str], known: str) -> bool:
    """Whether the words of all given names are those of the known byline, credentials and connecting words apart."""
    return _names(" ".join(given)) == _names(known)


def _names(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in {"and", "mph", "dvm"}}


@dataclass
class Tally:
    """Sums over one set of pages."""

    f1: list[tuple[float, float, float]] = field(default_factory=list)
    f1_by_kind: dict[str, list[float]] = field(default_factory=dict)
    right: dict[str, list[bool]] = field(default_factory=dict)

    def add(self, known: Known, answer: Answer) -> None:
        """Compare one page."""
        measured = word_f1(answer.text, known.body)
        self.f1.append(measured)
        self.f1_by_kind.setdefault(known.kind, []).append(measured[0])
        for name, stated, equal in self._fields(known, answer):
            if stated:
                self.right.setdefault(name, []).append(equal())

    @staticmethod
    def _fields(known: Known, answer: Answer) -> Iterable[tuple[str, bool, Callable[[], bool]]]:
        yield "title", bool(known.title), lambda: same_title(answer.title, known.title or "")
        yield "author", bool(known.author), lambda: same_authors(answer.authors, known.author or "")
        yield "date", bool(known.date), lambda: answer.date[:10] == known.date
        yield "no_author", known.author == "", lambda: not answer.authors
        yield "no_date", known.date == "", lambda: not answer.date
        yield "kind", bool(answer.kind), lambda: answer.kind == known.kind

    def figures(self) -> dict[str, float | dict[str, float]]:
        """Means over all pages: F1, precision, recall, F1 by kind of page, and shares of right answers."""
        f1, precision, recall = (statistics.fmean(column) for column in zip(*self.f1, strict=True))
        figures: dict[str, float | dict[str, float]] = {
            "f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4),
            "f1_by_kind": {kind: round(statistics.fmean(values), 4) for kind, values in self.f1_by_kind.items()},
        }  # fmt: skip
        return figures | {name: round(statistics.fmean(values), 4) for name, values in self.right.items()}
