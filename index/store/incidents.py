"""Finds the statements in other documents that may speak of the same seizure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from index.folding import keyword_form
from index.incidents import Incident, Telling, incident
from index.incidents.matching import LIKE_AMOUNT
from index.model import Json
from index.store.joins import LATEST, MADE
from index.store.part import Part
from index.store.story_tables import story_members
from index.store.tables import annotated, documents, events, versions

CANDIDATES = 300
"""Statements that are compared with one: of a substance that is seized every day, the latest collected."""
_NAMES = frozenset({"PERSON", "VESSEL", "CONTAINER"})


class Incidents(Part):
    """What is asked of seizures."""

    def incidents(self, identity: str) -> dict[int, Incident]:
        """Return the seizures of a document that others tell too, by their place among its events."""
        with self._database.read() as connection:
            own = connection.execute(_statements(events.c.document_id == identity).order_by(events.c.position)).all()
            found = {row.position: _incident(connection, row) for row in own}
        return {position: told for position, told in found.items() if told is not None}


def _incident(connection: Connection, row: Row[Any]) -> Incident | None:
    query = _statements(events.c.document_id != row.document_id, *_like(row))
    rows = connection.execute(query.order_by(documents.c.collected.desc(), events.c.document_id).limit(CANDIDATES))
    return incident(_telling(row), map(_telling, rows))


def _statements(*wanted: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            *[events.c[name] for name in ("document_id", "position", "substance", "kilograms", "details")],
            documents.c.source,
            func.coalesce(story_members.c.story, documents.c.id).label("story"),
            versions.c.published,
            annotated.c.entities,
        )
        .join(documents, documents.c.id == events.c.document_id)
        .join(versions, LATEST)
        .join(annotated, MADE)
        .outerjoin(story_members, story_members.c.document_id == documents.c.id)
        .where(events.c.type == "seizure", events.c.aggregate.is_(False), events.c.substance.is_not(None), *wanted)
    )


def _like(row: Row[Any]) -> list[ColumnElement[bool]]:
    """The substance, and a mass that is near or not told."""
    wanted: list[ColumnElement[bool]] = [events.c.substance == row.substance]
    if row.kilograms is not None:
        least, most = LIKE_AMOUNT * row.kilograms, row.kilograms / LIKE_AMOUNT
        wanted.append(or_(events.c.kilograms.is_(None), events.c.kilograms.between(least, most)))
    return wanted


def _telling(row: Row[Any]) -> Telling:
    return Telling(
        row.document_id,
        row.source,
        row.story,
        row.details,
        _day(row.published),
        _forms(row.entities, frozenset({"PLACE"})),
        _forms(row.entities, _NAMES),
        {keyword_form(each["text"]): each["place"] for each in row.entities or () if each.get("place")},
    )


def _forms(entities: Iterable[Json] | None, labels: frozenset[str]) -> frozenset[str]:
    return frozenset(keyword_form(each["text"]) for each in entities or () if each["label"] in labels)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
