"""Quality floors: figures that no change may lower.

``python -m benchmarks.floors`` prints them. ``python -m benchmarks.floors raise [KIND]`` measures and raises those that
grew. A floor is lowered only by name and with a reason, which is written into CHANGELOG.md:
``raise extraction --lower news-aeb.shingle_f1 --reason "…"``.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measured import Measured

FILE = Path(__file__).with_name("floors.json")
CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
KINDS = ("extraction", "annotation", "stories", "senses", "amounts", "selectors", "places", "events", "incidents")
TOLERANCE = 0.002

Kept = dict[str, dict[str, Any]]
"""One set each: its ``floors`` by figure, and the fields of ``Measured`` from when they were last raised."""


def read(file: Path = FILE) -> dict[str, Kept]:
    """Return what the file keeps, by kind of benchmark and set."""
    kept: dict[str, Kept] = json.loads(file.read_text("utf-8"))
    return kept


def floors(kind: str, name: str) -> dict[str, float]:
    """Return the floors of a set: figure name to the least value that is accepted."""
    found: dict[str, float] = read()[kind][name]["floors"]
    return found


def below(kind: str, name: str, reached: Mapping[str, float]) -> dict[str, float]:
    """Return the figures that fell more than ``TOLERANCE`` under their floor; one not reached at all counts as 0."""
    found = {figure: reached.get(figure, 0.0) for figure in floors(kind, name)}
    return {figure: value for figure, value in found.items() if value < floors(kind, name)[figure] - TOLERANCE}


def rounded_down(value: float) -> float:
    """A value as a floor: rounded down to three digits."""
    return math.floor(round(value * 1000, 6)) / 1000


def raised(kept: Kept, found: Mapping[str, Measured], lower: Sequence[str] = ()) -> tuple[Kept, list[str], list[str]]:
    """Return the sets with floors raised to what was found, figures that fell, and lines on those lowered.

    A figure named in ``lower`` as ``SET.FIGURE`` gets what was found whatever its floor was. Figures that fell under
    their floor otherwise keep it, and are named by the second value.
    """
    result, fell, lowered = dict(kept), [], []
    for name, measured in found.items():
        old: dict[str, float] = kept.get(name, {}).get("floors", {})
        new = dict(old)
        for figure, value in measured.reached.items():
            label, reached = f"{name}.{figure}", rounded_down(value)
            if reached >= old.get(figure, 0.0):
                new[figure] = reached
            elif label in lower:
                new[figure] = reached
                lowered.append(f"{label} from {old[figure]} to {reached}")
            else:
                fell.append(f"{label}: {value} under its floor {old[figure]}")
        result[name] = {"floors": new, **measured.as_json()}
    return result, fell, lowered


def noted(changelog: str, line: str) -> str:
    """The text of a changelog with one more entry at the end of its newest part."""
    start = changelog.find("\n## ")
    end = changelog.find("\n## ", start + 1)
    newest, older = (changelog, "") if end < 0 else (changelog[:end], changelog[end:])
    return f"{newest.rstrip()}\n- {line}\n{older}"


def raise_floors(
    kinds: Sequence[str],
    measures: Mapping[str, Callable[[], Mapping[str, Measured]]],
    lower: Sequence[str] = (),
    reason: str = "",
    file: Path = FILE,
    changelog: Path = CHANGELOG,
) -> list[str]:
    """Measure and write the file anew; return what fell.

    Raises ``ValueError`` for a lowering without a reason, or of a figure that has no floor; nothing is measured then.
    """
    kept, all_fell = read(file), list[str]()
    known = {
        f"{name}.{figure}" for kind in kinds for name, one in kept.get(kind, {}).items() for figure in one["floors"]
    }
    if lower and not reason.strip():
        raise ValueError("a floor is lowered only with a reason")
    if unknown := set(lower) - known:
        raise ValueError(f"no floor is named {', '.join(sorted(unknown))}")
    for kind in kinds:
        kept[kind], fell, lowered = raised(kept.get(kind, {}), measures[kind](), lower)
        all_fell += fell
        for change in lowered:
            line = f"The quality floor of {kind} {change}: {' '.join(reason.split())}"
            changelog.write_text(noted(changelog.read_text("utf-8"), line), "utf-8")
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return all_fell


def _measures() -> dict[str, Callable[[], Mapping[str, Measured]]]:
    from benchmarks.annotation import parts
    from benchmarks.annotation.measured import measured_texts
    from benchmarks.extract.measured import measured_pages
    from benchmarks.incidents.measured import measured_incidents
    from benchmarks.stories.measured import measured_stories

    whole: dict[str, Callable[[], Mapping[str, Measured]]] = {
        "extraction": measured_pages,
        "annotation": measured_texts,
        "stories": measured_stories,
    }
    return whole | {
        "senses": parts.measured_senses,
        "amounts": parts.measured_amounts,
        "selectors": parts.measured_selectors,
        "places": parts.measured_places,
        "events": parts.measured_events,
        "incidents": measured_incidents,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the file, or measure and raise. Returns 1 where a figure fell, 2 for a lowering without a reason."""
    parser = argparse.ArgumentParser(prog="benchmarks.floors", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("show", "raise"), default="show")
    parser.add_argument("kind", nargs="?", choices=KINDS)
    parser.add_argument("--lower", action="append", default=[], metavar="SET.FIGURE")
    parser.add_argument("--reason", default="")
    options = parser.parse_args(arguments)
    if options.command == "show":
        print(FILE.read_text("utf-8"))
        return 0
    kinds = [options.kind] if options.kind else KINDS
    try:
        fell = raise_floors(kinds, _measures(), options.lower, options.reason)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for line in fell:
        print(line, file=sys.stderr)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
