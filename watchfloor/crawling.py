"""Crawls: one ``scrapy crawl`` process for several sources, its results enriched and indexed as they come."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.choice import ALL
from crawler.config import CONFIG_VARIABLE
from crawler.sources import Source
from index.model import Problem, RunCounts
from index.store import RunRow, Store
from index.store.owner import process_of
from watchfloor.child import spawn
from watchfloor.settings import Settings

LOG_LIMIT = 10 * 2**20


@dataclass(slots=True)
class CrawlProcess:
    """One running ``scrapy crawl`` and the sources that it was given."""

    sources: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes]
    started: datetime

    def running(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What a crawl did for one source, as ``crawl --format json`` prints it."""

    source: str
    counts: RunCounts
    problems: list[Problem]
    seconds: float
    error: str | None

    def to_json(self) -> dict[str, Any]:
        """One object: counts, ``problems`` as address and reason, ``seconds``, and ``error`` if it failed whole."""
        shown = {"source": self.source} | asdict(self.counts)
        shown["problems"] = [{"url": problem.url, "reason": problem.reason} for problem in self.problems]
        shown["seconds"] = round(self.seconds, 3)
        return shown | ({"error": self.error} if self.error else {})

    @property
    def failed(self) -> bool:
        """Whether the crawl must end with 1: unreadable as a whole, or an address refused by guard or limit."""
        return self.error is not None or any(problem.grade == "refused" for problem in self.problems)


@dataclass(slots=True)
class Crawl:
    """A crawl of several sources, of any kinds, by one process; the delay per host holds over all processes."""

    settings: Settings
    store: Store
    config: Path
    reason: str = "manual"
    limit: int | None = None
    running: list[CrawlProcess] = field(default_factory=list)
    pids: set[str] = field(default_factory=set)

    def start(self, sources: Sequence[Source]) -> CrawlProcess:
        """Start one process for some sources of the web."""
        return self._spawn(self._arguments([source.id for source in sources]), sources)

    def start_import(self, sources: Sequence[Source]) -> CrawlProcess:
        """Start one process that imports sources of kind ``warc``."""
        ids = [source.id for source in sources]
        return self._spawn([sys.executable, "-m", "watchfloor", "crawl", "--collect-only", *ids], sources)

    def _arguments(self, ids: Sequence[str]) -> list[str]:
        given = [f"source={','.join(ids)}", f"reason={self.reason}"]
        given += [f"limit={self.limit}"] if self.limit is not None else []
        return [sys.executable, "-m", "scrapy", "crawl", ALL, *(part for one in given for part in ("-a", one))]

    def _spawn(self, arguments: list[str], sources: Sequence[Source]) -> CrawlProcess:
        environment = {
            CONFIG_VARIABLE: str(self.config.absolute()),
            "WATCHFLOOR_DATA": str(self.settings.data.absolute()),
            "WATCHFLOOR_STORE__URL": self.settings.store_url,
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        }
        log = open_log(self.settings)
        with log.open("ab") as output:
            process = spawn(arguments, environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        started = CrawlProcess(tuple(source.id for source in sources), log, process, datetime.now(UTC))
        self.running.append(started)
        self.pids.add(str(process.pid))
        return started

    def reap(self) -> list[CrawlProcess]:
        """Return the processes that ended since the last call."""
        ended = [process for process in self.running if not process.running()]
        self.running = [process for process in self.running if process not in ended]
        return ended

    def stop(self, patience: float = 20.0) -> None:
        """Ask every process to end, wait, and kill what does not; nothing that is stored is lost by that."""
        for process in self.running:
            process.process.terminate()
        deadline = time.monotonic() + patience
        for process in self.running:
            try:
                process.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.process.kill()
                process.process.wait()


def open_log(settings: Settings) -> Path:
    """Return the log file of crawls, set aside as ``.1`` when it has grown large."""
    folder = settings.data / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "crawl.log"
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path


def crawl_now(
    crawl: Crawl, sources: Sequence[Source], work: Callable[[], bool], progress: Callable[[list[RunRow]], None]
) -> list[SourceReport]:
    """Crawl sources to the end; between looks at the processes call ``work``, which says whether it did anything."""
    first = newest_run(crawl.store)
    crashes: dict[str, str] = {}
    try:
        crawl.start(sources)
        while crawl.running:
            crashes.update(crash for ended in crawl.reap() for crash in crashed(ended))
            progress(own_runs(crawl, first))
            if not work():
                time.sleep(0.1)
    finally:
        crawl.stop()
    progress(own_runs(crawl, first))
    crashes = {source: crashes.get(source, "") + full_disk(crawl.settings) for source in (s.id for s in sources)}
    return list(reports(crawl, sources, first, crashes))


def full_disk(settings: Settings) -> str:
    """Say so if the disk of the data folder is full: then neither store nor log could be told why a crawl ended."""
    free = shutil.disk_usage(settings.data).free
    return (
        f"; the disk of {settings.data} is full ({free} bytes left): make room and crawl again" if free < 2**20 else ""
    )


def crashed(ended: CrawlProcess) -> Iterator[tuple[str, str]]:
    """Name the sources of a process that ended badly, with the last line it wrote."""
    code = ended.process.returncode
    if code:
        with ended.log.open("rb") as log:
            log.seek(max(0, ended.log.stat().st_size - 2000))
            lines = log.read().decode("utf-8", "replace").strip().splitlines()
        last = lines[-1] if lines else "no message"
        for source in ended.sources:
            yield source, f"the crawl process ended with {code}: {last} (see {ended.log})"


def newest_run(store: Store) -> int:
    """The id of the newest run, 0 if there is none."""
    newest = store.runs(limit=1)
    return newest[0].id if newest else 0


def own_runs(crawl: Crawl, first: int) -> list[RunRow]:
    """The runs of this crawl's own processes that began after a given one, oldest first."""
    runs = [run for run in crawl.store.runs_since(first) if process_of(run.owner) in crawl.pids]
    return sorted(runs, key=lambda run: run.id)


def reports(crawl: Crawl, sources: Sequence[Source], first: int, crashes: dict[str, str]) -> Iterator[SourceReport]:
    """Sum up what the store says of each source's run, in the order of the sources."""
    runs = {run.source: run for run in own_runs(crawl, first)}
    for source in sources:
        run = runs.get(source.id)
        if run is None:
            reason = crashes.get(source.id) or "the crawl process did not begin with this source"
            yield SourceReport(source.id, RunCounts(), [], 0.0, reason)
            continue
        seconds = (run.finished - run.started).total_seconds() if run.finished else 0.0
        error = run.error or (None if run.state == "done" else f"ended before its time{_because(crashes[source.id])}")
        yield SourceReport(source.id, run.counts, crawl.store.problems(run.id), seconds, error)


def _because(reason: str) -> str:
    return f": {reason.removeprefix('; ')}" if reason else ""


def total(parts: Sequence[SourceReport]) -> dict[str, Any]:
    """Add up reports: counts, number of problems, seconds of the longest."""
    sums = {key: sum(getattr(part.counts, key) for part in parts) for key in asdict(RunCounts())}
    return sums | {
        "problems": sum(len(part.problems) for part in parts),
        "seconds": round(max((part.seconds for part in parts), default=0.0), 3),
    }
