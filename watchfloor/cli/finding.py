"""``search``, ``count``, ``show``, ``export``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click
from rich.text import Text

from watchfloor.cli.base import command_errors, fail, opened, print_json, settings_or_exit
from watchfloor.cli.export import export_package, write_export
from watchfloor.cli.tables import clean, console, print_document, print_hits
from watchfloor.searching import contract

if TYPE_CHECKING:
    from watchfloor.runtime import Runtime

CSV_COLUMNS = (
    "id", "url", "source", "kind", "title", "author", "published", "collected", "language", "score", "snippet", "story",
    "persons", "orgs", "places", "drugs", "selectors", "warc", "offset", "length", "sha256",
)  # fmt: skip
EXPORTS = ("jsonl", "csv", "geojson", "graphml", "stix", "ftm", "wacz")
STORY_COLUMNS = ("story_size", "story_sources")


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, help="How many hits, up to 10,000.")
@click.option("--offset", default=0, show_default=True, help="How many hits to pass over first.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True)
@click.option(
    "--collapse", type=click.Choice(["story"]), help="story: the best hit of each story, and how often it is told."
)
@click.option("--explain", is_flag=True, help="Say why each hit was found.")
@click.option("--facets", default="", help="By comma: source kind language person org place drug month author tag.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "json", "csv"]), default="table", show_default=True
)
@command_errors
def search(
    query: str, limit: int, offset: int, sort: Any, collapse: str | None, explain: bool, facets: str, form: str
) -> None:
    """Find documents.

    Examples: 'cocaine AND (Antwerp OR Rotterdam) -football', '"black tar heroin"',
    'person:"El Marro" published:2026-03', 'drug:fentanyl kg:>=10'. A query that begins with - follows --.
    """
    names = [name.strip() for name in facets.split(",") if name.strip()]
    with opened(settings_or_exit()) as runtime:
        answer = runtime.searcher.search(
            query, limit=limit, offset=offset, sort=sort, facets=names, collapse=collapse == "story", explain=explain
        )
        warn_of_gap(runtime)
    if form == "json":
        print_json({**answer, "hits": [contract(hit) for hit in answer["hits"]]})
    elif form == "jsonl":
        for hit in answer["hits"]:
            print_json(contract(hit))
    elif form == "csv":
        write_csv(answer["hits"], sys.stdout, STORY_COLUMNS if collapse else ())
    else:
        print_hits(query, answer, offset)
        print_reasons(answer["hits"], offset)


@click.command()
@click.argument("query")
@command_errors
def count(query: str) -> None:
    """Print how many documents match a query."""
    with opened(settings_or_exit()) as runtime:
        click.echo(runtime.searcher.count(query))
        warn_of_gap(runtime)


@click.command()
@click.argument("identity", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@command_errors
def show(identity: str, form: str) -> None:
    """Show a document: text, entities, events, versions and how it was obtained."""
    with opened(settings_or_exit()) as runtime:
        document = runtime.searcher.document(identity)
    if document is None:
        fail(f"there is no document {identity}")
    if form == "json":
        print_json(contract(document), indent=2)
    else:
        print_document(document)


@click.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(EXPORTS), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; default stdout.")
@command_errors
def export(query: str, form: str, out: Path | None) -> None:
    """Write every matching document, complete and streamed.

    geojson: a point for each place; graphml: documents and names as a graph; stix: a STIX 2.1 bundle; ftm:
    FollowTheMoney entities; wacz: the captures behind the documents, for replay programs.
    """
    if form == "wacz":
        export_package(query, out)
        return
    with opened(settings_or_exit()) as runtime:
        documents = runtime.searcher.export(query)
        written = write_export(map(contract, documents), out, _writer(form))
    click.echo(f"{written} documents written{f' to {out}' if out else ''}", err=True)


def print_reasons(hits: Sequence[dict[str, Any]], offset: int) -> None:
    """Say why each hit was found, by the numbers under which hits are listed; nothing where that was not asked."""
    out = console()
    for number, hit in enumerate(hits, offset + 1):
        for reason in hit.get("why", ()):
            line = ((f"{number}. ", "dim"), (clean(reason["query"]), "bold"), f": {clean(reason['why'])}")
            out.print(Text.assemble(*line))


def warn_of_gap(runtime: Runtime) -> None:
    """Say on stderr if the index does not hold what the store does: "nothing found" would mislead."""
    from watchfloor.status import gap

    missing = gap(runtime.store.counts(), runtime.engine.health())
    if missing:
        click.echo(missing, err=True)


def write_jsonl(rows: Iterable[dict[str, Any]], stream: TextIO) -> int:
    """Write one object per line and return how many."""
    import json

    written = 0
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        written += 1
    return written


def write_csv(rows: Iterable[dict[str, Any]], stream: TextIO, more: Sequence[str] = ()) -> int:
    """Write hits as CSV: lists joined by "; ", the capture in columns of its own, then ``more``. Returns how many."""
    columns = (*CSV_COLUMNS, *more)
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    written = 0
    for row in rows:
        flat = row | (row.get("capture") or {})
        writer.writerow({key: _cell(flat.get(key)) for key in columns})
        written += 1
    return written


def _cell(value: Any) -> Any:
    """A cell that a spreadsheet does not take for a formula: crawled text must not run there either."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _writer(form: str) -> Callable[[Iterable[dict[str, Any]], TextIO], int]:
    if form in ("jsonl", "csv"):
        return {"jsonl": write_jsonl, "csv": write_csv}[form]
    from watchfloor import exports

    writers = {
        "geojson": exports.write_geojson,
        "graphml": exports.write_graphml,
        "stix": exports.write_stix,
        "ftm": exports.write_ftm,
    }
    return writers[form]
