"""``crawl`` and ``enrich``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from crawler.config import config_path
from crawler.kinds import SECRET_KINDS
from crawler.sources import SOURCE_KINDS, Source
from watchfloor.cli.base import command_errors, configure_logging, fail, print_json, settings_or_exit

if TYPE_CHECKING:
    from watchfloor.crawling import SourceReport
    from watchfloor.enriching import Enrichment
    from watchfloor.runtime import Runtime


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--kind", type=click.Choice(SOURCE_KINDS), help="Only sources of this kind.")
@click.option("--limit", type=click.IntRange(1), help="Documents of each source, rounded up to a whole answer.")
@click.option("--collect-only", is_flag=True, help="Leave annotation and indexing to `enrich`.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@command_errors
def crawl(ids: tuple[str, ...], kind: str | None, limit: int | None, collect_only: bool, form: str) -> None:
    """Crawl sources now (all enabled ones by default), read and index what came, then end."""
    from watchfloor.enriching import new_enrichment
    from watchfloor.runtime import open_runtime
    from watchfloor.settings import load_sources

    configure_logging()
    settings = settings_or_exit()
    chosen = choose(load_sources(settings), ids, kind)
    refuse_unusable_credentials(chosen)
    with open_runtime(settings) as runtime:
        enrichment = None if collect_only else new_enrichment(runtime)
        parts = run_crawl(runtime, chosen, enrichment, limit=limit)
    report(parts, form)
    if any(part.failed for part in parts):
        raise SystemExit(1)


def choose(sources: dict[str, Source], ids: Sequence[str], kind: str | None) -> list[Source]:
    """Pick the named sources (also ones switched off), else all enabled ones; exit 2 when that names nothing."""
    unknown = [name for name in ids if name not in sources]
    if unknown:
        known = ", ".join(sources) or "none: write one into sources/*.toml"
        fail(f"there is no source {', '.join(map(repr, unknown))}; known: {known}", 2)
    chosen = [sources[name] for name in dict.fromkeys(ids)] or [s for s in sources.values() if s.enabled]
    chosen = [source for source in chosen if kind is None or source.kind == kind]
    if not chosen:
        of_kind = f" of kind {kind!r}" if kind else ""
        fail(f"no source{of_kind} is left to crawl: set enabled = true in sources/*.toml, or name one", 2)
    return chosen


def refuse_unusable_credentials(sources: Sequence[Source]) -> None:
    """End with 2 if the credentials of any source cannot be used; nothing is asked then."""
    from crawler.credentials import CredentialsError, secrets_of

    try:
        for source in sources:
            if source.kind in SECRET_KINDS:
                secrets_of(source.id, source.kind)
    except CredentialsError as error:
        fail(str(error), 2)


def run_crawl(
    runtime: Runtime,
    sources: Sequence[Source],
    enrichment: Enrichment | None,
    *,
    limit: int | None = None,
    reason: str = "manual",
) -> list[SourceReport]:
    """Crawl with a progress display, enriching and indexing meanwhile and after (without ``enrichment`` neither)."""
    from crawler.archive import repair
    from watchfloor.cli.importing import import_source
    from watchfloor.cli.progress import CrawlProgress
    from watchfloor.crawling import Crawl, crawl_now

    settings = runtime.settings
    runtime.take_over()
    repair(settings.archive, runtime.store.cited_end)
    runtime.store.register_sources([source_row(source) for source in sources])
    work: Callable[[], bool] = enrichment.step if enrichment else (lambda: False)
    crawling = Crawl(settings, runtime.store, config_path(), reason, limit)
    on_the_web = [source for source in sources if source.crawled]
    with CrawlProgress(len(on_the_web), enrichment) as progress:
        parts = crawl_now(crawling, on_the_web, work, progress.show) if on_the_web else []
    parts += [import_source(runtime, source, limit=limit, reason=reason) for source in sources if not source.crawled]
    with CrawlProgress(len(on_the_web), enrichment) as progress:
        if enrichment:
            enrichment.drain(progress.refresh)
    if enrichment and enrichment.engine_down:
        click.echo(f"the engine cannot be written to, documents wait in the outbox: {enrichment.engine_down}", err=True)
    return parts


def source_row(source: Source) -> dict[str, Any]:
    """A source as the store's table holds it."""
    return source.model_dump(
        mode="json", include={"id", "kind", "url", "name", "language", "country", "tags", "enabled"}
    )


def report(parts: Sequence[SourceReport], form: str) -> None:
    """Print what came of each source; problems as lines on stderr."""
    from watchfloor.cli.tables import clean
    from watchfloor.crawling import total

    for part in parts:
        # The source's own address is among the problems, if that is what could not be read.
        if part.error and part.error not in [f"{problem.url}: {problem.reason}" for problem in part.problems]:
            click.echo(clean(f"{part.source}: {part.error}"), err=True)
        for problem in part.problems:
            click.echo(clean(f"{part.source}: {problem.url}: {problem.reason}"), err=True)
    if form == "json":
        for part in parts:
            print_json(part.to_json())
        print_json({"total": total(parts)})
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("source", *(("fetched", "unchanged", "new", "updated", "failed", "refused")), "seconds")
    for part in parts:
        row = part.to_json()
        table.add_row(*(str(row[key]) for key in ("source", *_COUNTS)), f"{part.seconds:.1f}")
    # A table that is read by a program or a pager is not cut to a terminal's width.
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)


_COUNTS = ("fetched", "unchanged", "new", "updated", "failed", "refused")


@click.command()
@click.option("--follow", is_flag=True, help="Go on until stopped, as documents come.")
@command_errors
def enrich(follow: bool) -> None:
    """Annotate and index what waits."""
    from watchfloor.enriching import new_enrichment
    from watchfloor.runtime import open_runtime

    configure_logging()
    with open_runtime(settings_or_exit()) as runtime:
        runtime.take_over()
        enrichment = new_enrichment(runtime)
        if follow:
            _follow(enrichment)
            return
        began = datetime.now(UTC)
        enrichment.drain()
        seconds = (datetime.now(UTC) - began).total_seconds()
    click.echo(
        f"{enrichment.annotated} texts annotated, {enrichment.indexed} documents indexed in {seconds:.1f} s", err=True
    )
    if enrichment.engine_down:
        fail(f"the engine cannot be written to, documents wait in the outbox: {enrichment.engine_down}")


def _follow(enrichment: Enrichment) -> None:
    state = {"ending": False}
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: state.update(ending=True))
    enrichment.follow(lambda: state["ending"])
