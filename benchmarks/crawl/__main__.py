"""``python -m benchmarks.crawl [--sites N] [--pages N]``: our crawl beside plain Scrapy; one JSON object.

Politeness is off, and as many requests are under way at a time in both. Seconds and CPU-seconds count from the first
request, so that nobody's start-up is in them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.crawl.server import host
from benchmarks.measuring import machine
from crawler.archive.files import archive_files
from crawler.archive.reader import records
from tests.crawl.project import ROOT, Project

BAR = 0.7
CONCURRENCY = 32
CRAWL = f"concurrency = {CONCURRENCY}\nextractors = 2"


@dataclass(frozen=True, slots=True)
class Figures:
    """Pages, seconds from the first request to the last answer, CPU-seconds of the crawl's own process and of all."""

    pages: int
    seconds: float
    cpu: float
    cpu_all: float

    def shown(self) -> dict[str, float]:
        """For printing."""
        return {
            "pages_per_second": round(self.pages / self.seconds, 1),
            "pages_per_cpu_second": round(self.pages / self.cpu, 1),
            "pages_per_cpu_second_of_all_processes": round(self.pages / self.cpu_all, 1),
        }

    def beside(self, base: Figures) -> dict[str, float]:
        """Pages per second and per CPU-second of the crawl's own process, as shares of those of another crawl."""
        share = self.pages / base.pages
        return {
            "ratio_per_second": round(share * base.seconds / self.seconds, 3),
            "ratio_per_cpu_second": round(share * base.cpu / self.cpu, 3),
        }


def measured(command: Sequence[str], server: subprocess.Popen[str], environment: dict[str, str]) -> Figures:
    """Run a crawl against a server to its end, and end the server. Raises ``CalledProcessError``."""
    samples: list[tuple[float, float, float]] = []
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env=os.environ | environment)
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            with suppress(psutil.NoSuchProcess):
                samples.append((time.monotonic(), *_cpu(watched)))
            time.sleep(0.1)
        log.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, log.read())
    output, _ = server.communicate("")
    told = json.loads(output)
    before = next(sample for sample in reversed(samples) if sample[0] <= told["first"])
    # What ended is no longer counted, so that the last sample may be less than one before it.
    own, everything = (max(sample[n] for sample in samples) - before[n] for n in (1, 2))
    return Figures(int(told["pages"]), told["last"] - told["first"], own, everything)


def _cpu(process: psutil.Process) -> tuple[float, float]:
    """CPU-seconds of a process, and of it with all that it started."""
    own = sum(process.cpu_times()[:2])
    total = own
    for child in process.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            total += sum(child.cpu_times()[:2])
    return own, total


def served(sites: int, pages: int) -> tuple[subprocess.Popen[str], int]:
    """Start the server; returns it with its port."""
    command = [sys.executable, "-m", "benchmarks.crawl.server", str(sites), str(pages)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout
    return server, int(server.stdout.readline())


def ours(module: Sequence[str], sites: int, pages: int) -> Figures:
    """Our crawl into an empty collection. Raises ``AssertionError`` if not every page was fetched and archived."""
    with tempfile.TemporaryDirectory(prefix="watchfloor-bench-") as name:
        project = Project(Path(name))
        project.configure(CRAWL)
        server, port = served(sites, pages)
        for site in range(sites):
            project.source(f"site-{site}", f"http://{host(site)}:{port}/feed")
        environment = {
            "WATCHFLOOR_CONFIG": str(project.folder / "watchfloor.toml"),
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        }
        figures = measured([sys.executable, "-m", *module], server, environment)
        folder = project.folder / "data" / "archive"
        kept = [member.record for file in archive_files(folder) for member in records(file)]
        archived = sum(record is not None and record.kind == "response" for record in kept)
        assert archived == figures.pages == sites * pages, f"{archived} records of {figures.pages} pages"
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--pages", type=int, default=20, help="of each site")
    arguments = parser.parse_args()
    sites, pages = arguments.sites, arguments.pages
    server, port = served(sites, pages)
    plain = [sys.executable, "-m", "benchmarks.crawl.plain", str(sites), str(port), str(CONCURRENCY)]
    figures = {
        "plain_scrapy": measured(plain, server, {}),
        "archived": ours(["benchmarks.crawl.partly", "archived"], sites, pages),
        "archived_and_stored": ours(["benchmarks.crawl.partly", "stored"], sites, pages),
        "archived_stored_and_read": ours(["scrapy", "crawl", "feed"], sites, pages),
    }
    base = figures["plain_scrapy"]
    result = {
        "benchmark": "crawl",
        "pages": sites * pages,
        **{name: one.shown() | one.beside(base) for name, one in figures.items()},
        "bar": BAR,
        "machine": machine(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
