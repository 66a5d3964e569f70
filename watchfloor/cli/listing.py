"""``import-list``: a structured list that lies on this machine, taken in as if it had been crawled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.lists.model import FORMATS, ListError
from watchfloor.cli.base import command_errors, configure_logging, fail, print_json, settings_or_exit

if TYPE_CHECKING:
    from crawler.harvest import Task
    from crawler.lists.importing import Imported
    from watchfloor.runtime import Runtime
    from watchfloor.settings import Settings


@click.command(name="import-list")
@click.argument("kind", type=click.Choice(FORMATS))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--source", metavar="ID", help="The source that the list belongs to [KIND]; it need not be declared.")
@click.option("--params", multiple=True, metavar="KEY=VALUE", help="As in the source's params; VALUE is JSON or text.")
@click.option("--collect-only", is_flag=True, help="Leave annotation and indexing to `enrich`.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@command_errors
def import_list(
    kind: str, file: Path, source: str | None, params: tuple[str, ...], collect_only: bool, form: str
) -> None:
    """Import a sanctions or wanted list from FILE; for ofac-sdn, alt.csv and add.csv are taken from beside it.

    Entries are compared with those of the last import or crawl of the same source: added, changed and removed ones
    are told as events. A list that is empty, cut short or has lost too many entries changes nothing.
    """
    from crawler.lists.importing import files_of
    from watchfloor.runtime import open_runtime

    configure_logging()
    settings = settings_or_exit()
    try:
        task, row = task_of(settings, kind, source or kind, params)
        _, files = files_of(file, task.params)
    except ListError as error:
        fail(str(error), 2)
    if absent := [path for path in files.values() if not path.is_file()]:
        fail(f"{file}: {', '.join(map(str, absent))} must lie beside it, or be named by --params", 2)
    with open_runtime(settings) as runtime:
        runtime.take_over()
        runtime.store.register_sources([row])
        made = collect(runtime, task, file)
        if not collect_only:
            enrich(runtime)
    report(made, task.source, form)


def task_of(settings: Settings, kind: str, source: str, given: Sequence[str]) -> tuple[Task, dict[str, Any]]:
    """What a reader must know of the source, declared or not, and its row for the store. Raises ``ListError``."""
    from crawler.harvest import Task
    from crawler.sources import Source
    from watchfloor.cli.collecting import source_row
    from watchfloor.settings import load_sources

    declared = load_sources(settings).get(source)
    if declared is None:
        try:
            declared = Source(id=source, kind="list", url=f"{kind}-list", name=f"Imported list {source}")
        except ValueError as error:
            raise ListError(f"--source {source!r}: an id has only a-z, 0-9 and -") from error
    elif declared.kind != "list":
        raise ListError(f"the source {source!r} is of kind {declared.kind!r}, not a list")
    return Task(
        source=source,
        kind="list",
        url=declared.url,
        now=datetime.now(UTC),
        params={**declared.params, **dict(map(parameter, given)), "format": kind},
        tags=declared.tags,
        language=declared.language,
        limit=declared.limit,
    ), source_row(declared)


def parameter(text: str) -> tuple[str, Any]:
    """Read ``KEY=VALUE``, where a value that is JSON is meant so. Raises ``ListError``."""
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise ListError(f"--params {text!r}: expected KEY=VALUE")
    try:
        return key, json.loads(value)
    except (ValueError, RecursionError):
        return key, value


def collect(runtime: Runtime, task: Task, file: Path) -> Imported:
    """Read and save the list; what went wrong with the whole of it is in the result."""
    from crawler.archive import ArchiveWriter
    from crawler.lists.importing import import_list as take_in

    settings = runtime.settings
    with ArchiveWriter(settings.archive, settings.crawl.archive_size, runtime.store.cited_end) as archive:
        return take_in(runtime.store, archive, task, file, runtime.owner)


def enrich(runtime: Runtime) -> None:
    """Annotate and index what waits."""
    from watchfloor.enriching import new_enrichment

    enrichment = new_enrichment(runtime)
    enrichment.drain()
    if enrichment.engine_down:
        click.echo(f"the engine cannot be written to, documents wait in the outbox: {enrichment.engine_down}", err=True)


def report(made: Imported, source: str, form: str) -> None:
    """Print what came of the import; what became no entry on stderr, and exit 1 for it."""
    from watchfloor.cli.tables import clean

    for remark in made.problems:
        click.echo(clean(f"{source}: {remark}"), err=True)
    for where, reason in made.refused:
        click.echo(clean(f"{source}: {where}: {reason}"), err=True)
    if made.error:
        click.echo(clean(f"{source}: {made.error}"), err=True)
    counts = made.counts
    if form == "json":
        shown = {"source": source, "new": counts.new, "updated": counts.updated, "unchanged": counts.unchanged}
        shown |= {"removed": made.removed, "failed": counts.failed, "seconds": round(made.seconds, 3)}
        print_json(shown | ({"error": made.error} if made.error else {}))
    elif not made.error:
        click.echo(
            f"{source}: {counts.new} new, {counts.updated - made.removed} changed, {counts.unchanged} unchanged, "
            f"{made.removed} removed, {counts.failed} not read"
        )
    if made.error or made.refused:
        raise SystemExit(1)
