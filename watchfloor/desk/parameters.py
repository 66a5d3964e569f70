"""The state of a search page as it stands in its address, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.engine.port import FACETS, Sort
from watchfloor.filters import Filter
from watchfloor.searching import MAX_LIMIT, MAX_OFFSET, RequestError

PAGE_SIZE = 20
LARGEST_PAGE = 200
MAX_QUERY = 4000
MAX_FILTERS = 50


@dataclass(frozen=True, slots=True)
class SearchState:
    """Everything that decides what a search page shows."""

    query: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = PAGE_SIZE
    collapse: bool = False

    @property
    def whole_query(self) -> str:
        """Query and filters as one query text, for a watch or the command line; a filter keeps words of names too."""
        parts = [f"({self.query})"] if self.query.strip() and self.filters else [self.query.strip()]
        return " ".join([part for part in parts if part] + [chosen.query() for chosen in self.filters]) or "*"

    def address(self, path: str = "/") -> str:
        """The permalink of this state."""
        pairs: list[tuple[str, str]] = [("q", self.query)] if self.query else []
        pairs += [("f", str(chosen)) for chosen in self.filters]
        if self.sort != "relevance":
            pairs.append(("sort", self.sort))
        if self.collapse:
            pairs.append(("collapse", "story"))
        pairs += [
            (name, str(value))
            for name, value, usual in (("offset", self.offset, 0), ("limit", self.limit, PAGE_SIZE))
            if value != usual
        ]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def with_filter(self, facet: str, value: str) -> SearchState:
        """The state narrowed by one more filter, from its first page."""
        added = Filter(facet, value)
        return self if added in self.filters else replace(self, filters=(*self.filters, added), offset=0)

    def without_filter(self, dropped: Filter) -> SearchState:
        """The state without a filter, from its first page."""
        return replace(self, filters=tuple(kept for kept in self.filters if kept != dropped), offset=0)

    def asking(self, query: str) -> SearchState:
        """The state with another query, from its first page."""
        return replace(self, query=query, offset=0)

    def sorted_by(self, sort: Sort) -> SearchState:
        """The state in another order, from its first page."""
        return replace(self, sort=sort, offset=0)

    def collapsing(self, collapse: bool) -> SearchState:
        """The state with each story once, or with all documents, from its first page."""
        return replace(self, collapse=collapse, offset=0)

    def at(self, offset: int) -> SearchState:
        """The state at another page."""
        return replace(self, offset=offset)


def read_state(parameters: QueryParams, *, limit: int = PAGE_SIZE, largest: int = MAX_LIMIT) -> SearchState:
    """Read the state out of an address. Raises ``RequestError`` naming the parameter that is wrong."""
    query = parameters.get("q", "")
    if len(query) > MAX_QUERY:
        raise RequestError(f"q may have up to {MAX_QUERY} characters")
    return SearchState(
        query=query,
        filters=_filters(parameters.getlist("f")),
        sort=_sort(parameters.get("sort", "relevance")),
        offset=whole_number(parameters, "offset", 0, MAX_OFFSET),
        limit=whole_number(parameters, "limit", limit, largest),
        collapse=_collapse(parameters.get("collapse", "")),
    )


def read_page_state(parameters: QueryParams) -> SearchState:
    """Read the state of a page, which shows at least one and at most 200 hits. Raises ``RequestError``."""
    state = read_state(parameters, largest=LARGEST_PAGE)
    if state.limit < 1:
        raise RequestError(f"limit must be a whole number from 1 to {LARGEST_PAGE}")
    return state


def _filters(texts: Sequence[str]) -> tuple[Filter, ...]:
    if len(texts) > MAX_FILTERS:
        raise RequestError(f"f may be given up to {MAX_FILTERS} times")
    return tuple(dict.fromkeys(_filter(text) for text in texts))


def _filter(text: str) -> Filter:
    facet, _, value = text.partition(":")
    chosen = Filter(facet, value)
    if facet not in FACETS or len(value) > MAX_QUERY or not chosen.usable:
        raise RequestError(f"f must be facet:value with a facet of {', '.join(FACETS)} and a value that has a word")
    return chosen


def _sort(text: str) -> Sort:
    sorts: tuple[Sort, ...] = ("relevance", "newest", "oldest")
    for sort in sorts:
        if sort == text:
            return sort
    raise RequestError("sort must be relevance, newest or oldest")


def _collapse(text: str) -> bool:
    if text not in ("", "story"):
        raise RequestError("collapse must be story")
    return text == "story"


def whole_number(parameters: QueryParams, name: str, default: int, largest: int) -> int:
    """Read a number from 0 to ``largest``. Raises ``RequestError``."""
    text = parameters.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= largest):
        raise RequestError(f"{name} must be a whole number from 0 to {largest}")
    return int(text)


def names(text: str) -> Sequence[str]:
    """Divide a comma-separated list."""
    return [name.strip() for name in text.split(",") if name.strip()]
