"""``extract``, ``annotate``, ``read-feed``: pure commands that work in any folder and write nothing."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import BinaryIO

import click

from watchfloor.cli.base import command_errors, fail, print_json


def write_line(line: str) -> None:
    """Print one line of output at once, so that a reader at the other end of a pipe need not wait."""
    sys.stdout.write(line.rstrip("\n") + "\n")
    sys.stdout.flush()


@click.command()
@click.option("--url", help="The page's address, for relative links and dates in it.")
@click.option("--jsonl", is_flag=True, help="Read pages as JSON lines from FILE or stdin.")
@click.argument("file", type=click.File("rb"), default="-")
@command_errors
def extract(url: str | None, jsonl: bool, file: BinaryIO) -> None:
    """Read a page: kind, title, text, authors, date, language."""
    from crawler.extract.jsonlines import extract_one, extract_stream

    if jsonl:
        sys.exit(1 if extract_stream(file, write_line, datetime.now(UTC)) else 0)
    page = extract_one(file.read(), url, datetime.now(UTC))
    print_json(page, indent=2)
    sys.exit(1 if page.get("error") else 0)


@click.command()
@click.option("--jsonl", is_flag=True, help="Read texts as JSON lines from FILE or stdin.")
@click.option("--model", type=click.Choice(["fast"]), default="fast", show_default=True, help="Which pipeline reads.")
@click.argument("file", type=click.File("rb"), default="-")
@command_errors
def annotate(jsonl: bool, model: str, file: BinaryIO) -> None:
    """Underline people, organizations, places, drugs, selectors, quantities and seizures in a text."""
    from nlp.jsonlines import annotate_one, annotate_stream

    if jsonl:
        sys.exit(1 if annotate_stream(file, write_line, model) else 0)
    found = annotate_one(file.read(), model)
    print_json(found, indent=2)
    sys.exit(1 if found.get("error") else 0)


@click.command(name="read-feed")
@click.argument("file", type=click.File("rb"))
@click.option("--url", help="The feed's address, for relative links in it.")
@command_errors
def read_feed(file: BinaryIO, url: str | None) -> None:
    """Print the entries of a feed (RSS, RDF, Atom, JSON Feed) as JSON lines; nothing is stored."""
    from crawler.feeds import NotAFeedError
    from crawler.feeds import read_feed as read
    from watchfloor.cli.tables import clean

    try:
        feed = read(file.read(), url, None)
    except NotAFeedError as error:
        fail(f"not a feed: {error}")
    for entry in feed.entries:
        shown = asdict(entry)
        shown["published"] = entry.published or entry.updated
        print_json({key: shown[key] for key in ("id", "url", "title", "published", "author", "summary", "content")})
    for problem in feed.problems:
        click.echo(clean(problem), err=True)
