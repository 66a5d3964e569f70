"""``demo``: the sample world, crawled, read and searched by the real thing."""

from __future__ import annotations

import click

from watchfloor.cli.base import command_errors, configure_logging


@click.command()
@click.option("--once", is_flag=True, help="End after the summary, with one JSON object as last line.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port of the desk.")
@command_errors
def demo(once: bool, port: int) -> None:
    """Show the whole way on a sample world: crawl it, read it, search it, then the desk."""
    from watchfloor.demo import run_demo

    configure_logging()
    run_demo(once=once, port=port)
