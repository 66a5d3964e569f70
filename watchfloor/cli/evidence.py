"""``evidence``: findings to hand over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from watchfloor.cli.base import command_errors, fail, opened, settings_or_exit
from watchfloor.cli.export import binary_output
from watchfloor.cli.tables import clean, plural

if TYPE_CHECKING:
    from watchfloor.searching import Searcher

_ID = re.compile(r"[0-9a-f]{32}")


@click.command()
@click.argument("asked", nargs=-1, required=True, metavar="QUERY|ID...")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The ZIP file to write.")
@command_errors
def evidence(asked: tuple[str, ...], out: Path) -> None:
    """Write what a query finds, or the documents of these ids, as a package that anyone can verify.

    It holds the texts, the annotations, every version, the archived answers of the publishers, a manifest of hashes, a
    page to open from disk, and verify.py, which needs Python alone. Note the hash of the manifest that is printed.
    """
    from watchfloor.evidence import Given, write_evidence

    given = Given(" ".join(asked), datetime.now(UTC), f"watchfloor {version('watchfloor')}")
    with opened(settings_or_exit()) as runtime:
        documents = _documents(runtime.searcher, asked)
        with binary_output(out) as stream, TemporaryDirectory(dir=out.parent) as scratch:
            done = write_evidence(stream, runtime.settings.data, documents, runtime.store.text_of, given, Path(scratch))
    kept = f"{plural(done.documents, 'document')} and {plural(done.captures, 'capture')} written to {out}"
    click.echo(f"{kept}\nsha256 of its manifest.json: {done.manifest}", err=True)
    for line in done.left_out:
        click.echo(clean(f"left out: {line}"), err=True)
    if done.left_out:
        fail(f"{plural(len(done.left_out), 'capture')} left out")


def _documents(searcher: Searcher, asked: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What is asked for: ids if all are, else one query."""
    if all(_ID.fullmatch(each) for each in asked):
        unknown = [each for each in asked if searcher.document(each) is None]
        if unknown:
            fail(f"there is no document {', '.join(unknown)}")
        return searcher.export_ids(dict.fromkeys(asked))
    if len(asked) > 1:
        fail("a query is one argument: put it into quotation marks", 2)
    return searcher.export(asked[0])
