"""Writing an export so that a file is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

import click

from watchfloor.cli.base import fail, opened, settings_or_exit

if TYPE_CHECKING:
    from crawler.archive.wacz import Page

Rows = Iterable[dict[str, Any]]


def write_export(rows: Rows, out: Path | None, write: Callable[[Rows, TextIO], int]) -> int:
    """Write rows to a file beside its place, then put it there; or to stdout. Returns how many. Raises ``OSError``.

    A pipe or device is written to as it is: it must not be replaced by a file.
    """
    if out is None:
        return write(rows, sys.stdout)
    if out.exists() and not out.is_file():
        with out.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            return write(rows, stream)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            written = write(rows, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return written


def export_package(query: str, out: Path | None) -> None:
    """Write the captures of every matching document as a WACZ package; exit 1 if some are damaged and left out.

    Raises ``OSError`` and what a search raises; exit 2 if the package would be shown on a terminal.
    """
    from crawler.archive.wacz import Label, write_package

    if out is None and sys.stdout.isatty():
        fail("a package is not text: name a file with --out, or send it on to a program", 2)
    label = Label(f"watchfloor: {query}", datetime.now(UTC), f"watchfloor {version('watchfloor')}")
    with opened(settings_or_exit()) as runtime:
        pages = pages_of(runtime.searcher.export(query))
        with binary_output(out) as stream, TemporaryDirectory(dir=out.parent if out else None) as scratch:
            packed = write_package(
                stream, runtime.settings.data, pages, label, Path(scratch), lambda words: click.echo(words, err=True)
            )
    where = f" to {out}" if out else ""
    click.echo(f"{packed.pages} pages in {packed.records} records written{where}", err=True)
    if packed.left_out:
        fail(f"{packed.left_out} pages left out")


def pages_of(documents: Rows) -> Iterator[Page]:
    """Yield each version of each document (as ``Searcher.export`` has them) as a page of a package."""
    from crawler.archive.wacz import Page

    for document in documents:
        latest = document["versions"][-1]["version"] if document["versions"] else 0
        for one in document["versions"]:
            if (capture := one["capture"]) is not None:
                current = one["version"] == latest
                yield Page(
                    id=document["id"] if current else f"{document['id']}-{one['version']}",
                    address=document["url"],
                    warc=capture["warc"],
                    offset=capture["offset"],
                    sha256=capture["sha256"],
                    title=document["title"] if current else f"{document['title'] or document['url']} (earlier version)",
                    text=document["text"] if current else None,
                )


@contextmanager
def binary_output(out: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: stdout, a pipe or device as it is, or a file that appears at its place when it is whole."""
    if out is None:
        yield sys.stdout.buffer
        return
    if out.exists() and not out.is_file():
        with out.open("wb") as stream:
            yield stream
        return
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
