"""Progress of a crawl: a live line on a terminal, an occasional plain line elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.status import Status

from index.store import RunRow

if TYPE_CHECKING:
    from watchfloor.enriching import Enrichment

PLAIN_EVERY = 10.0


class CrawlProgress:
    """Shows how many pages were fetched, texts read and documents indexed."""

    def __init__(self, sources: int, enrichment: Enrichment | None) -> None:
        self._sources = sources
        self._enrichment = enrichment
        self._runs: list[RunRow] = []
        self._console = Console(stderr=True)
        self._live = self._console.is_terminal
        self._status = Status("starting", console=self._console)
        self._said = time.monotonic()

    def __enter__(self) -> CrawlProgress:
        if self._live:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._status.stop()

    def show(self, runs: list[RunRow]) -> None:
        """Take in the runs as they stand and show them."""
        self._runs = runs
        self.refresh()

    def refresh(self) -> None:
        """Show the counts anew."""
        if self._live:
            self._status.update(self.line())
        elif time.monotonic() - self._said > PLAIN_EVERY:
            click.echo(self.line(), err=True)
            self._said = time.monotonic()

    def line(self) -> str:
        """One line of counts."""
        done = sum(run.finished is not None for run in self._runs)
        fetched = sum(run.counts.fetched for run in self._runs)
        kept = sum(run.counts.new + run.counts.updated for run in self._runs)
        trouble = sum(run.counts.failed + run.counts.refused for run in self._runs)
        pages = f"{fetched} pages fetched, {kept} new or changed, {trouble} with problems"
        line = f"{done} of {self._sources} sources done · {pages}"
        if self._enrichment is None:
            return line
        return f"{line} · {self._enrichment.annotated} read · {self._enrichment.indexed} searchable"
