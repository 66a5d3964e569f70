"""``import-warc``, and sources of kind ``warc``: what other programs archived becomes documents."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.config import config_path
from watchfloor.cli.base import command_errors, configure_logging, fail, settings_or_exit

if TYPE_CHECKING:
    from crawler.imports.jobs import Order
    from crawler.imports.model import Outcome, Trouble
    from crawler.sources import Source
    from watchfloor.crawling import SourceReport
    from watchfloor.runtime import Runtime

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--source", "identity", default="import", show_default=True, help="Id of the source of the documents.")
@click.option("--reference", is_flag=True, help="Leave the files where they are instead of copying them.")
@click.option("--collect-only", is_flag=True, help="Leave annotation and indexing to `enrich`.")
@click.option("--limit", type=click.IntRange(1), help="At most this many pages; the next call goes on.")
@command_errors
def import_warc(files: tuple[Path, ...], identity: str, reference: bool, collect_only: bool, limit: int | None) -> None:
    """Import WARC and ARC files, plain or packed by gzip or zstd; the same call goes on after an interruption."""
    from watchfloor.enriching import new_enrichment
    from watchfloor.runtime import open_runtime
    from watchfloor.settings import load_sources

    configure_logging()
    settings = settings_or_exit()
    if not _ID.fullmatch(identity):
        fail(f"{identity!r} is not the id of a source: small letters, digits and hyphens", 2)
    declared = load_sources(settings).get(identity)
    with open_runtime(settings) as runtime:
        runtime.take_over()
        _register(runtime, identity, declared)
        order = _order(runtime, identity, declared, reference=reference, limit=limit)
        outcome = _import(runtime, order, files)[1]
        if not collect_only:
            enrichment = new_enrichment(runtime)
            enrichment.drain()
            if enrichment.engine_down:
                fail(f"the engine cannot be written to, documents wait in the outbox: {enrichment.engine_down}")
    click.echo(summary(identity, outcome))
    if outcome.damaged:
        raise SystemExit(1)


def import_source(runtime: Runtime, source: Source, *, limit: int | None, reason: str) -> SourceReport:
    """Import what is new among the files of a source of kind ``warc``; ``limit`` lowers the source's own.

    Its ``url`` is a path or pattern, relative to the configuration file. Raises ``StoreError``, ``OSError``.
    """
    from crawler.imports.known import is_known, matching, note_known
    from index.model import Problem, RunCounts
    from watchfloor.crawling import SourceReport

    began = datetime.now(UTC)
    found = matching(config_path().absolute().parent, source.url)
    files = [path for path in found if not is_known(runtime.store, source.id, path)]
    if not found:
        missing = Problem(source.url, "there is no such file", "failed")
        return SourceReport(source.id, RunCounts(failed=1), [missing], 0.0, f"{source.url}: there is no such file")
    if not files:
        return SourceReport(source.id, RunCounts(), [], 0.0, None)
    _register(runtime, source.id, source)
    most = min(source.limit, limit) if limit else source.limit
    order = _order(runtime, source.id, source, reference=bool(source.params.get("reference")), limit=most)
    run_id, outcome = _import(runtime, order, files, reason)
    if not outcome.cut:
        note_known(runtime.store, source.id, files)
    seconds = (datetime.now(UTC) - began).total_seconds()
    error = f"{outcome.damaged} places in its files are damaged" if outcome.damaged else None
    return SourceReport(source.id, outcome.counts, runtime.store.problems(run_id), seconds, error)


def summary(source: str, outcome: Outcome) -> str:
    """What became of an import, in one line."""
    counts = outcome.counts
    line = (
        f"{source}: {outcome.records} records in {outcome.files} files, {counts.fetched} pages read:"
        f" {counts.new} new, {counts.updated} changed, {counts.unchanged} unchanged, {counts.failed} failed"
    )
    more = {
        "damaged": outcome.damaged,
        "older than what is stored": outcome.older,
        "done before": outcome.done_before,
    }
    parts = [f"{number} {what}" for what, number in more.items() if number]
    passed = ", ".join(f"{number} {what}" for what, number in outcome.passed.most_common(8))
    return "; ".join([line, *parts, *([f"passed over: {passed}"] if passed else [])])


def _register(runtime: Runtime, identity: str, declared: Source | None) -> None:
    """Have the store know the source; one that was declared once keeps what was said of it."""
    from watchfloor.cli.collecting import source_row

    if declared is not None:
        runtime.store.register_sources([source_row(declared)])
    elif identity not in {row["id"] for row in runtime.store.sources()}:
        row = {"id": identity, "kind": "warc", "url": "import-warc", "name": "Imported archive files"}
        runtime.store.register_sources([row | {"tags": [], "enabled": True}])


def _order(runtime: Runtime, identity: str, declared: Source | None, *, reference: bool, limit: int | None) -> Order:
    from crawler.imports.jobs import Order

    settings = runtime.settings
    return Order(
        data=settings.data,
        source=identity,
        tags=declared.tags if declared else (),
        reference=reference,
        limit=limit,
        extractors=settings.crawl.extractors,
        timeout=settings.crawl.extract_timeout,
        most=settings.crawl.max_size,
    )


def _import(runtime: Runtime, order: Order, files: Sequence[Path], reason: str = "import") -> tuple[int, Outcome]:
    from crawler.imports.recorded import import_recorded
    from watchfloor.cli.tables import clean

    def tell(trouble: Trouble) -> None:
        click.echo(clean(str(trouble)), err=True)

    with _progress(order.source) as show:
        return import_recorded(order, runtime.store, files, runtime.owner, tell, show, reason)


@contextmanager
def _progress(source: str) -> Iterator[Any]:
    """A live line on a terminal, an occasional plain line elsewhere."""
    from rich.console import Console
    from rich.status import Status

    from watchfloor.cli.progress import PLAIN_EVERY

    console = Console(stderr=True)
    status = Status(f"{source}: starting", console=console)
    said = [time.monotonic()]

    def show(line: str) -> None:
        if console.is_terminal:
            status.update(f"{source}: {line}")
        elif time.monotonic() - said[0] > PLAIN_EVERY:
            click.echo(f"{source}: {line}", err=True)
            said[0] = time.monotonic()

    if console.is_terminal:
        status.start()
    try:
        yield show
    finally:
        status.stop()
