"""The loop that annotates, watches and indexes what waits: once until nothing waits, or for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

from index.engine.port import EngineError
from index.store import StoreFullError, StoreLockedError, StoreUnavailableError
from watchfloor.indexer import Indexer
from watchfloor.runtime import Runtime
from watchfloor.watching import Watcher
from watchfloor.worker import EnrichmentWorker

log = structlog.get_logger(__name__)
INDEX_EVERY = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
PASSING = (StoreUnavailableError, StoreLockedError, StoreFullError)
"""What goes by without a person's help, or with one who makes room."""


class Enrichment:
    """Worker, watcher and indexer of one process, the indexer at most every two seconds because a commit costs."""

    def __init__(self, runtime: Runtime, load: Callable[[], EnrichmentWorker]) -> None:
        self._runtime = runtime
        self._load = load
        self._worker: EnrichmentWorker | None = None
        self._watcher = Watcher(runtime.store, runtime.owner)
        self._indexer = Indexer(runtime.store, runtime.engine, runtime.owner)
        self._next_index = 0.0
        self._pause = FIRST_PAUSE
        self.engine_down: str | None = None
        self.annotated = 0
        self.indexed = 0

    def step(self) -> bool:
        """Do one batch of each; say whether anything was done. Raises ``StoreError``."""
        if self._worker is None:
            self._worker = self._load()
        annotated = self._worker.step()
        self.annotated += annotated
        # Watches look at the store's own texts, so that no alert waits for the engine.
        watched = self._watcher.step()
        if not annotated or time.monotonic() >= self._next_index:
            indexed = self._index()
            self.indexed += indexed
            return bool(annotated or watched or indexed)
        return True

    def _index(self) -> int:
        if time.monotonic() < self._next_index and self.engine_down:
            return 0
        try:
            settled = self._indexer.step()
        except EngineError as error:
            self._engine_fell(str(error))
            return 0
        if self.engine_down:
            log.info("the engine answers again")
        self.engine_down, self._pause = None, FIRST_PAUSE
        self._next_index = time.monotonic() + INDEX_EVERY
        return settled

    def _engine_fell(self, reason: str) -> None:
        if self.engine_down is None:
            log.error("the engine cannot be written to; documents wait in the outbox", reason=reason)
        self.engine_down = reason
        self._next_index = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def drain(self, progress: Callable[[], None] = lambda: None) -> None:
        """Work until nothing waits, or until what waits cannot be indexed because the engine is down."""
        while self.step():
            progress()
        self._release()

    def follow(self, ending: Callable[[], bool]) -> None:
        """Work until ``ending`` says so; a store that is away, held or full is waited for."""
        pause = FIRST_PAUSE
        while not ending():
            try:
                busy = self.step()
                pause = FIRST_PAUSE
            except PASSING as error:
                log.error("the store cannot be used", reason=str(error), again_in=pause)
                busy = False
                _rest(pause, ending)
                pause = min(pause * 2, LONGEST_PAUSE)
            if not busy:
                time.sleep(0.25)
        self._release()

    def _release(self) -> None:
        self._watcher.release()
        self._indexer.release()


def _rest(seconds: float, ending: Callable[[], bool]) -> None:
    """Sleep, but not on when the process is told to end."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not ending():
        time.sleep(0.25)


def new_enrichment(runtime: Runtime) -> Enrichment:
    """The enrichment of a process; the language model is loaded when the first text waits."""

    def load() -> EnrichmentWorker:
        from nlp import load_pipeline

        settings = runtime.settings.nlp
        return EnrichmentWorker(runtime.store, load_pipeline(settings.model), runtime.owner, settings.batch)

    return Enrichment(runtime, load)
