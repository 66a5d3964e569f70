"""Finds the statements in other documents that may speak of the same seizure.

Read twice: of all statements of a substance, near in amount and day, the figures alone; of the likest of them what
their documents say besides.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    JSON,
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    and_,
    case,
    column,
    false,
    func,
    or_,
    select,
    true,
    union_all,
)

from index.folding import keyword_form
from index.incidents import Incident, Telling, incident, likeness, told_day
from index.incidents.days import FAR_APART, NEAR
from index.incidents.measures import LIKE_AMOUNT, SAME_AMOUNT
from index.model import Json
from index.store.joins import LATEST, MADE
from index.store.part import Part
from index.store.story_tables import story_members
from index.store.tables import annotated, documents, events, versions

CANDIDATES: Final = 500
"""Statements that are read whole to compare them with one: the likest by amount, worth and day."""
_NAMES: Final = frozenset({"PERSON", "VESSEL", "CONTAINER"})
_FIGURES: Final = ("substance", "quantity", "unit", "kilograms", "value", "currency")
_BEFORE, _CHARACTERS = 400, 1_200
_AT_ONCE: Final = 500
_SLACK: Final = 1e-6
_SINGLE: Final = and_(events.c.type == "seizure", events.c.aggregate.is_(False), events.c.substance.is_not(None))
_KEY: Final = (events.c.document_id, events.c.position)
_PUBLISHED: Final = (
    select(versions.c.published)
    .where(versions.c.document_id == events.c.document_id)
    .order_by(versions.c.version.desc())
    .limit(1)
    .scalar_subquery()
)
# Most statements name a day; only of the others the document is looked up.
_DAY: Final = case((events.c.date.is_not(None), events.c.date), else_=_PUBLISHED)
Key = tuple[str, int]
"""A document and the place of a statement among its events."""


class Incidents(Part):
    """What is asked of seizures."""

    def incidents(self, identity: str) -> dict[int, Incident]:
        """Return the seizures of a document that others tell too, by their place among its events."""
        with self._database.read() as connection:
            places = connection.execute(_current(*_KEY).where(events.c.document_id == identity, _SINGLE)).tuples()
            own = _tellings(connection, list(places))
            found = {place: _incident(connection, telling) for (_, place), telling in sorted(own.items())}
        return {place: told for place, told in found.items() if told is not None}


def _incident(connection: Connection, telling: Telling) -> Incident | None:
    likest = _likest(connection, telling)
    return incident(telling, _tellings(connection, likest).values()) if likest else None


def _likest(connection: Connection, telling: Telling) -> list[Key]:
    """The statements that can be of the same seizure, as many as are read whole; of equals those of the later ids."""
    rows = connection.execute(_figures(telling), execution_options={"yield_per": _AT_ONCE})
    best = heapq.nlargest(CANDIDATES, _ranked(telling, rows))
    return [(identity, place) for _, identity, place in best]


def _ranked(telling: Telling, rows: Iterable[Row[Any]]) -> Iterator[tuple[float, str, int]]:
    for row in rows:
        event = {name: getattr(row, name) for name in _FIGURES}
        if (points := likeness(telling, event, _day(row.day))) is not None:
            yield points, row.document_id, row.position


def _figures(telling: Telling) -> CompoundSelect[Any]:
    """Statements near in amount and day. Which version they are of is looked up for the likest alone."""
    mass, own = telling.event.get("kilograms"), told_day(telling)
    if mass is None:
        alike, unlike = events.c.kilograms.is_(None), events.c.kilograms.is_not(None)
    else:
        least, most = LIKE_AMOUNT * mass * (1 - _SLACK), mass / LIKE_AMOUNT * (1 + _SLACK)
        alike, unlike = events.c.kilograms.between(least, most), events.c.kilograms.is_(None)
    # Two statements, because SQLite would not use the index for either side of an OR.
    return union_all(
        _of_substance(telling, alike, _within(own, FAR_APART)),
        _of_substance(telling, unlike, or_(_within(own, NEAR), _same_worth(telling) & _within(own, FAR_APART))),
    )


def _of_substance(telling: Telling, *wanted: ColumnElement[bool]) -> Select[Any]:
    query = select(*_KEY, *[events.c[name] for name in _FIGURES], _DAY.label("day"))
    query = query.where(events.c.substance == telling.event["substance"], *wanted)
    return query.where(_SINGLE, events.c.document_id != telling.document)


def _same_worth(telling: Telling) -> ColumnElement[bool]:
    worth = telling.event.get("value")
    return false() if worth is None else events.c.value.between(SAME_AMOUNT * worth, worth / SAME_AMOUNT)


def _within(own: date | None, days: int) -> ColumnElement[bool]:
    """Days as texts; a day that is not known is not too far."""
    if own is None:
        return true()
    return func.coalesce(_DAY, str(own)).between(str(_moved(own, -days)), str(_moved(own, days + 1)))


def _current(*columns: Any) -> Select[Any]:
    """Of events, those that were read from the version that their document has now."""
    joined = select(*columns).select_from(events).join(documents, documents.c.id == events.c.document_id)
    return joined.join(annotated, MADE).join(versions, LATEST)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _tellings(connection: Connection, wanted: Sequence[Key]) -> dict[Key, Telling]:
    found: dict[Key, Telling] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = set(wanted[start : start + _AT_ONCE])
        ids = sorted({identity for identity, _ in some})
        named = _named(connection, ids)
        for row in connection.execute(_statements(ids)):
            if (key := (row.document_id, row.position)) in some:
                found[key] = _telling(row, named[row.document_id])
    return found


def _statements(ids: Sequence[str]) -> Select[Any]:
    start = func.coalesce(events.c.details["start"].as_integer(), 0)
    said = func.substr(versions.c.text, case((start > _BEFORE, start - _BEFORE), else_=1), _CHARACTERS)
    story = func.coalesce(story_members.c.story, documents.c.id)
    return (
        _current(*_KEY, events.c.details, documents.c.source, versions.c.published)
        .add_columns(story.label("story"), said.label("said"))
        .outerjoin(story_members, story_members.c.document_id == documents.c.id)
        .where(events.c.document_id.in_(ids), _SINGLE)
    )


def _named(connection: Connection, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """What documents name by which statements are compared; nothing else of their annotations is taken over."""
    each = func.json_each if connection.dialect.name == "sqlite" else func.json_array_elements
    entity = each(annotated.c.entities).table_valued(column("value", JSON), joins_implicitly=True).c.value
    label = entity["label"].as_string()
    query = select(annotated.c.document_id, label.label("label"), entity["text"].as_string().label("text"))
    query = query.add_columns(entity["place"].label("place"))
    query = query.where(annotated.c.document_id.in_(ids), label.in_(sorted(_NAMES | {"PLACE"})))
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.document_id].append(row)
    return found


def _telling(row: Row[Any], named: Sequence[Row[Any]]) -> Telling:
    places: dict[str, Json | None] = {}
    for each in named:
        if each.label == "PLACE":
            places[keyword_form(each.text)] = each.place or places.get(keyword_form(each.text))
    return Telling(
        row.document_id,
        row.source,
        row.story,
        row.details,
        _day(row.published),
        frozenset(places),
        frozenset(keyword_form(each.text) for each in named if each.label in _NAMES),
        {name: place for name, place in places.items() if place},
        row.said or "",
    )


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
