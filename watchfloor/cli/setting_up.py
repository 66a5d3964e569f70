"""``init`` and ``check``."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.config import config_path
from crawler.sources import read_sources
from watchfloor.cli.base import command_errors, fail, settings_or_exit
from watchfloor.settings import ConfigurationError, load_settings

EXAMPLE = """# Your own sources. One table each; `watchfloor check` names every mistake with its line.

# [[source]]
# id = "example-news"                  # a-z 0-9 -, unique, never reused
# kind = "feed"                        # feed sitemap site forum discourse mastodon bluesky reddit telegram list warc
# url = "https://news.example/rss.xml"
# name = "Example News"
# schedule = "every 30m"               # or a cron line; without it only on demand
# language = "en"
# tags = ["press"]
"""


@click.command()
@command_errors
def init() -> None:
    """Write a commented watchfloor.toml and sources/ here; nothing is overwritten."""
    from importlib.resources import files

    template = files("watchfloor").joinpath("watchfloor.example.toml").read_text("utf-8")
    write_new(Path("watchfloor.toml"), template)
    folder = Path("sources")
    folder.mkdir(exist_ok=True)
    write_new(folder / "own.toml", EXAMPLE)
    for path in catalogue():
        write_new(folder / path.name, path.read_text("utf-8"))
    click.echo("next: put your contact into watchfloor.toml, switch sources on, then `watchfloor check`", err=True)


def write_new(path: Path, text: str) -> None:
    """Write a file unless it exists, and say which."""
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        click.echo(f"kept    {path}")
    else:
        click.echo(f"written {path}")


def catalogue() -> list[Path]:
    """The files of the shipped catalogue: in the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parents[1]
    folder = next((f for f in (here / "catalogue", here.parent / "sources") if f.is_dir()), None)
    return sorted(folder.glob("*.toml")) if folder else []


@click.command()
@click.option("--online", is_flag=True, help="Try each enabled source once.")
@command_errors
def check(online: bool) -> None:
    """Validate configuration and sources, all mistakes at once."""
    from watchfloor.checking import source_mistakes

    mistakes: list[object] = []
    settings = None
    try:
        settings = load_settings()
    except ConfigurationError as error:
        mistakes += error.mistakes
    # With a broken settings file the sources are still looked at, in their usual place.
    folder = settings.sources if settings else config_path().absolute().parent / "sources"
    sources, wrong = read_sources(folder)
    mistakes += wrong
    if not folder.is_dir():
        click.echo(f"there is no folder {folder}: nothing is collected (`watchfloor init` writes one)", err=True)
    mistakes += list(source_mistakes(sources.values()))
    if mistakes:
        fail("\n".join(str(mistake) for mistake in mistakes), 2)
    settings = settings or settings_or_exit()
    enabled = [source for source in sources.values() if source.enabled]
    if config_path().exists():
        click.echo(f"{config_path()}: sound; {len(sources)} sources, {len(enabled)} switched on")
    else:
        click.echo(f"there is no {config_path()} (`watchfloor init` writes one); {len(sources)} sources beside it")
    if not settings.crawl.contact:
        click.echo(
            "no contact: only this machine may be crawled (and only what allow_networks names) until [crawl] contact "
            "names a web or mail address",
            err=True,
        )
    if online:
        from watchfloor.checking import try_sources

        if not try_sources(settings, [source for source in enabled if source.crawled], click.echo):
            raise SystemExit(1)
