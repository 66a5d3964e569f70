"""What a search page shows of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from watchfloor.desk.histogram import Bar, bars
from watchfloor.desk.marking import Piece, marked_pieces
from watchfloor.desk.parameters import Filter, SearchState

PAGE_FACETS = ("source", "kind", "language", "person", "org", "place", "drug", "month")
FACET_TITLES = {
    "source": "Source", "kind": "Kind", "language": "Language", "person": "Person", "org": "Organization",
    "place": "Place", "drug": "Drug", "month": "Month",
}  # fmt: skip
SHOWN_VALUES = 8


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet value with the address that narrows the result to it, or widens it again."""

    value: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet: its first values, and the further ones behind a fold."""

    name: str
    title: str
    first: list[FacetRow]
    further: list[FacetRow]


@dataclass(frozen=True, slots=True)
class ShownBar:
    """A bar with the address that narrows the result to it."""

    bar: Bar
    address: str


def contract(hit: Mapping[str, Any]) -> dict[str, Any]:
    """A hit without what only the desk needs."""
    return {key: value for key, value in hit.items() if key not in ("marks", "title_marks")}


def shown_hit(hit: Mapping[str, Any]) -> dict[str, Any]:
    """A hit with its passage divided into plain and marked pieces."""
    return {**hit, "pieces": marked_pieces(hit["snippet"] or "", hit.get("marks", ())) or [Piece("")]}


def facet_boxes(state: SearchState, facets: Mapping[str, Any]) -> list[FacetBox]:
    """The facets that have values."""
    boxes = []
    for name in PAGE_FACETS:
        values = facets.get(name, ())
        if name == "month":
            values = sorted(values, key=lambda value: str(value["value"]), reverse=True)
        rows = [_row(state, name, value) for value in values]
        if rows:
            boxes.append(FacetBox(name, FACET_TITLES[name], rows[:SHOWN_VALUES], rows[SHOWN_VALUES:]))
    return boxes


def _row(state: SearchState, facet: str, value: Mapping[str, Any]) -> FacetRow:
    chosen = Filter(facet, str(value["value"]))
    if chosen in state.filters:
        return FacetRow(chosen.value, value["count"], state.without_filter(chosen).address(), chosen=True)
    return FacetRow(chosen.value, value["count"], state.with_filter(facet, chosen.value).address(), chosen=False)


def shown_bars(state: SearchState, timeline: list[dict[str, Any]]) -> list[ShownBar]:
    """The histogram; a bar of a month is a filter, a bar of a year a condition in the query."""
    return [ShownBar(bar, _bar_address(state, bar)) for bar in bars(timeline)]


def _bar_address(state: SearchState, bar: Bar) -> str:
    if len(bar.name) == 7:
        return state.with_filter("month", bar.name).address()
    query = f"({state.query}) published:{bar.name}" if state.query else f"published:{bar.name}"
    return SearchState(query, state.filters, state.sort, 0, state.limit).address()
