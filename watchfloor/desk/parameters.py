"""The state of a search page as it stands in its address, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.engine.port import FACETS, Sort
from watchfloor.searching import MAX_LIMIT, MAX_OFFSET, RequestError

PAGE_SIZE = 20
MAX_QUERY = 4000
FIELD_OF_FACET = {"language": "lang"}


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet value that the result is narrowed to."""

    facet: str
    value: str

    def query(self) -> str:
        """The filter in the query language."""
        value = self.value.replace('"', " ")
        return f'{FIELD_OF_FACET.get(self.facet, self.facet)}:"{value}"'

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"


@dataclass(frozen=True, slots=True)
class SearchState:
    """Everything that decides what a search page shows."""

    query: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = PAGE_SIZE

    @property
    def whole_query(self) -> str:
        """Query and filters as one query; everything when there is neither."""
        parts = [f"({self.query})"] if self.query.strip() and self.filters else [self.query.strip()]
        return " ".join([part for part in parts if part] + [chosen.query() for chosen in self.filters]) or "*"

    def address(self, path: str = "/") -> str:
        """The permalink of this state."""
        pairs: list[tuple[str, str]] = [("q", self.query)] if self.query else []
        pairs += [("f", str(chosen)) for chosen in self.filters]
        if self.sort != "relevance":
            pairs.append(("sort", self.sort))
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

    def sorted_by(self, sort: Sort) -> SearchState:
        """The state in another order, from its first page."""
        return replace(self, sort=sort, offset=0)

    def at(self, offset: int) -> SearchState:
        """The state at another page."""
        return replace(self, offset=offset)


def read_state(parameters: QueryParams) -> SearchState:
    """Read the state out of an address. Raises ``RequestError`` naming the parameter that is wrong."""
    query = parameters.get("q", "")
    if len(query) > MAX_QUERY:
        raise RequestError(f"q may have up to {MAX_QUERY} characters")
    return SearchState(
        query=query,
        filters=tuple(dict.fromkeys(_filter(text) for text in parameters.getlist("f"))),
        sort=_sort(parameters.get("sort", "relevance")),
        offset=whole_number(parameters, "offset", 0, MAX_OFFSET),
        limit=whole_number(parameters, "limit", PAGE_SIZE, MAX_LIMIT),
    )


def _filter(text: str) -> Filter:
    facet, colon, value = text.partition(":")
    if not colon or facet not in FACETS or not value.strip():
        raise RequestError(f"f must be facet:value with a facet of {', '.join(FACETS)}")
    return Filter(facet, value)


def _sort(text: str) -> Sort:
    if text == "relevance" or text == "newest" or text == "oldest":
        return text
    raise RequestError("sort must be relevance, newest or oldest")


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
