"""Invented lines with one selector or none, and what readers make of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlp.marks import Mark

FILE: Final = Path(__file__).with_name("lines.tsv")
Reader = Callable[[str], Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line; ``[start, end)`` is its selector. A line without one has no ``label`` and is only like one."""

    text: str
    label: str
    canonical: str
    start: int
    end: int


def read_lines(file: Path = FILE) -> list[Line]:
    """The lines of this folder. Raises ``OSError``, ``ValueError`` naming a faulty line."""
    lines = []
    for number, row in enumerate(file.read_text("utf-8").splitlines()[1:], 2):
        columns = row.split("\t")
        if len(columns) != 3:
            raise ValueError(f"{file.name}: line {number}: expected text, label and canonical form")
        start, end = columns[0].find("\u27e6"), columns[0].find("\u27e7") - 1
        text = columns[0].replace("\u27e6", "").replace("\u27e7", "")
        lines.append(Line(text, columns[1], columns[2], start, end))
    return lines


def measured(lines: Iterable[Line], read: Reader) -> dict[str, dict[str, int]]:
    """Per label: lines, those found with the exact span, those with the right canonical form too, and false hits."""
    figures: dict[str, Counter[str]] = {}
    for line in lines:
        marks = read(line.text)
        own = [mark for mark in marks if (mark.label, mark.start, mark.end) == (line.label, line.start, line.end)]
        if line.label:
            counts = figures.setdefault(line.label, Counter())
            counts.update(lines=1, found=len(own), canonical=sum(mark.canonical == line.canonical for mark in own))
        for mark in marks:
            if mark not in own:
                figures.setdefault(mark.label, Counter()).update(false=1)
    keys = ("lines", "found", "canonical", "false")
    return {label: {key: counts[key] for key in keys} for label, counts in sorted(figures.items())}
