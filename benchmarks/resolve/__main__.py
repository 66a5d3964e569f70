"""``python -m benchmarks.resolve [--errors] [--mentions N]``: brings names together; prints one JSON object.

The bar: precision of the labelled pairs of press releases at least .97 at recall at least .70; exit 1 under it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

from benchmarks.extract.sets import ROOT
from benchmarks.resolve.groups import listed_pairs
from benchmarks.resolve.invented import PARTS, invented_pairs
from benchmarks.resolve.judged import Judged, figures
from benchmarks.resolve.releases import labelled_pairs, read_releases
from benchmarks.resolve.speed import measure
from nlp import load_pipeline

_PRECISION: Final = 0.97
_RECALL: Final = 0.70


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Returns 1 where those of the labelled pairs are under the bar."""
    parser = argparse.ArgumentParser(prog="benchmarks.resolve", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="name each error on standard error")
    parser.add_argument("--mentions", type=int, default=20_000, help="how many invented mentions to time")
    chosen = parser.parse_args(arguments)
    sets = {part: invented_pairs(part) for part in PARTS}
    if (ROOT / "press-releases").is_dir():
        sets["press-releases"] = labelled_pairs(read_releases(load_pipeline()))
    if (ROOT / "orgcrime-names").is_dir():
        sets["orgcrime-names"] = listed_pairs()
    report: dict[str, Any] = {name: figures(pairs) for name, pairs in sets.items()}
    report["speed"] = measure(chosen.mentions)
    if chosen.errors:
        print("\n".join(line for pairs in sets.values() for line in _errors(pairs)), file=sys.stderr)
    print(json.dumps(report, indent=2))
    reached = report.get("press-releases", report["invented"])
    return 0 if reached["precision"] >= _PRECISION and reached["recall"] >= _RECALL else 1


def _errors(pairs: Iterable[Judged]) -> Iterable[str]:
    for each in pairs:
        if each.found != each.same:
            yield f"{'missed' if each.same else 'wrong'}: {each.told} ({each.kind})"


if __name__ == "__main__":
    sys.exit(main())
