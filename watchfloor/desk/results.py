"""What a search page shows of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchfloor.desk.histogram import HEIGHT, Bar, bars
from watchfloor.desk.marking import marked_pieces
from watchfloor.desk.parameters import SearchState
from watchfloor.filters import Filter
from watchfloor.searching import MAX_OFFSET

FACET_TITLES = {
    "drug": "Drug", "person": "Person", "org": "Organization", "place": "Place", "source": "Source",
    "kind": "Kind", "language": "Language", "month": "Month",
}  # fmt: skip
PAGE_FACETS = tuple(FACET_TITLES)
SHOWN_VALUES = 8


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet value with the address that narrows the result to it, or widens it again; None if it cannot be asked."""

    value: str
    count: int
    address: str | None
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """The histogram: bars, the height that they are drawn in, and the count of the highest."""

    bars: list[ShownBar]
    height: int
    highest: int


def shown(state: SearchState, answer: Mapping[str, Any]) -> dict[str, Any]:
    """What the search page shows of ``answer``, which is the answer to ``state``."""
    after = state.offset + state.limit
    return {
        "total": answer["total"],
        "stories": answer.get("stories"),
        "hits": [_shown_hit(hit) for hit in answer["hits"]],
        "facets": facet_boxes(state, answer["facets"]),
        "drawing": drawing(state, answer["timeline"]),
        "first": state.offset + 1,
        "last": state.offset + len(answer["hits"]),
        "previous": state.at(max(0, state.offset - state.limit)).address() if state.offset else None,
        "next": state.at(after).address()
        if after < answer.get("stories", answer["total"]) and after <= MAX_OFFSET
        else None,
    }


def _shown_hit(hit: Mapping[str, Any]) -> dict[str, Any]:
    """A hit with its passage and title divided into plain and marked pieces."""
    return {
        **hit,
        "pieces": marked_pieces(hit["snippet"] or "", hit.get("marks", ())),
        "title_pieces": marked_pieces(hit["title"] or "", hit.get("title_marks", ())),
    }


def facet_boxes(state: SearchState, facets: Mapping[str, Any]) -> list[FacetBox]:
    """The facets that have values; a chosen value always stands among the first."""
    boxes = []
    for name, title in FACET_TITLES.items():
        values = facets.get(name, ())
        if name == "month":
            values = sorted(values, key=lambda value: str(value["value"]), reverse=True)
        rows = sorted((_row(state, name, value) for value in values), key=lambda row: not row.chosen)
        if rows:
            boxes.append(FacetBox(name, title, rows[:SHOWN_VALUES], rows[SHOWN_VALUES:]))
    return boxes


def _row(state: SearchState, facet: str, value: Mapping[str, Any]) -> FacetRow:
    filter_ = Filter(facet, str(value["value"]))
    chosen = filter_ in state.filters
    changed = state.without_filter(filter_) if chosen else state.with_filter(facet, filter_.value)
    return FacetRow(filter_.value, value["count"], changed.address() if filter_.usable else None, chosen)


def drawing(state: SearchState, timeline: Sequence[Mapping[str, Any]]) -> Drawing | None:
    """The histogram; None when no document has a date."""
    drawn = bars(timeline)
    if not drawn:
        return None
    shown_bars = [ShownBar(bar, _bar_address(state, bar)) for bar in drawn]
    return Drawing(shown_bars, HEIGHT, max(bar.count for bar in drawn))


def _bar_address(state: SearchState, bar: Bar) -> str:
    """A bar of a month is a filter, a bar of a year a condition in the query."""
    if len(bar.name) == 7:
        return state.with_filter("month", bar.name).address()
    return state.asking(
        f"({state.query}) published:{bar.name}" if state.query.strip() else f"published:{bar.name}"
    ).address()
