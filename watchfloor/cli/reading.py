"""``extract``, ``annotate``, ``read-feed``: pure commands that work in any folder and write nothing."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import BinaryIO

import click

from nlp.annotation import MODELS
from watchfloor.cli.base import command_errors, print_json


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
@click.option("--model", type=click.Choice(MODELS), default="fast", show_default=True, help="Which pipeline reads.")
@click.option("--explain", is_flag=True, help="Say of each entity and event why it was read.")
@click.option("--language", metavar="TAG", help="The one text's language (BCP 47); detected without it.")
@click.option("--published", metavar="DATE", help="When the one text was published (ISO 8601); places its dates.")
@click.option("--country", metavar="CODE", help="The one text's source's country (ISO 3166-1).")
@click.argument("file", type=click.File("rb"), default="-")
@command_errors
def annotate(jsonl: bool, model: str, explain: bool, file: BinaryIO, **said: str | None) -> None:
    """Underline people, organizations, places, drugs, selectors, quantities and seizures in a text.

    FILE (default: stdin) is one text in UTF-8, and the answer one indented JSON object. With --jsonl it is a JSON
    object a line, answered by one a line in the same order:

    \b
    id         anything; comes back as given, null where there is none
    text       the text, at most 20 MB; required
    language   BCP 47 ("en", "pt-BR"); detected where absent
    published  ISO 8601 ("2024-05-03"); "last Friday" counts from there
    country    ISO 3166-1 ("GB") of the source; places and numbers are likelier there

    \b
    $ cat texts.jsonl
    {"id": 1, "text": "Police seized 3 kg of heroin.", "published": "2024-05-03"}
    $ watchfloor annotate --jsonl texts.jsonl
    {"id": 1, "language": null,
     "entities": [{"start": 14, "end": 18, "label": "QUANTITY", "text": "3 kg",
                   "canonical": "3 kilogram", "score": 0.9}, ...],
     "events": [{"type": "seizure", "substance": "heroin", "quantity": 3.0,
                 "unit": "kilogram", "kilograms": 3.0, "date": null, ...}]}

    (one line each). Offsets count Unicode code points, the end not included. A line that cannot be read is answered
    in its place with "error", and the exit status is 1; what is no language, date or country is not used,
    and named on stderr.
    """
    from nlp.jsonlines import annotate_one, annotate_stream

    if jsonl:
        if any(said.values()):
            raise click.UsageError("with --jsonl each line says its own language, published and country")
        sys.exit(1 if annotate_stream(file, write_line, model, explain, _warn) else 0)
    found = annotate_one(file.read(), model, explain, said, _warn)
    print_json(found, indent=2)
    sys.exit(1 if found.get("error") else 0)


def _warn(warning: str) -> None:
    click.echo(warning, err=True)


@click.command(name="read-feed")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(True, dir_okay=False, allow_dash=True)
)
@click.option("--url", help="The feed's address, for relative links in it.")
@command_errors
def read_feed(files: tuple[str, ...], url: str | None) -> None:
    """Print the entries of feeds (RSS, RDF, Atom, JSON Feed) as JSON lines; nothing is stored."""
    readable = [_print_entries(file, url, f"{file}: " if len(files) > 1 else "") for file in files]
    sys.exit(0 if all(readable) else 1)


def _print_entries(file: str, url: str | None, told: str) -> bool:
    """Print the entries of one feed; what was broken in it to stderr behind ``told``. Whether it was a feed at all."""
    from crawler.feeds import NotAFeedError
    from crawler.feeds import read_feed as read
    from watchfloor.cli.tables import clean

    try:
        with click.open_file(file, "rb") as stream:
            feed = read(stream.read(), url, None)
    except NotAFeedError as error:
        click.echo(clean(f"{told}not a feed: {error}"), err=True)
        return False
    except OSError as error:
        click.echo(clean(f"{file}: {error.strerror or error}"), err=True)
        return False
    for entry in feed.entries:
        shown = asdict(entry)
        shown["published"] = entry.published or entry.updated
        print_json({key: shown[key] for key in ("id", "url", "title", "published", "author", "summary", "content")})
    for problem in feed.problems:
        click.echo(clean(told + problem), err=True)
    return True
