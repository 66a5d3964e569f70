"""What the desk needs of the application, narrow enough to be put together by hand in a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from index.engine.port import Health, Sort
from index.store import StoreCounts
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
    ) -> dict[str, Any]:
        """Answer a page of hits."""

    def document(self, identity: str) -> dict[str, Any] | None:
        """Return a document, or None."""


@dataclass(frozen=True, slots=True)
class DeskContext:
    """The parts behind the pages. ``hosts`` are names under which the desk may be asked besides loopback."""

    searcher: Searching
    status: Callable[[], dict[str, Any]]
    problems: Callable[[int], list[dict[str, str]]]
    counts: Callable[[], StoreCounts]
    health: Callable[[], Health]
    hosts: tuple[str, ...] = field(default=())
