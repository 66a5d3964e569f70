"""``run``, ``serve``, ``status``."""

from __future__ import annotations

import sys

import click

from crawler.config import config_path
from watchfloor.cli.base import command_errors, configure_logging, fail, opened, print_json, settings_or_exit


@click.command()
@click.option("--host", help="Address to listen on [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on [8000].")
@command_errors
def serve(host: str | None, port: int | None) -> None:
    """Serve the desk and the API."""
    from watchfloor.desk.server import serve as serve_desk
    from watchfloor.desk.start import desk_for
    from watchfloor.runtime import open_runtime

    configure_logging()
    settings = settings_or_exit()
    where = host or settings.desk.host, settings.desk.port if port is None else port
    require_free(*where)
    with open_runtime(settings) as runtime:
        serve_desk(desk_for(runtime), host or settings.desk.host, settings.desk.port if port is None else port)


@click.command()
@click.option("--host", help="Address of the desk [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port of the desk [8000].")
@command_errors
def run(host: str | None, port: int | None) -> None:
    """Crawl on schedule, read, index and serve the desk until SIGTERM."""
    from crawler.archive import repair
    from watchfloor.cli.collecting import source_row
    from watchfloor.running import Service, Supervisor, own_command
    from watchfloor.runtime import open_runtime
    from watchfloor.settings import load_sources

    configure_logging()
    settings = settings_or_exit()
    sources = load_sources(settings)
    require_free(host or settings.desk.host, settings.desk.port if port is None else port)
    address = ["--host", host or settings.desk.host, "--port", str(settings.desk.port if port is None else port)]
    services = [
        Service("enrichment", own_command("enrich", "--follow")),
        Service("notify", own_command("notify", "--follow")),
        Service("desk", own_command("serve", *address)),
    ]
    with open_runtime(settings) as runtime:
        runtime.take_over()
        repair(settings.archive, runtime.store.cited_end)
        runtime.store.register_sources([source_row(source) for source in sources.values()])
        Supervisor(runtime, config_path(), lambda: sources, services).run()


def require_free(host: str, port: int) -> None:
    """End with 1 and a line if the desk could not listen there; better now than at every restart."""
    from watchfloor.desk.server import DeskError, listen

    try:
        listen(host, port).close()
    except DeskError as error:
        fail(str(error))


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also sources that are switched off.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@command_errors
def status(everything: bool, form: str) -> None:
    """Say how sources, runs, queues, engine and store stand."""
    from watchfloor.settings import load_sources
    from watchfloor.status import status as status_of

    settings = settings_or_exit()
    sources = load_sources(settings)
    with opened(settings) as runtime:
        state = status_of(runtime, sources)
    if form == "json":
        print_json(state)
        return
    from rich.console import Console

    from watchfloor.cli.tables import clean, status_table

    # A table that is read by a program or a pager is not cut to a terminal's width.
    console = Console() if sys.stdout.isatty() else Console(width=200)
    off = sum(not source["enabled"] for source in state["sources"])
    console.print(status_table([source for source in state["sources"] if everything or source["enabled"]]))
    if off and not everything:
        console.print(f"{off} more sources are switched off (--all shows them)")
    store, engine, queue = state["store"], state["engine"], state["queue"]
    console.print(f"store: {store['documents']} documents, {store['versions']} versions, {store['captures']} captures")
    health = "ready" if engine["ready"] else f"NOT READY: {engine['reason']}"
    console.print(f"engine: {engine['kind']}, {engine['documents']} documents, {health}", markup=False)
    console.print(f"waiting: {queue['enrich']} to be read, {queue['index']} to be indexed; {engine['refused']} refused")
    if state["unread"]:
        console.print(f"{state['unread']} texts could not be read: `watchfloor reannotate` tries again", style="red")
    for host in state["hosts"]:
        told = f"{host['host']} is left alone until {host['until']}: {host['failures']} failures, {host['reason']}"
        console.print(clean(told), markup=False, style="yellow")
    for source in state["sources"]:
        last = source["last_run"]
        if last and last["error"]:
            console.print(clean(f"{last['started'][:16]} {source['id']}: {last['error']}"), markup=False, style="red")
