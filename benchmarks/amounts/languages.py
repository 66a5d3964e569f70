"""Amounts and dates of invented sentences in many languages: what is told, by value and unit, by currency, by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from nlp.amounts import read_amounts
from nlp.amounts.units import written
from nlp.datafiles import told_lines
from nlp.drugs import read_drugs
from nlp.evaluate import Score
from nlp.language import detect
from nlp.marks import Mark, without_overlaps

SEEN: Final = Path(__file__).with_name("languages.txt")
"""Rules were mended by looking at what was read wrong of these."""
UNSEEN: Final = Path(__file__).with_name("languages_unseen.txt")
PUBLISHED: Final = "2026-03-12"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it tells, as ``{number} {unit}``, ``{number} {currency}`` or ISO 8601."""

    language: str
    text: str
    amounts: tuple[str, ...] = field(default=())


def read_told(file: Path = SEEN) -> list[Told]:
    """The sentences. Raises ``OSError`` where the file is missing and ``ValueError`` where a line is no three parts."""
    found = []
    for line in told_lines(file.read_text("utf-8")):
        language, text, amounts = (part.strip() for part in line.split("|"))
        found.append(Told(language, text, tuple(one.strip() for one in amounts.split(";") if one.strip())))
    return found


def told_by(text: str) -> list[str]:
    """What is read in a sentence, in the form of the labels, its language found as for any text."""
    language = detect(text)
    marks = without_overlaps(read_amounts(text, language, PUBLISHED, list(read_drugs(text, language))))
    return [_written(mark) for mark in marks]


def _written(mark: Mark) -> str:
    if mark.label == "MONEY" and mark.amount is not None and mark.unit is not None:
        return written(mark.amount, mark.unit)
    return mark.canonical or mark.label


def scores(pairs: Iterable[tuple[Told, Sequence[str]]]) -> dict[str, Score]:
    """Scores by language; an amount counts once, and its place in the sentence does not."""
    found: dict[str, Score] = {}
    for told, read in pairs:
        score, rest = found.setdefault(told.language, Score()), list(read)
        for amount in told.amounts:
            if amount in rest:
                rest.remove(amount)
                score.right += 1
            else:
                score.missed += 1
        score.spurious += len(rest)
    return found
