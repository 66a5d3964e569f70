"""Takes a list that lies on this machine into the store, as a run of its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import ArchiveWriter
from crawler.harvest import Task
from crawler.lists.drafts import draft_of
from crawler.lists.local import exchange_of
from crawler.lists.loss import loss_of
from crawler.lists.model import ListReading
from crawler.lists.reader import MAIN, read_list
from crawler.lists.settling import GONE, Settled, settle
from crawler.lists.source import base_of, plan
from index.model import Capture, Draft, Problem, RunCounts
from index.store import Store

_BATCH = 200
REASON = "import"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; ``removed`` counts entries that were there before. With ``error`` nothing was changed."""

    counts: RunCounts
    removed: int
    seconds: float
    refused: Sequence[tuple[str, str]] = ()
    problems: Sequence[str] = ()
    error: str | None = None


def files_of(path: Path, params: Mapping[str, object]) -> tuple[str, dict[str, Path]]:
    """The format of a local list and all its files, those beside it as in ``params`` or in the same folder.

    Raises ``ListError`` for mistakes in ``params``.
    """
    form, named = plan(str(path), params)
    return form, {name: path if name == MAIN else path.parent / where for name, where in named.items()}


def import_list(store: Store, archive: ArchiveWriter, task: Task, path: Path, owner: str) -> Imported:
    """Read, archive and save a list. ``task`` is of the source that it belongs to; its run is written down.

    Raises ``ListError`` for mistakes in the source's ``params`` and ``OSError`` for files that cannot be read or
    archived, both before anything is changed, and ``StoreError``.
    """
    form, files = files_of(path, task.params)
    exchanges = {name: exchange_of(file, task.now) for name, file in files.items()}
    captures = dict(zip(exchanges, archive.write_all(list(exchanges.values())), strict=True))
    run = store.start_run(task.source, REASON, owner, task.now)
    bodies = {name: exchange.body for name, exchange in exchanges.items()}
    reading = read_list(bodies, form, task.params, base_of(task.url, task.source, task.params))
    for where, reason in reading.refused:
        store.add_problem(run, Problem(where, reason, "failed"))
    made = _save(store, task, reading, _main(captures, len(exchanges)))
    store.finish_run(run, made.counts, datetime.now(UTC), made.error)
    return made


def _main(captures: Mapping[str, Capture], files: int) -> Capture:
    """The capture that proves the entries: of the list itself, naming those of the files beside it."""
    main = captures[MAIN]
    beside = {name: f"{one.warc}:{one.offset}" for name, one in captures.items() if name != MAIN}
    return replace(main, custody={**main.custody, "beside": beside}) if files > 1 else main


def _save(store: Store, task: Task, reading: ListReading, capture: Capture) -> Imported:
    counts = RunCounts(fetched=1, failed=len(reading.refused))
    drafts = [draft_of(entry, task.source, task.tags, task.language) for entry in reading.entries]
    settled = (
        Settled(refusal=reading.error)
        if reading.error
        else settle(store, task.source, drafts, task.now, loss_of(task.params), partial=bool(reading.refused))
    )
    if settled.refusal is None:
        _save_all(store, settled.drafts, capture, counts)
    removed = store.mark_gone(settled.gone_ids, GONE, task.now)
    seconds = (datetime.now(UTC) - task.now).total_seconds()
    return Imported(counts, removed, seconds, reading.refused, reading.problems, settled.refusal)


def _save_all(store: Store, drafts: Sequence[Draft], capture: Capture, counts: RunCounts) -> None:
    for start in range(0, len(drafts), _BATCH):
        pages = [(draft, capture) for draft in drafts[start : start + _BATCH]]
        for _, outcome in store.save_pages(pages, datetime.now(UTC)):
            setattr(counts, outcome, getattr(counts, outcome) + 1)
