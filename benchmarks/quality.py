"""Writes the quality card ``docs/quality.md`` from what ``floors.json`` keeps: ``python -m benchmarks.quality``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.floors import Kept, read

CARD = Path(__file__).parents[1] / "docs" / "quality.md"
OURS: Final = "watchfloor"

TITLES: Final = {"extraction": "Reading pages", "annotation": "Annotation", "stories": "Stories",
    "senses": "Drugs in their sense", "amounts": "Amounts", "selectors": "Selectors", "places": "Where places lie",
    "events": "Events", "incidents": "Incidents",
}  # fmt: skip
MEANINGS: Final = {
    "shingle_f1": "text: F1 of four-word runs, the set's own measure",
    "word_f1": "text: F1 of words",
    "word_f1_article": "text of articles: F1 of words",
    "word_f1_thread": "text of forum threads: F1 of words",
    "word_f1_listing": "text of listings: F1 of words",
    "kind": "kind of page right",
    "title": "title right",
    "title_article": "title right, articles",
    "name_f1": "authors: F1 of names, one by one",
    "author": "all authors of a page right",
    "author_article": "all authors of a page right, articles",
    "no_author": "no author given where there is none",
    "date": "date right",
    "date_article": "date right, articles",
    "no_date": "no date given where there is none",
    "language": "language right",
    "seizures": "seizures: F1",
    "seizure": "seizures: F1",
    "precision_seizure": "of the seizures read, those that are right",
    "arrest": "arrests: F1",
    "sentence": "sentences: F1",
    "place_right": "of the mentions, those whose place is right",
    "numbered_seen": "quantities with a number, folds looked at: F1 by overlap",
    "numbered_unseen": "quantities with a number, the fold never looked at: F1 by overlap",
    "value_and_unit": "value and unit right: F1",
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
}
"""What a figure says; a label of annotation is its F1 over exact spans."""
MEANINGS_OF: Final = {
    "stories": {
        "precision": "of the pairs in one story, those that tell the same",
        "recall": "of the edited texts, those in the story of their original",
    },
    "incidents": {
        "precision": "of the pairs shown as one seizure, those that are",
        "recall": "of the pairs that tell one seizure, those shown",
    },
}
"""What a figure says of one kind of benchmark alone."""

_HEAD: Final = """# The quality card

How well pages are read and texts annotated, on sets with known answers, beside peers in the same run. Written by
`python -m benchmarks.quality` from `benchmarks/floors.json`; `make test` fails where a figure falls more than .002
under its floor, but for the few that take long, which say so. Peers run with their own defaults; a dash is what a peer
does not read. The readers were improved, and the weights for text and kind of page fitted, on these very sets, so
expect less on other pages. Speeds are of a shared machine: compare them within a row.
"""


def card(kept: Mapping[str, Kept]) -> str:
    """The card as Markdown, from what the file of floors keeps."""
    parts = [_HEAD]
    for kind, sets in kept.items():
        parts.append(f"## {TITLES.get(kind, kind.capitalize())}\n")
        parts += ["\n".join(_part(kind, name, one)) + "\n" for name, one in sets.items()]
    return "\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the card to its place."""
    argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__).parse_args(arguments)
    CARD.write_text(card(read()), "utf-8")


def _part(kind: str, name: str, one: Mapping[str, Any]) -> Iterator[str]:
    peers: Mapping[str, Mapping[str, float]] = one["peers"]
    yield f"### {name}\n"
    yield f"{one['count']:,} {one['unit']}: {one['what']}. From: {one['origin']}."
    yield f"Licence: {one['licence']}. Measured {one['measured']}.\n"
    yield _row(["", "floor", f"**{OURS}**", *peers])
    yield "|---" * (3 + len(peers)) + "|"
    for figure, value in one["reached"].items():
        others = [_share(peer.get(figure)) for peer in peers.values()]
        yield _row([_meaning(kind, figure), _share(one["floors"].get(figure)), _share(value), *others])
    speed: Mapping[str, float] = one["speed"]
    if not speed:
        return
    yield _row(
        [one["speed_unit"], "", *(f"{speed[reader]:,.4g}" if reader in speed else "–" for reader in (OURS, *peers))]
    )


def _meaning(kind: str, figure: str) -> str:
    if kind == "selectors":
        label, precise = figure.removeprefix("precision_"), figure.startswith("precision_")
        return f"{label}: {'of the hits, those that are right' if precise else 'lines read right'}"
    return (MEANINGS | MEANINGS_OF.get(kind, {})).get(figure, f"{figure}: F1")


def _share(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}".removeprefix("0")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


if __name__ == "__main__":
    main()
