"""What the desk needs of the application, narrow enough to be put together by hand in a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from index.engine.port import Health, Sort
from index.store import AlertRow, StoreCounts, WatchRow
from watchfloor.filters import Filter


class Searching(Protocol):
    """How the desk searches; ``watchfloor.searching.Searcher`` is one."""

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        facets: Sequence[str] = (),
        timeline: bool = True,
        filters: Sequence[Filter] = (),
        collapse: bool = False,
        explain: bool = False,
    ) -> dict[str, Any]:
        """Answer a page of hits."""

    def document(self, identity: str) -> dict[str, Any] | None:
        """Return a document, or None."""


class Watching(Protocol):
    """How the desk keeps watches; the store is one."""

    def add_watch(self, name: str, query: str, channels: Sequence[str], every_telling: bool, now: datetime) -> WatchRow:
        """Keep a watch under a new name."""

    def remove_watch(self, name: str) -> bool:
        """Forget a watch; False if there was none of that name."""

    def watches(self) -> list[WatchRow]:
        """Return all watches, by name."""

    def watch(self, name: str) -> WatchRow | None:
        """Return the watch of that name."""

    def watch_of(self, secret: str) -> WatchRow | None:
        """Return the watch whose feed has that secret."""

    def alerts(
        self, watch: str | None = None, *, before: int | None = None, limit: int = 50, untold: bool = False
    ) -> list[AlertRow]:
        """Return what watches found, the latest first."""

    def mark_seen(self, ids: Iterable[int], now: datetime) -> int:
        """Mark alerts as seen."""

    def unseen_alerts(self) -> dict[str, int]:
        """Count what was not seen yet, by the name of the watch."""


@dataclass(frozen=True, slots=True)
class DeskContext:
    """The parts behind the pages. ``hosts`` are names under which the desk may be asked besides loopback."""

    searcher: Searching
    status: Callable[[], dict[str, Any]]
    problems: Callable[[int], list[dict[str, str]]]
    counts: Callable[[], StoreCounts]
    health: Callable[[], Health]
    watching: Watching
    hosts: tuple[str, ...] = field(default=())
