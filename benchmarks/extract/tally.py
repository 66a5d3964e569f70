"""What an answer is worth on a page, and what the answers of a reader are worth on a set."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.extract.author_measures import AuthorTally
from benchmarks.extract.sets import Known
from benchmarks.extract.texts import harmonic, same_title, shingle_score, word_f1

_WORD = re.compile(r"\w+")
BY_KIND = ("word_f1", "title", "author", "date", "kind")
"""Scores of which each kind of page also has its own figure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a page; None for what it does not read at all."""

    text: str
    kind: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    language: str | None = None


def page_scores(known: Known, answer: Answer) -> dict[str, float]:
    """Scores of 0 to 1 by name; without those that the set does not know or the reader does not read."""
    f1, precision, recall = word_f1(answer.text, known.body)
    shingle_precision, shingle_recall = shingle_score(answer.text, known.body)
    scores: dict[str, float | None] = {
        "word_f1": f1, "word_precision": precision, "word_recall": recall,
        "shingle_precision": shingle_precision, "shingle_recall": shingle_recall,
        "kind": None if answer.kind is None else float(answer.kind == known.kind),
        "title": float(same_title(answer.title, known.title)) if known.title and answer.title is not None else None,
        **_date_scores(known, answer), **_author_scores(known, answer),
    }  # fmt: skip
    return {name: score for name, score in scores.items() if score is not None}


def same_authors(given: Iterable[str], known: str) -> bool:
    """Whether the words of all given names are those of the known byline, credentials and connecting words apart."""
    return _words(" ".join(given)) == _words(known)


def _date_scores(known: Known, answer: Answer) -> dict[str, float]:
    if answer.date is None or known.date is None:
        return {}
    return {"date": float(answer.date[:10] == known.date)} if known.date else {"no_date": float(not answer.date)}


def _author_scores(known: Known, answer: Answer) -> dict[str, float]:
    if answer.authors is None or known.author is None:
        return {}
    if not known.author:
        return {"no_author": float(not answer.authors)}
    names = AuthorTally()
    names.add(answer.authors, known.author)
    return {"author": float(same_authors(answer.authors, known.author)), "author_f1": statistics.fmean(names.by_page)}


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in {"and", "mph", "dvm"}}


@dataclass
class Tally:
    """The scores of all pages of a set, and of their authors name by name."""

    pages: list[tuple[Known, dict[str, float]]] = field(default_factory=list)
    names: AuthorTally = field(default_factory=AuthorTally)

    def add(self, known: Known, answer: Answer) -> None:
        """Compare one page."""
        self.pages.append((known, page_scores(known, answer)))
        if answer.authors is not None and known.author is not None:
            self.names.add(answer.authors, known.author)

    def figures(self) -> dict[str, float]:
        """The figures of the set, rounded to four places; ``NAME_KIND`` counts pages of that kind only."""
        found = {name: self._mean(name) for name in dict.fromkeys(name for _, page in self.pages for name in page)}
        found["shingle_f1"] = harmonic(found["shingle_precision"], found["shingle_recall"])
        for kind in sorted({known.kind for known, _ in self.pages}):
            own = {name for known, page in self.pages if known.kind == kind for name in page}
            found |= {f"{name}_{kind}": self._mean(name, kind) for name in BY_KIND if name in own}
        if self.names.by_page or self.names.silent:
            found |= self.names.figures()
        return {name: round(figure, 4) for name, figure in found.items()}

    def _mean(self, name: str, kind: str | None = None) -> float:
        return statistics.fmean(page[name] for known, page in self.pages if name in page and kind in (None, known.kind))
