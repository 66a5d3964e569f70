"""Runs: what one crawl does for each of its sources, counted and told to the store as it happens."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from crawler.components.refusal import problem
from crawler.harvest import Candidate
from crawler.room import Room
from crawler.sources import Source
from index.model import FetchState, RunCounts
from index.store import StoreError
from index.store.owner import this_owner

logger = logging.getLogger(__name__)
_EVERY = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page to be asked for: ``key`` is its canonical address as named, ``state`` what is known from last time."""

    run: SourceRun
    candidate: Candidate
    key: str
    state: FetchState | None


@dataclass(slots=True, eq=False)
class SourceRun:
    """One run of one source. ``limit`` is in documents; ``open`` counts requests and items not yet dealt with.

    ``whole`` stays true while everything the source named is dealt with for good: only then may the next run ask the
    source conditionally. ``listing`` is the source's own fetch state to be kept in that case.
    """

    id: int
    source: Source
    limit: int
    counts: RunCounts = field(default_factory=RunCounts)
    waiting: deque[Page] = field(default_factory=deque)
    sitemaps: deque[str] = field(default_factory=deque)
    seen: set[str] = field(default_factory=set)
    taken: int = 0
    open: int = 0
    reading_sitemap: bool = False
    whole: bool = True
    error: str | None = None
    listing: FetchState | None = None
    next_check: datetime | None = None
    finished: bool = False
    told: tuple[int, ...] = ()

    def expect(self, when: datetime | None) -> None:
        """Note when a page of this source is due again, so that the source is read by then."""
        if when is not None and (self.next_check is None or when < self.next_check):
            self.next_check = when


class Runs:
    """The runs of one crawl."""

    def __init__(self, room: Room, reason: str) -> None:
        self._room = room
        self._reason = reason
        self._owner = this_owner()
        self._runs: list[SourceRun] = []
        self._teller: asyncio.Task[None] | None = None

    async def begin(self, sources: Iterable[Source], limit: int | None) -> list[SourceRun]:
        """Begin a run for each source; ``limit`` lowers the sources' own. Raises ``StoreError``."""
        for source in sources:
            most = min(source.limit, limit) if limit else source.limit
            id_ = await self._room.in_store(
                self._room.store.start_run, source.id, self._reason, self._owner, datetime.now(UTC)
            )
            self._runs.append(SourceRun(id_, source, most))
        self._teller = asyncio.ensure_future(self._tell_regularly())
        return self._runs

    def note(self, run: SourceRun, url: str, reason: str, grade: str) -> None:
        """Record an address that did not become a document; one that was not asked is left to the next run."""
        if grade == "unasked":
            run.whole = False
            return
        if grade == "refused" or (grade == "missing" and reason.startswith("forbidden")):
            run.counts.refused += 1
        else:
            run.counts.failed += 1
        logger.warning("%s: %s: %s", run.source.id, url, reason)
        self._room.soon(self._room.store.add_problem, run.id, problem(url, reason, grade))

    def fail(self, run: SourceRun, url: str, reason: str, grade: str) -> None:
        """Record that the source itself could not be read."""
        run.error = f"{url}: {reason}"
        run.whole = False
        self.note(run, url, reason, grade)

    async def done(self, run: SourceRun) -> None:
        """One request or item of a run is dealt with; with the last one the run ends."""
        run.open -= 1
        if run.open == 0 and not run.finished and self._room.stopped is None:
            await self._finish(run)

    async def end(self, reason: str) -> None:
        """End all runs that are still open; ``reason`` is why the crawl closed. Nothing is raised from here on."""
        if self._teller is not None:
            self._teller.cancel()
        for run in self._runs:
            if not run.finished:
                run.error = run.error or self._room.stopped or f"stopped before its end ({reason})"
                await self._finish(run)

    async def _finish(self, run: SourceRun) -> None:
        run.finished = True
        store, now = self._room.store, datetime.now(UTC)
        try:
            dealt_with = run.whole and not run.waiting and not run.sitemaps
            if run.error is None and dealt_with and run.listing is not None:
                await self._room.in_store(store.put_fetch_state, _kept(run, run.listing))
            await self._room.in_store(store.finish_run, run.id, run.counts, now, run.error)
        except StoreError as error:
            self._room.store_failed(error)
        logger.info("%s: %s%s", run.source.id, run.counts, f" {run.error}" if run.error else "")

    async def _tell_regularly(self) -> None:
        """Let whoever watches see the counts grow."""
        while True:
            await asyncio.sleep(_EVERY)
            for run in self._runs:
                counts = run.counts
                now = (counts.fetched, counts.unchanged, counts.new, counts.updated, counts.failed, counts.refused)
                if not run.finished and now != run.told:
                    run.told = now
                    self._room.soon(self._room.store.update_run, run.id, counts)


def _kept(run: SourceRun, state: FetchState) -> FetchState:
    """The source's fetch state, to be asked without condition when the first of its pages is due."""
    return replace(state, next_check=run.next_check or state.next_check)
