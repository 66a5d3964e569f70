"""An import as a run of its source, so that operators see it beside the crawls."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from crawler.imports.jobs import Order
from crawler.imports.model import Outcome, Trouble
from crawler.imports.run import Import
from index.model import Problem
from index.store import Store, StoreError

MOST_PROBLEMS = 1_000
"""Rows of problems kept of one run; all are told, but a file of rubbish must not fill the store."""
_EVERY = 1.0


def import_recorded(
    order: Order,
    store: Store,
    files: Sequence[Path],
    owner: str,
    tell: Callable[[Trouble], None],
    show: Callable[[str], None],
    reason: str = "import",
) -> tuple[int, Outcome]:
    """Import files as a run of ``order.source``, which the store must know; returns the number of the run.

    Raises ``StoreError`` and ``OSError``, after which the same call goes on where this one was.
    """
    run_id = store.start_run(order.source, reason, owner, datetime.now(UTC))
    record = _Record(store, run_id, tell, show)
    job = Import(order, store, record.tell, record.show)
    record.outcome = job.outcome
    try:
        job.run(files)
    except (StoreError, OSError) as error:
        store.finish_run(run_id, job.outcome.counts, datetime.now(UTC), str(error))
        raise
    record.close()
    failed = None if job.outcome.files else "none of the files could be imported"
    store.finish_run(run_id, job.outcome.counts, datetime.now(UTC), failed)
    return run_id, job.outcome


class _Record:
    """Passes on what is told, and keeps it with the run."""

    def __init__(self, store: Store, run_id: int, tell: Callable[[Trouble], None], show: Callable[[str], None]) -> None:
        self._store = store
        self._run_id = run_id
        self._tell = tell
        self._show = show
        self._told = 0
        self._updated = time.monotonic()
        self.outcome = Outcome()

    def tell(self, trouble: Trouble) -> None:
        self._tell(trouble)
        self._told += 1
        if self._told <= MOST_PROBLEMS:
            place = trouble.file if trouble.offset is None else f"{trouble.file} at {trouble.offset}"
            reason = f"{place}: {trouble.reason}" if trouble.url else trouble.reason
            grade = "missing" if trouble.grade == "missing" else "failed"
            self._store.add_problem(self._run_id, Problem(trouble.url or place, reason, grade))  # type: ignore[arg-type]

    def show(self, line: str) -> None:
        self._show(line)
        if time.monotonic() - self._updated > _EVERY:
            self._store.update_run(self._run_id, self.outcome.counts)
            self._updated = time.monotonic()

    def close(self) -> None:
        """Say how much was told beyond what the store keeps."""
        if self._told > MOST_PROBLEMS:
            more = f"{self._told - MOST_PROBLEMS} further problems were told only on the command line"
            self._store.add_problem(self._run_id, Problem("", more, "failed"))
