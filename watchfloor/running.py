"""``watchfloor run``: scheduler, crawls, enrichment and desk under one parent that restarts what falls."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from crawler.sources import Source
from index.store import StoreError
from index.store.owner import this_owner
from watchfloor.child import spawn
from watchfloor.crawling import Crawl, CrawlProcess, crashed
from watchfloor.runtime import Runtime
from watchfloor.scheduler import due_sources

log = structlog.get_logger(__name__)
TICK = 0.5
LOOK_EVERY = 5.0
LONGEST_PAUSE = 300.0
STEADY = 60.0
SCHEDULER = "scheduler"
CLAIM = timedelta(seconds=60)


@dataclass(slots=True)
class Service:
    """A child that must always run; one that keeps falling is started after ever longer pauses."""

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    not_before: float = 0.0
    pause: float = 1.0

    def tend(self, now: float) -> None:
        """Start it if it does not run; ``now`` is monotonic time in seconds."""
        if self.process is not None:
            if self.process.poll() is None:
                return
            self._fell(now)
        if now >= self.not_before:
            log.info("starting", service=self.name)
            self.started = now
            try:
                self.process = spawn(self.arguments, stdin=subprocess.DEVNULL)
            except OSError as error:
                log.error("a part cannot be started", service=self.name, reason=str(error), again_in=LOOK_EVERY)
                self.not_before = now + LOOK_EVERY

    def _fell(self, now: float) -> None:
        assert self.process is not None
        self.pause = 1.0 if now - self.started > STEADY else min(self.pause * 2, LONGEST_PAUSE)
        self.not_before = now + self.pause
        log.error("a part ended by itself", service=self.name, code=self.process.returncode, again_in=self.pause)
        self.process = None

    def stop(self, patience: float) -> None:
        """Ask it to end, wait, and kill it if it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            log.error("a part did not end in time; killing it", service=self.name)
            self.process.kill()
            self.process.wait()


@dataclass(slots=True)
class Supervisor:
    """The parent: keeps the services up and starts the crawls that are due until it is told to end."""

    runtime: Runtime
    config: Path
    read_sources: Callable[[], Mapping[str, Source]]
    services: list[Service]
    ending: bool = False
    owner: str = field(default_factory=this_owner)
    _idle: bool = False
    _crawl: Crawl = field(init=False)
    _attempts: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._crawl = Crawl(self.runtime.settings, self.runtime.store, self.config, reason="schedule")

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, then end every part cleanly."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "ending", True))
        looked = 0.0
        try:
            while not self.ending:
                now = time.monotonic()
                for service in self.services:
                    service.tend(now)
                if now - looked >= LOOK_EVERY or looked == 0.0:
                    self.look()
                    looked = now
                time.sleep(TICK)
        finally:
            log.info("ending")
            with suppress(StoreError):
                self.runtime.store.release(SCHEDULER, self.owner)
            self._crawl.stop()
            for service in self.services:
                service.stop(20.0)

    def look(self) -> None:
        """Start what is due. A store that does not answer, or a full disk, is said and tried again at the next look."""
        try:
            if not self._claimed():
                return
            for ended in self._crawl.reap():
                for source, reason in crashed(ended):
                    log.error("a crawl failed", source=source, reason=reason)
            self.runtime.take_over()
            self._start_due()
        except StoreError as error:
            log.error("the store does not answer", reason=str(error))
        except OSError as error:
            log.error("no crawl can be started", reason=str(error))

    def _claimed(self) -> bool:
        """Whether this is the one scheduler of the store: two would collect everything twice."""
        mine = self.runtime.store.acquire(SCHEDULER, self.owner, datetime.now(UTC), CLAIM)
        if not mine and not self._idle:
            log.warning("another watchfloor run schedules the sources of this store; this one only serves")
        self._idle = not mine
        return mine

    def _start_due(self) -> None:
        now = datetime.now(UTC)
        last = {source: run.started for source, run in self.runtime.store.last_runs().items()} | self._attempts
        busy = self._busy()
        due = due_sources(self.read_sources().values(), last, now, self.runtime.settings.run.default_schedule)
        free = [source for source in due if source.id not in busy]
        self._start(self._crawl.start, [source for source in free if source.crawled], now)
        self._start(self._crawl.start_import, [source for source in free if not source.crawled], now)

    def _start(self, start: Callable[[list[Source]], CrawlProcess], group: list[Source], now: datetime) -> None:
        if group and len(self._crawl.running) < self.runtime.settings.run.parallel_crawls:
            log.info("crawling", sources=[source.id for source in group])
            start(group)
            self._note_attempt(group, now)

    def _busy(self) -> set[str]:
        """Sources whose run is not over yet; in a process that goes on with others they may be due again."""
        runs = self.runtime.store.last_runs()
        given = {source: process.started for process in self._crawl.running for source in process.sources}
        return {
            source
            for source, started in given.items()
            if source not in runs or runs[source].started < started or runs[source].finished is None
        }

    def _note_attempt(self, group: list[Source], now: datetime) -> None:
        """Remember the attempt here too: a crawl that dies before its first row must not be started every second."""
        horizon = now - timedelta(days=1)
        self._attempts = {key: when for key, when in self._attempts.items() if when > horizon}
        self._attempts |= {source.id: now for source in group}


def own_command(*arguments: str) -> list[str]:
    """The command line that starts another part of this program."""
    return [sys.executable, "-m", "watchfloor", *arguments]
