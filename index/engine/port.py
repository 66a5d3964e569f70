"""The port between the application and a search engine: typed requests in, typed results out.

No engine's own JSON, exception or query text crosses it. Both adapters answer the same request with the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from index.engine.record import Record
    from index.query.ast import Node

Sort = Literal["relevance", "newest", "oldest"]
FACETS = ("source", "kind", "language", "person", "org", "place", "drug", "month", "author", "tag")


class EngineError(Exception):
    """The engine could not answer; the message says why and what helps."""


class EngineUnavailableError(EngineError):
    """The engine is not reachable or not ready; documents wait in the outbox meanwhile."""


class EngineBusyError(EngineError):
    """Another process is writing to this index; it will pick up what waits."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A page of results to fetch. ``facets`` are names from ``FACETS``; ``facet_size`` values are returned of each.

    ``collapse`` gives one match for each story, the first in the order asked for; ``limit`` and ``offset`` then count
    stories. Total, facets and timeline are of documents all the same.
    """

    query: Node
    limit: int = 10
    offset: int = 0
    sort: Sort = "relevance"
    facets: Sequence[str] = ()
    facet_size: int = 20
    timeline: bool = False
    snippets: bool = True
    collapse: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of text with the half-open code-point ranges of the words that matched (inside ``text``)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One found document: its id, its score (None when not sorted by relevance), and where it matched.

    Of collapsed results: how many found documents tell its story, itself among them, and in how many sources.
    """

    id: str
    score: float | None
    snippet: Snippet | None = None
    story_size: int | None = None
    story_sources: int | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A facet value and the exact number of matching documents that carry it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Documents per calendar month (UTC); ``start`` is ``YYYY-MM-01``."""

    start: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """An answer: the exact total, the asked page in order, facet values (most frequent first) and the timeline.

    ``stories`` is how many stories the found documents tell, when the request was to collapse.
    """

    total: int
    matches: tuple[Match, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    timeline: tuple[TimelineBar, ...] = ()
    stories: int | None = None


@dataclass(frozen=True, slots=True)
class ItemError:
    """A document that the engine refused, and why. The others of the batch were applied."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Health:
    """What ``status`` and ``/readyz`` say of the engine; ``reason`` is set when it is not ready."""

    kind: str
    ready: bool
    documents: int | None
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


class Engine(Protocol):
    """A search engine holding one versioned index behind an alias.

    Every method raises ``EngineUnavailableError`` when the engine cannot be reached, and nothing of the engine's own.
    """

    kind: str

    def apply(self, records: Sequence[Record], deletes: Sequence[str] = ()) -> tuple[ItemError, ...]:
        """Write records by id (replacing older ones) and delete ids; durable and visible to search on return.

        Raises ``EngineBusyError`` when another process holds the index for writing.
        """

    def search(self, request: SearchRequest) -> Results:
        """Answer one page of results."""

    def count(self, query: Node) -> int:
        """Return the exact number of matching documents."""

    def scan(self, query: Node) -> Iterator[str]:
        """Yield the id of every matching document, once each, ascending, in bounded memory, from one point in time."""

    def health(self) -> Health:
        """Say whether the engine answers; never raises."""

    def versions(self) -> tuple[str, ...]:
        """Return the names of the index versions that exist, the live one first."""

    def begin_rebuild(self, name: str | None = None) -> str:
        """Create an empty index version beside the live one (or go on with ``name``) and return its name."""

    def apply_to(self, version: str, records: Sequence[Record]) -> tuple[ItemError, ...]:
        """Write records into a version that is being rebuilt."""

    def finish_rebuild(self, version: str) -> None:
        """Make that version the live one, atomically for searchers, and drop the others."""

    def close(self) -> None:
        """Release files and connections."""
