"""Runs: one row for each time that a source was collected, with what went wrong on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from index.model import Problem, RunCounts
from index.store.cleaning import clean_or_none, clean_text
from index.store.part import Part
from index.store.rows import RunRow
from index.store.tables import problems, runs

_COUNTS = tuple(asdict(RunCounts()))
_REASON = 2_000
GONE = "the process that ran it is gone"


class Runs(Part):
    """What the crawler reports and operators look at."""

    def start_run(self, source: str, reason: str, owner: str, now: datetime) -> int:
        """Begin a run of a source and return its number; numbers grow with time."""
        row = {"source": source, "reason": reason, "owner": owner, "started": now, "state": "running"}
        with self._database.write() as connection:
            return int(connection.execute(insert(runs).values(row).returning(runs.c.id)).scalar_one())

    def update_run(self, run_id: int, counts: RunCounts) -> None:
        """Say how far a run has come."""
        with self._database.write() as connection:
            connection.execute(update(runs).where(runs.c.id == run_id).values(asdict(counts)))

    def add_problem(self, run_id: int, problem: Problem) -> None:
        """Name an address of a run that did not become a document; a long reason is cut to 2,000 characters."""
        row = {
            "run_id": run_id,
            "url": clean_text(problem.url),
            "reason": clean_text(problem.reason, _REASON),
            "grade": problem.grade,
        }
        with self._database.write() as connection:
            connection.execute(insert(problems).values(row))

    def finish_run(self, run_id: int, counts: RunCounts, now: datetime, error: str | None) -> None:
        """End a run; ``error`` is set when the source could not be read at all."""
        end = {"finished": now, "error": clean_or_none(error, _REASON), "state": "failed" if error else "done"}
        with self._database.write() as connection:
            connection.execute(update(runs).where(runs.c.id == run_id).values(asdict(counts) | end))

    def interrupt_dead_runs(self, alive: Callable[[str], bool], now: datetime) -> int:
        """End the runs whose process is gone as ``interrupted`` and return how many there were."""
        running = runs.c.state == "running"
        with self._database.write() as connection:
            owners = connection.execute(select(runs.c.owner).where(running).distinct()).scalars()
            dead = [owner for owner in owners if not alive(owner)]
            end = {"finished": now, "state": "interrupted", "error": GONE}
            return int(connection.execute(update(runs).where(running, runs.c.owner.in_(dead)).values(end)).rowcount)

    def runs(self, limit: int = 50, source: str | None = None) -> list[RunRow]:
        """Return the newest runs first, of all sources or of one."""
        query = select(runs).order_by(runs.c.id.desc()).limit(limit)
        if source is not None:
            query = query.where(runs.c.source == source)
        with self._database.read() as connection:
            return [_run(row) for row in connection.execute(query)]

    def runs_since(self, run_id: int) -> list[RunRow]:
        """Return the runs that began after a given one, oldest first."""
        query = select(runs).where(runs.c.id > run_id).order_by(runs.c.id)
        with self._database.read() as connection:
            return [_run(row) for row in connection.execute(query)]

    def last_runs(self) -> dict[str, RunRow]:
        """Return the newest run of each source that was ever run."""
        newest = select(func.max(runs.c.id)).group_by(runs.c.source)
        query = select(runs).where(runs.c.id.in_(newest)).order_by(runs.c.source)
        with self._database.read() as connection:
            return {row.source: _run(row) for row in connection.execute(query)}

    def problems(self, run_id: int) -> list[Problem]:
        """Return the problems of a run in the order in which they came."""
        query = select(problems.c.url, problems.c.reason, problems.c.grade)
        with self._database.read() as connection:
            rows = connection.execute(query.where(problems.c.run_id == run_id).order_by(problems.c.id))
            return [Problem(*row) for row in rows]


def _run(row: Row[Any]) -> RunRow:
    return RunRow(
        id=row.id,
        source=row.source,
        reason=row.reason,
        owner=row.owner,
        started=row.started,
        finished=row.finished,
        counts=RunCounts(**{name: getattr(row, name) for name in _COUNTS}),
        error=row.error,
        state=row.state,
    )
