"""``python -m benchmarks.incidents [--errors]``: brings together what is told of one seizure; prints one JSON object.

A pair is two texts of the set. The bar: precision of the pairs at least .95 in each part of the set; exit 1 under it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Final

from benchmarks.incidents.found import found
from benchmarks.incidents.scoring import errors, figures
from benchmarks.incidents.tellings import PARTS, tellings
from nlp import load_pipeline

_PRECISION: Final = 0.95


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


if __name__ == "__main__":
    sys.exit(main())
