"""Reads the invented pages and prints, by language and by system, the shares of right answers as one JSON object.

``--format table`` prints text, ``--wrong`` each wrong answer as a line. ``--language`` and ``--system`` choose pages.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence

from benchmarks.extract.readers import OURS, READERS, quieten
from benchmarks.extract.synthetic.scores import FIELDS, SYSTEMS, Reading, means, read
from benchmarks.extract.synthetic.stories import stories


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares. Returns 0."""
    parser = argparse.ArgumentParser(prog="benchmarks.extract.synthetic", description=__doc__)
    parser.add_argument("--language", action="append", help="only this language")
    parser.add_argument("--system", action="append", choices=SYSTEMS, help="only this system")
    parser.add_argument("--reader", choices=READERS, default=OURS)
    parser.add_argument("--format", choices=("json", "table"), default="json")
    parser.add_argument("--wrong", action="store_true", help="print each wrong answer instead")
    options = parser.parse_args(arguments)
    quieten()
    told = [story for story in stories() if story.language in (options.language or [story.language])]
    chosen = options.system or list(SYSTEMS)
    readings = [read(story, system, READERS[options.reader]) for story in told for system in chosen]
    if options.wrong:
        for one in readings:
            for field, given in one.wrong.items():
                print(f"{field:9}{one.language:4}{one.system:19}{given}")
        return 0
    parts = {
        "all": {"": means(readings)},
        "by_language": {story.language: _of(readings, "language", story.language) for story in told},
        "by_system": {system: _of(readings, "system", system) for system in chosen},
    }
    print(table(parts) if options.format == "table" else json.dumps({"pages": len(readings), **parts}, indent=1))
    return 0


def _of(readings: Sequence[Reading], part: str, name: str) -> dict[str, float]:
    return means(one for one in readings if getattr(one, part) == name)


def table(parts: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The shares as text in columns."""
    lines = [" " * 20 + "".join(f"{field:>10}" for field in FIELDS)]
    for rows in parts.values():
        for name, shares in rows.items():
            cells = (f"{shares[field]:10.3f}" if field in shares else f"{'–':>10}" for field in FIELDS)
            lines.append(f"{name or 'all':20}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
