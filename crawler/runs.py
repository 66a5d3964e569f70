"""Runs: what one crawl does for each of its sources, counted and told to the store as it happens."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from crawler.collecting.resuming import LISTED, leave, left_over, task_of
from crawler.components.refusal import problem
from crawler.credentials import CredentialsError, secrets_of
from crawler.harvest import Ask, Candidate, Task
from crawler.hints import Taught
from crawler.kinds import SECRET_KINDS
from crawler.lessons import Lessons
from crawler.room import Room
from crawler.sources import Source
from index.model import FetchState, Outcome, RunCounts
from index.store import Store, StoreError
from index.store.owner import this_owner

logger = logging.getLogger(__name__)
_EVERY = 1.0
WHOLE = 10**6
"""The limit of a source that is taken whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page to be asked for: ``key`` is its canonical address as named, ``state`` what is known from last time."""

    run: SourceRun = field(repr=False)
    candidate: Candidate
    key: str
    state: FetchState | None


@dataclass(slots=True, eq=False)
class SourceRun:
    """One run of one source. ``limit`` is in documents; ``open`` counts requests and items not yet dealt with.

    ``asks`` are made one after the other (``asking``: one is under way), ``waiting`` pages beside them. ``whole`` stays
    true while everything the source named is dealt with for good: only then is ``cursor`` kept for the next run, and
    may it ask the source conditionally; ``listing`` is the source's own fetch state for that, ``later`` those of pages
    that named others. ``missed`` are requests that failed, for the next run to try again. ``token`` are the header
    fields of signed requests, ``secrets`` what they were made of; neither is ever shown. ``lessons`` is what the pages
    of the source taught about one another, ``unmet`` the selectors of the source that found nothing.
    """

    id: int
    source: Source
    limit: int
    task: Task
    lessons: Lessons
    unmet: set[str] = field(default_factory=set)
    counts: RunCounts = field(default_factory=RunCounts)
    waiting: deque[Page] = field(default_factory=deque)
    asks: deque[Ask] = field(default_factory=deque)
    cursor: dict[str, Any] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    token: Mapping[str, str] = field(default_factory=dict, repr=False)
    later: list[FetchState] = field(default_factory=list)
    missed: list[Ask] = field(default_factory=list)
    missed_pages: list[Candidate] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    left_pages: tuple[Candidate, ...] = ()
    seen: set[str] = field(default_factory=set)
    taken: int = 0
    asked: int = 0
    open: int = 0
    asking: bool = False
    roots: frozenset[str] = frozenset()
    logged_in: int = 0
    whole: bool = True
    error: str | None = None
    listing: FetchState | None = None
    next_check: datetime | None = None
    finished: bool = False
    told: tuple[int, ...] = ()

    def learn(self, url: str, taught: Taught, unmet: Iterable[str]) -> None:
        """Take what a page taught, and warn of selectors of the source that found nothing, once for each."""
        self.lessons.learn(url, taught)
        for name in set(unmet) - self.unmet:
            self.unmet.add(name)
            logger.warning("%s: the source's selector for %s finds nothing on %s", self.source.id, name, url)

    def count(self, *outcomes: Outcome) -> None:
        """Count what became of documents."""
        for outcome in outcomes:
            setattr(self.counts, outcome, getattr(self.counts, outcome) + 1)

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
            self._runs.append(await self._room.in_store(self._begin, source, limit))
        self._teller = asyncio.ensure_future(self._tell_regularly())
        ready = [run for run in self._runs if run.error is None]
        for run in self._runs:
            if run.error is not None:
                self.note(run, run.source.url, run.error, "failed")
                await self._finish(run)
        return ready

    def _begin(self, source: Source, limit: int | None) -> SourceRun:
        """Runs in the store's thread. A list is taken whole or not at all: no limit cuts it."""
        store = self._room.store
        most = WHOLE if source.kind == "list" else min(source.limit, limit or source.limit)
        id_ = store.start_run(source.id, self._reason, self._owner, datetime.now(UTC))
        left = left_over(store, source)
        secrets, error = _secrets(source)
        run = SourceRun(
            id_, source, most, task_of(source, most, left.cursor, authorized=bool(secrets)), _lessons(store, source)
        )
        run.secrets, run.error = secrets, error
        run.asks.extend(left.asks)
        run.left_pages = left.pages
        return run

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
            if run.lessons.changed:
                await self._room.in_store(store.put_job, _lessons_of(run.source), run.lessons.as_json())
            if run.error is None and run.whole:
                await self._room.in_store(leave, store, run)
                if run.source.kind not in LISTED or not (run.waiting or run.asks):
                    await self._room.in_store(store.put_fetch_states, _states(run))
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


def _lessons_of(source: Source) -> str:
    return f"lessons:{source.id}"


def _lessons(store: Store, source: Source) -> Lessons:
    return Lessons(store.job(_lessons_of(source)))


def _states(run: SourceRun) -> list[FetchState]:
    """What to remember of the pages that named others, and of the source.

    The source is asked without condition when the first of its pages is due.
    """
    listing = run.listing
    own = [replace(listing, next_check=run.next_check or listing.next_check)] if listing else []
    return [*run.later, *own]


def _secrets(source: Source) -> tuple[dict[str, str], str | None]:
    """The credentials of a source, or why they cannot be used."""
    if source.kind not in SECRET_KINDS:
        return {}, None
    try:
        return secrets_of(source.id, source.kind), None
    except CredentialsError as error:
        return {}, str(error)
