"""Pairs that a list of criminals and groups gives by rule: the same row written in two ways, and rows of like names.

Nothing of the list is kept here; the pairs are made when the benchmark runs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from benchmarks.extract.sets import ROOT
from benchmarks.resolve.judged import Judged
from index.folding import fold, keyword_form
from index.resolve import Mention, resolve
from index.resolve.mention import Label

Row = Mapping[str, str]
_FOLDER = ROOT / "orgcrime-names" / "_raw"


def listed_pairs() -> list[Judged]:
    """Resolve all rows and their other ways together. Raises ``OSError`` where the corpus is missing."""
    rows = [("PERSON", row) for row in _rows(_FOLDER / "Individuals.csv")]
    groups = [("ORG", row) for row in _rows(_FOLDER / "groups.csv")]
    mentions: dict[str, Mention] = {}
    pairs: list[tuple[str, bool, Mention, Mention]] = []
    for label, row in (*rows, *groups):
        first = _mention(label, row, "a", row["name"], (row.get("alias_1") or row.get("alias") or "",))
        mentions[first.id] = first
        for kind, name, forms in _ways(label, row):
            other = _mention(label, row, kind, name, forms)
            mentions[other.id] = other
            pairs.append((kind, True, first, other))
    firsts = [each for each in mentions.values() if each.document.startswith("a ")]
    pairs += [("like names", False, one, other) for one, other in combinations(firsts, 2) if _are_like(one, other)]
    cluster = {each.id: found.id for found in resolve(mentions.values()).clusters for each in found.mentions}
    return [_judged(kind, same, one, other, cluster) for kind, same, one, other in pairs]


def _ways(label: str, row: Row) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    name = row["name"]
    if label == "ORG":
        yield "capitals, no accents", fold(name).upper(), ()
        if row["alias"]:
            yield "acronym", row["alias"], ()
        return
    yield "capitals, no accents", fold(name).upper(), ()
    yield "surname first", f"{row['family_name']}, {row['first_name']}", ()
    given, family = row["first_name"].split(), row["family_name"].split()
    if len(given) + len(family) > 2:
        yield "one given name, one surname", f"{given[0]} {family[0]}", ()


def _mention(label: str, row: Row, way: str, name: str, forms: tuple[str, ...]) -> Mention:
    document = f"{way} {row['name']}"
    kind: Label = "PERSON" if label == "PERSON" else "ORG"
    return Mention(document, kind, name, tuple(form for form in forms if form), story=document)


def _are_like(one: Mention, other: Mention) -> bool:
    """Whether two rows share a word and are not one group listed twice."""
    first, second = keyword_form(one.name), keyword_form(other.name)
    shared = {word for word in first.split() if len(word) > 2} & set(second.split())
    return one.label == other.label and first != second and bool(shared)


def _judged(kind: str, same: bool, one: Mention, other: Mention, cluster: Mapping[str, str]) -> Judged:
    plain = keyword_form(one.name) == keyword_form(other.name)
    found = cluster[one.id] == cluster[other.id]
    return Judged(f"{kind}, {one.label}", one.label, same, found, plain, f"{one.name} / {other.name}")


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if len(row["name"].split()) > 1]
