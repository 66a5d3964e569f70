"""What is known of addresses from their last fetch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import and_, insert, select

from index.model import FetchState, document_id
from index.store.cleaning import clean_text
from index.store.part import Part
from index.store.tables import fetch_state

_FIELDS = [column for column in fetch_state.c if column.name != "key"]

# Both databases bound the parameters of a statement.
_KEYS = 1_000


class Fetches(Part):
    """Conditional requests and revisits."""

    def fetch_state(self, source: str, url: str) -> FetchState | None:
        """Return what the last fetch of an address for a source left, None if there was none."""
        query = select(*_FIELDS).where(fetch_state.c.key == _key(source, url))
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else FetchState(**row._mapping)

    def fetch_states(self, source: str, urls: Iterable[str]) -> dict[str, FetchState]:
        """Return what is known of several addresses of a source, by address; those never asked are left out."""
        keys = list({_key(source, url): None for url in urls})
        found: dict[str, FetchState] = {}
        with self._database.read() as connection:
            for start in range(0, len(keys), _KEYS):
                query = select(*_FIELDS).where(fetch_state.c.key.in_(keys[start : start + _KEYS]))
                found.update((row.url, FetchState(**row._mapping)) for row in connection.execute(query))
        return found

    def put_fetch_state(self, state: FetchState) -> None:
        """Replace what is known of an address."""
        self.put_fetch_states([state])

    def put_fetch_states(self, states: Iterable[FetchState]) -> None:
        """Replace what is known of several addresses, all or none."""
        rows = {_key(state.source, state.url): _row(state) for state in states}
        with self._database.write() as connection:
            if rows:
                connection.execute(self._replacing(), [row | {"key": key} for key, row in sorted(rows.items())])

    def _replacing(self) -> Any:
        """An INSERT of whole rows. SQLAlchemy compiles the form with ``on_conflict`` anew each time."""
        if self._database.embedded:
            return insert(fetch_state).prefix_with("OR REPLACE")
        adding = self._database.insert(fetch_state)
        fresh = {column.name: adding.excluded[column.name] for column in _FIELDS}
        return adding.on_conflict_do_update(index_elements=["key"], set_=fresh)

    def due_states(self, source: str, now: datetime, limit: int) -> list[FetchState]:
        """Return what is known of a source's documents that are due to be asked again, the longest due first."""
        due = and_(fetch_state.c.source == source, fetch_state.c.next_check <= now)
        query = select(*_FIELDS).where(due, fetch_state.c.document_id.is_not(None))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(fetch_state.c.next_check, fetch_state.c.key).limit(limit))
            return [FetchState(**row._mapping) for row in rows]


def _key(source: str, url: str) -> str:
    return document_id(clean_text(source), clean_text(url))


def _row(state: FetchState) -> dict[str, Any]:
    return {column.name: _clean(getattr(state, column.name)) for column in _FIELDS}


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value
