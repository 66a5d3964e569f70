"""``python -m benchmarks.end_to_end [--pages N]``: the whole way beside its raw parts; one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.end_to_end.parts import PARTS
from benchmarks.measuring import Cost, machine, run_measured
from tests.main_job.project import Project
from tests.main_job.real_pages import RealPage, publish, real_pages
from tests.services.site import Site

BAR = 0.75


def whole_way(folder: Path, pages: list[RealPage]) -> tuple[Cost, int]:
    """Crawl, archive, read, annotate and index the pages from a local server; return cost and documents stored."""
    project = Project(folder)
    with Site(feeds={}) as site:
        for number, feed in enumerate(publish(site, pages)):
            project.add_source(f"section-{number}", f"{site.url}{feed}")
        cost = run_measured(project.command("crawl", "--format", "json"))
    return cost, json.loads(cost.output.splitlines()[-1])["total"]["new"]


def raw_parts(folder: Path, pages: list[RealPage]) -> dict[str, Cost]:
    """Run each raw part over the same pages."""
    (folder / "pages").mkdir(parents=True)
    for number, page in enumerate(pages):
        (folder / "pages" / f"{number:05}.html").write_bytes(page.html)
    return {
        name: run_measured([sys.executable, "-m", "benchmarks.end_to_end.parts", name, str(folder)]) for name in PARTS
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=0, help="how many pages of the corpus; 0 for all")
    arguments = parser.parse_args()
    pages = list(real_pages())[: arguments.pages or None]
    with tempfile.TemporaryDirectory(prefix="watchfloor-bench-") as name:
        folder = Path(name)
        (folder / "ours").mkdir()
        parts = raw_parts(folder / "raw", pages)
        ours, stored = whole_way(folder / "ours", pages)
    raw_cpu = sum(cost.cpu for cost in parts.values())
    result = {
        "benchmark": "end_to_end",
        "pages": len(pages),
        "stored": stored,
        "cpu_seconds": round(ours.cpu, 1),
        "pages_per_cpu_second": round(len(pages) / ours.cpu, 2),
        "wall_seconds": round(ours.wall, 1),
        "peak_mb": round(ours.peak_mb),
        "raw_cpu_seconds": {part: round(cost.cpu, 1) for part, cost in parts.items()},
        "raw_pages_per_cpu_second": round(len(pages) / raw_cpu, 2),
        "ratio": round(raw_cpu / ours.cpu, 3),
        "bar": BAR,
        "machine": machine(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
