"""Scores the resolution of places on hand-labelled mentions; prints one JSON object.

The baseline takes the most populous namesake. A mention is right where country, region (where both know one) and name
agree: the name is right when it is one that the resolved place bears.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.annotation.labelled import texts_of_set
from benchmarks.places import invented
from nlp.annotation import Place
from nlp.marks import Mark
from nlp.places import resolve
from nlp.places.folding import fold
from nlp.places.gazetteer import Gazetteer, gazetteer

LABELS = Path(__file__).with_name("labels.jsonl")


def mentions(part: str | None) -> Iterator[tuple[str, list[list[Any]]]]:
    """Yield the texts of a part (None: of all) with ``[start, end, name, region, country]`` of their places."""
    for line in LABELS.read_text("utf-8").splitlines():
        value = json.loads(line)
        if part in (None, value["part"]):
            yield texts_of_set(value["set"])[value["sha256"]][1][: value["length"]], value["places"]


def is_right(table: Gazetteer, found: Place | None, wanted: list[Any]) -> bool:
    """Whether a place is the labelled one."""
    _, _, name, region, country = wanted
    if found is None or found.country != country:
        return False
    regions = {table.regions.get(spot.id or "") for spot in table.named(region or "")} | {region}
    if region and found.kind != "country" and found.region and found.region not in regions:
        return False
    named = {spot.id for spot in table.named(name) if spot.id}
    return fold(found.name) == fold(name) or found.id in named


def most_populous(table: Gazetteer, text: str) -> Place | None:
    """The namesake with the most people."""
    spot = max(table.named(text), key=lambda one: one.population, default=None)
    if spot is None:
        return None
    region = spot.name if spot.kind == "region" else table.regions.get(spot.region)
    return Place(spot.id, spot.name, spot.kind, spot.country, region=region)


def measure(part: str | None) -> dict[str, Any]:
    """Score the labelled mentions of a part. Raises ``OSError`` or ``KeyError`` where the corpus is missing."""
    table = gazetteer()
    total = right = resolved = baseline = 0
    seconds = 0.0
    for text, wanted in mentions(part):
        marks = [Mark(start, end, "PLACE") for start, end, *_ in wanted]
        begun = time.process_time()
        found = resolve(text, marks)
        seconds += time.process_time() - begun
        for mark, one in zip(found, wanted, strict=True):
            total += 1
            resolved += mark.place is not None
            right += is_right(table, mark.place, one)
            baseline += is_right(table, most_populous(table, text[mark.start : mark.end]), one)
    return {
        "mentions": total,
        "right": round(right / total, 3),
        "precision": round(right / resolved, 3),
        "most_populous": round(baseline / total, 3),
        "ms_per_mention": round(1000 * seconds / total, 3),
    }


def main() -> int:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="Scores the resolution of places.")
    arguments.add_argument("--part", choices=("train", "dev", "test"))
    arguments.add_argument("--invented", action="store_true", help="Score the invented texts in many languages.")
    options = arguments.parse_args()
    print(json.dumps(invented.measure() if options.invented else measure(options.part)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
