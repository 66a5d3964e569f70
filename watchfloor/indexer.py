"""Indexing: applies the outbox to the engine, idempotently by document id; rebuilds an index beside the live one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from index.engine.build import record_of
from index.engine.port import Engine, EngineBusyError, EngineError, EngineUnavailableError, ItemError
from index.engine.record import Record
from index.model import StoredDocument
from index.store import OutboxItem, Store

log = structlog.get_logger(__name__)
LEASE_NAME = "indexer"
LEASE = timedelta(minutes=2)
# Clocks of several machines may differ by this much; documents are written again rather than missed.
CLOCK_MARGIN = timedelta(minutes=5)


class Indexer:
    """Moves what waits in the outbox into the engine, one batch a step, one indexer at a time."""

    def __init__(self, store: Store, engine: Engine, owner: str, batch: int = 500) -> None:
        self._store = store
        self._engine = engine
        self._owner = owner
        self._batch = batch

    def step(self) -> int:
        """Apply one batch and return how many outbox rows it settled; 0 when nothing waits or another one indexes.

        Raises ``EngineError`` (the rows stay in the outbox) and ``StoreError``.
        """
        if not self._store.acquire(LEASE_NAME, self._owner, datetime.now(UTC), LEASE):
            return 0
        waiting = self._store.outbox(self._batch)
        if not waiting:
            return 0
        try:
            errors = self._apply(waiting)
        except EngineBusyError:
            log.info("another process writes to the index; waiting")
            return 0
        self._settle(waiting, errors)
        return len(waiting)

    def release(self) -> None:
        """Let another process index."""
        self._store.release(LEASE_NAME, self._owner)

    def _apply(self, waiting: Sequence[OutboxItem]) -> dict[str, str]:
        ids = list(dict.fromkeys(item.document_id for item in waiting))
        documents = self._store.documents(ids)
        records, errors = build_records(documents)
        gone = set(ids) - {document.id for document in documents}
        errors += self._engine.apply(records, sorted(gone))
        return {error.id: error.reason for error in errors}

    def _settle(self, waiting: Sequence[OutboxItem], errors: dict[str, str]) -> None:
        for item in waiting:
            if item.document_id in errors:
                log.error("the engine refused a document", document=item.document_id, reason=errors[item.document_id])
                self._store.refuse(item.seq, errors[item.document_id])
        self._store.acknowledge([item.seq for item in waiting if item.document_id not in errors])


def build_records(documents: Iterable[StoredDocument]) -> tuple[list[Record], list[ItemError]]:
    """Build the searchable form of each document; one that cannot be built is named instead."""
    records, errors = [], []
    for document in documents:
        try:
            records.append(record_of(document))
        except (ValueError, TypeError, KeyError) as error:
            errors.append(ItemError(document.id, f"{type(error).__name__}: {error}"))
    return records, errors


class Rebuild:
    """Builds a new index version from the store while the live one answers; resumes after a crash."""

    JOB = "reindex"

    def __init__(self, store: Store, engine: Engine, owner: str, batch: int = 500) -> None:
        self._store = store
        self._engine = engine
        self._owner = owner
        self._batch = batch

    def run(self, progress: Callable[[int], None] = lambda done: None) -> int:
        """Write every document into a new version, make it the live one, and return how many were written.

        Raises ``EngineError`` when another process rebuilds or indexes all the while, ``StoreError``.
        """
        if not self._store.acquire(self.JOB, self._owner, datetime.now(UTC), LEASE):
            raise EngineBusyError("another process is rebuilding the index")
        try:
            return self._rebuild(progress)
        finally:
            self._store.release(self.JOB, self._owner)

    def _rebuild(self, progress: Callable[[int], None]) -> int:
        state = self._begin()
        while documents := self._store.scan(state["after"], self._batch):
            self._write(state["version"], documents)
            state = state | {"after": documents[-1].id, "done": state["done"] + len(documents)}
            self._store.put_job(self.JOB, state)
            self._store.renew(self.JOB, self._owner, datetime.now(UTC), LEASE)
            progress(state["done"])
        self._catch_up(state["version"], datetime.fromisoformat(state["started"]))
        return int(state["done"])

    def _begin(self) -> dict[str, Any]:
        state = self._store.job(self.JOB)
        if state and self._can_go_on(state["version"]):
            log.info("going on with an interrupted rebuild", version=state["version"], done=state["done"])
            return state
        started = datetime.now(UTC) - CLOCK_MARGIN
        state = {"version": self._engine.begin_rebuild(), "after": "", "done": 0, "started": started.isoformat()}
        self._store.put_job(self.JOB, state)
        return state

    def _can_go_on(self, version: str) -> bool:
        """Whether an interrupted rebuild can be resumed: not when its version went live, is damaged or outdated."""
        versions = self._engine.versions()
        if version not in versions or versions[0] == version:
            return False
        try:
            self._engine.apply_to(version, ())
        except (EngineUnavailableError, EngineBusyError):
            raise
        except EngineError as error:
            log.warning("an interrupted rebuild cannot be resumed; beginning anew", reason=str(error))
            return False
        return True

    def _write(self, version: str, documents: Sequence[StoredDocument]) -> None:
        records, errors = build_records(documents)
        for error in [*errors, *self._engine.apply_to(version, records)]:
            log.error("the engine refused a document", document=error.id, reason=error.reason)

    def _catch_up(self, version: str, since: datetime) -> None:
        """Write what changed meanwhile and flip, holding the indexer's lease so that nothing changes in between."""
        started = datetime.now(UTC)
        self._write_changed(version, since)
        self._wait_for_lease()
        try:
            self._write_changed(version, started - CLOCK_MARGIN, self._keep_lease)
            self._engine.finish_rebuild(version)
            self._store.drop_job(self.JOB)
        finally:
            self._store.release(LEASE_NAME, self._owner)

    def _write_changed(self, version: str, since: datetime, before_each: Callable[[], None] = lambda: None) -> None:
        after = ""
        while documents := self._store.changed_since(since, after, self._batch):
            before_each()
            self._write(version, documents)
            after = documents[-1].id
        before_each()

    def _keep_lease(self) -> None:
        """Prolong the indexer's lease: what another one wrote into the old version meanwhile would be lost."""
        if not self._store.renew(LEASE_NAME, self._owner, datetime.now(UTC), LEASE):
            raise EngineBusyError("another process began to index meanwhile; try again: the rebuild will resume")

    def _wait_for_lease(self) -> None:
        deadline = time.monotonic() + 2 * LEASE.total_seconds()
        while not self._store.acquire(LEASE_NAME, self._owner, datetime.now(UTC), LEASE):
            if time.monotonic() > deadline:
                raise EngineError("another process keeps indexing; stop it or try again: the rebuild will resume")
            time.sleep(0.2)
