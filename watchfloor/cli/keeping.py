"""``verify``, ``reindex``, ``reannotate``: the kept is proved, the derived is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from watchfloor.cli.base import command_errors, configure_logging, fail, opened, settings_or_exit

if TYPE_CHECKING:
    from crawler.archive import Damage
    from watchfloor.runtime import Runtime

REANNOTATION = "reannotate"


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@command_errors
def verify(ids: tuple[str, ...]) -> None:
    """Hash every capture again (or those of some documents) and name each damaged record; exit 1 if there is one."""
    from crawler.archive import verify as verify_archive
    from watchfloor.cli.tables import clean

    settings = settings_or_exit()
    found = 0
    with opened(settings) as runtime:
        files = _files_of(runtime, ids) if ids else None
        for damage in verify_archive(settings.archive, runtime.store, files):
            if not ids or set(ids) & set(damage.document_ids):
                click.echo(clean(_line(damage)))
                found += 1
        captures = runtime.store.counts().captures
    if found:
        fail(f"{found} damaged")
    click.echo(f"all sound: {len(ids) or captures} {'documents' if ids else 'captures'} checked", err=True)


def _files_of(runtime: Runtime, ids: Sequence[str]) -> list[str]:
    """The archive files that hold any version of some documents; an unknown id ends with 1."""
    files: set[str] = set()
    for identity in ids:
        versions = runtime.store.versions(identity)
        if not versions:
            fail(f"there is no document {identity}")
        files |= {version.capture.warc for version in versions if version.capture}
    return sorted(files)


def _line(damage: Damage) -> str:
    """A damaged record as one line: file, offset, record, address, documents, reason."""
    documents = " ".join(damage.document_ids) or "no document"
    record, url = damage.record_id or "unreadable record", damage.url or "unknown address"
    return f"{damage.file} at {damage.offset}: {record} {url} ({documents}): {damage.reason}"


@click.command()
@command_errors
def reindex() -> None:
    """Build the index anew from the store while searches go on; a second call resumes an interrupted one."""
    from rich.console import Console
    from rich.status import Status

    from watchfloor.indexer import Rebuild

    configure_logging()
    with opened(settings_or_exit()) as runtime:
        runtime.take_over()
        documents = runtime.store.counts().documents
        console = Console(stderr=True)
        with Status("reindexing", console=console) as line:
            written = Rebuild(runtime.store, runtime.engine, runtime.owner).run(
                lambda done: line.update(f"reindexing: {done} of {documents}")
            )
    click.echo(f"{written} documents indexed anew", err=True)


@click.command()
@command_errors
def reannotate() -> None:
    """Read every stored text anew and index the result; a second call resumes an interrupted one."""
    from watchfloor.enriching import new_enrichment
    from watchfloor.runtime import open_runtime

    configure_logging()
    with open_runtime(settings_or_exit()) as runtime:
        runtime.take_over()
        store = runtime.store
        # Texts may wait for other reasons: only a job that was begun and not ended tells an interrupted call.
        if not (store.job(REANNOTATION) and store.counts().waiting_annotation):
            store.mark_for_annotation(None)
            store.put_job(REANNOTATION, {"started": datetime.now(UTC).isoformat()})
        click.echo(f"{store.counts().waiting_annotation} documents wait to be read anew", err=True)
        enrichment = new_enrichment(runtime)
        enrichment.drain()
        store.drop_job(REANNOTATION)
    click.echo(f"{enrichment.annotated} texts annotated, {enrichment.indexed} documents indexed", err=True)
    if enrichment.engine_down:
        fail(f"the engine cannot be written to, documents wait in the outbox: {enrichment.engine_down}")
