"""``verify``, ``reindex``, ``reannotate``: the kept is proved, the derived is made anew."""

from __future__ import annotations

import click

from watchfloor.cli.base import command_errors, configure_logging, opened, settings_or_exit


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@command_errors
def verify(ids: tuple[str, ...]) -> None:
    """Hash every capture again (or those of some documents) and name each damaged record; exit 1 if there is one."""
    from crawler.archive import verify as verify_archive

    settings = settings_or_exit()
    found = 0
    with opened(settings) as runtime:
        for damage in verify_archive(settings.data, runtime.store, ids):
            click.echo(str(damage))
            found += 1
        captures = runtime.store.counts().captures
    if found:
        click.echo(f"{found} damaged", err=True)
        raise SystemExit(1)
    click.echo(f"all sound: {len(ids) or captures} {'documents' if ids else 'captures'} checked", err=True)


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
    """Read every stored text anew with the present pipeline, and index the result."""
    from watchfloor.enriching import new_enrichment
    from watchfloor.runtime import open_runtime

    configure_logging()
    with open_runtime(settings_or_exit()) as runtime:
        runtime.take_over()
        if not runtime.store.counts().waiting_annotation:
            marked = runtime.store.mark_for_annotation(None)
            click.echo(f"{marked} documents wait to be read anew", err=True)
        enrichment = new_enrichment(runtime)
        enrichment.drain()
    click.echo(f"{enrichment.annotated} texts annotated, {enrichment.indexed} documents indexed", err=True)
