"""``python -m benchmarks.incidents [--errors]``: brings together what is told of one seizure; prints one JSON object.

A pair is two texts of the set. The bar: precision of the pairs at least .95 in each part of the set; exit 1 under it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Collection, Sequence
from typing import Any, Final

from benchmarks.incidents.found import Found, found, peer
from benchmarks.incidents.tellings import PARTS, Labelled, Pair, same_seizure, tellings, within
from nlp import load_pipeline

_PRECISION: Final = 0.95
_OF_AMOUNTS: Final = re.compile(r"(?!\d{4}-\d\d-\d\d)\d.* or \d")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 1 where precision is under the bar."""
    parser = argparse.ArgumentParser(prog="benchmarks.incidents", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="one part of the set alone")
    parser.add_argument("--errors", action="store_true", help="name each error on standard error")
    chosen = parser.parse_args(arguments)
    texts = [each for each in tellings() if chosen.part in (None, each.part)]
    made = found(load_pipeline(), texts)
    parts = {part: [each for each in texts if each.part == part] for part in PARTS if chosen.part in (None, part)}
    report = {part: figures(made, some) for part, some in (parts | {"all": texts}).items()}
    if chosen.errors:
        print("\n".join(errors(made, texts)), file=sys.stderr)
    print(json.dumps(report, indent=2))
    return 0 if all(each["pairs"]["precision"] >= _PRECISION for each in report.values()) else 1


def figures(made: Found, some: Sequence[Labelled]) -> dict[str, Any]:
    """How right the pairs among some tellings are, ours and the plain rule's, and what the reader missed of them."""
    truth = same_seizure(some)
    telling = [each for each in some if each.incident]
    read = {each.id for each in telling if made.read[each.id]}
    pairs = within(made.pairs, some)
    return {
        "texts": len(some),
        "incidents": len({name for each in some for name in each.incident}),
        "tellings": len(telling),
        "tellings_without_event": len(telling) - len(read),
        "pairs": scores(pairs, truth),
        "pairs_of_read_tellings": scores(pairs, [pair for pair in truth if read.issuperset(pair)]),
        "amounts_in_conflict": conflicts(made, pairs, truth),
        "peer": scores(within(peer(made.read, some), some), truth),
    }


def scores(pairs: Collection[Pair], truth: Collection[Pair]) -> dict[str, float]:
    """Precision, recall and F1 of pairs."""
    right = len(set(pairs) & set(truth))
    precision, recall = right / max(len(pairs), 1), right / max(len(truth), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    rounded = {"precision": precision, "recall": recall, "f1": f1}
    return {"found": len(pairs), "right": right, "of": len(truth)} | {n: round(v, 4) for n, v in rounded.items()}


def conflicts(made: Found, pairs: Collection[Pair], truth: dict[Pair, bool]) -> dict[str, int]:
    """Of the right pairs, how many are shown with amounts that differ, and how many of those do by the labels."""
    right = [pair for pair in pairs if pair in truth]
    shown = {pair for pair in right if any(map(_OF_AMOUNTS.match, made.pairs[pair]))}
    return {
        "shown": len(shown),
        "right": sum(truth[pair] for pair in shown),
        "of": sum(truth[pair] for pair in right),
    }


def errors(made: Found, some: Sequence[Labelled]) -> list[str]:
    """A line for each wrong pair, each missed one and each telling of which no seizure was read."""
    truth = same_seizure(some)
    lines = [f"no event read: {each.id} {each.text}" for each in some if each.incident and not made.read[each.id]]
    lines += [f"wrong: {' '.join(pair)}" for pair in sorted(made.pairs.keys() - truth.keys())]
    return lines + [f"missed: {' '.join(pair)}" for pair in sorted(truth.keys() - made.pairs.keys())]


if __name__ == "__main__":
    sys.exit(main())
