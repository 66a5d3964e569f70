"""The command line. Results go to stdout, progress and logs to stderr; exit 0 done, 1 something failed, 2 misuse."""

from __future__ import annotations

import os
from pathlib import Path

import click

from crawler.config import CONFIG_VARIABLE
from watchfloor.cli.base import LazyGroup

COMMANDS = {
    "demo": "demo",
    "init": "setting_up",
    "check": "setting_up",
    "crawl": "collecting",
    "import-warc": "importing",
    "import-list": "listing",
    "enrich": "collecting",
    "run": "operating",
    "serve": "operating",
    "status": "operating",
    "verify": "keeping",
    "reindex": "keeping",
    "reannotate": "keeping",
    "search": "finding",
    "count": "finding",
    "show": "finding",
    "export": "finding",
    "evidence": "evidence",
    "watch": "watches",
    "notify": "notifying",
    "extract": "reading",
    "annotate": "reading",
    "read-feed": "reading",
}


@click.group(cls=LazyGroup, commands_by_module=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="watchfloor", message="%(prog)s %(version)s")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="Settings file [watchfloor.toml].")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Where everything is kept [./data].")
def cli(config: Path | None, data: Path | None) -> None:
    """Collect public news and social content on organised crime and drugs, understand it, and search it."""
    # Flags win over the environment and reach the processes that a command starts, so they become part of it.
    if config is not None:
        if not config.exists():
            raise click.UsageError(f"there is no settings file {config}")
        os.environ[CONFIG_VARIABLE] = str(config.absolute())
    if data is not None:
        os.environ["WATCHFLOOR_DATA"] = str(data.absolute())


def main() -> None:
    """Run the command line."""
    cli(prog_name="watchfloor")
