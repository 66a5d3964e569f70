"""Quality floors: figures that no change may lower. ``python -m benchmarks.floors`` prints them.

A floor is raised by editing ``floors.json``. Whoever lowers one says why in CHANGELOG.md.
"""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
TOLERANCE = 0.002


def floors(kind: str, name: str) -> dict[str, float]:
    """Return the floors of a set: figure name to the least value that is accepted."""
    found: dict[str, float] = json.loads(FILE.read_text("utf-8"))[kind][name]
    return found


def below(kind: str, name: str, reached: dict[str, float]) -> dict[str, float]:
    """Return the figures that fell more than ``TOLERANCE`` under their floor."""
    return {
        figure: reached[figure] for figure, floor in floors(kind, name).items() if reached[figure] < floor - TOLERANCE
    }


if __name__ == "__main__":
    print(FILE.read_text("utf-8"))
