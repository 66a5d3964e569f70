"""Reads the known pages with watchfloor and with its peers, or without each of its rules; prints one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from benchmarks.extract.ablation import ablate, table
from benchmarks.extract.readers import OURS, READERS, quieten
from benchmarks.extract.rounds import Result, measure
from benchmarks.extract.sets import ROOT, SETS, PageSet
from benchmarks.extract.synthetic.scores import INVENTED
from benchmarks.measuring import machine
from crawler.extract.heuristics import heuristics


def report(results: dict[str, Result]) -> dict[str, object]:
    """Figures and pages per CPU-second of each reader on one set, and our speed as a multiple of each peer's."""
    readers = {
        name: {**result.tally.figures(), "pages_per_cpu_second": result.speed} for name, result in results.items()
    }
    ours = results.get(OURS)
    ratios = {
        name: round(ours.speed / result.speed, 2)
        for name, result in results.items()
        if ours and name != OURS and result.speed
    }
    pages = len(next(iter(results.values())).tally.pages)
    return {"pages": pages, "readers": readers, "speed_of_ours_over": ratios}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or with ``--ablate`` what each rule is worth. Returns 1 where the corpus is missing."""
    sets = {**SETS, INVENTED.name: INVENTED}
    parser = argparse.ArgumentParser(prog="benchmarks.extract", description=__doc__)
    parser.add_argument("--set", action="append", choices=sets, help="only this set of pages (default: the real ones)")
    parser.add_argument("--reader", action="append", choices=READERS, help="only this reader (default: all)")
    parser.add_argument("--rounds", type=int, default=1, help="read this often and take the least CPU time")
    parser.add_argument("--ablate", action="store_true", help="what each rule is worth, instead")
    parser.add_argument("--rule", action="append", default=[], help="with --ablate: only rules that begin so")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="with --ablate: processes")
    parser.add_argument("--every", type=int, default=1, help="with --ablate: only each so-many-th page")
    parser.add_argument("--format", choices=("json", "table"), default="json", help="with --ablate")
    options = parser.parse_args(arguments)
    chosen = [sets[name] for name in options.set or SETS]
    if not ROOT.is_dir() and chosen != [INVENTED]:
        print(f"the corpus is not at {ROOT} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
        return 1
    quieten()
    if options.ablate:
        return _print_ablation(chosen, options)
    readers = {name: READERS[name] for name in options.reader or READERS}
    found = {one.name: report(measure(one, readers, options.rounds)) for one in chosen}
    print(json.dumps({**found, "machine": machine()}, indent=1))
    return 0


def _print_ablation(chosen: Sequence[PageSet], options: argparse.Namespace) -> int:
    rules = [name for name in sorted(heuristics()) if name.startswith(tuple(options.rule) or "")]
    found = {one.name: ablate(one, rules, options.jobs, options.every) for one in chosen}
    if options.format == "table":
        print("\n\n".join(table(name, rows) for name, rows in found.items()))
    else:
        print(json.dumps({name: [row.as_json() for row in rows] for name, rows in found.items()}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
