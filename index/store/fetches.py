"""What is known of addresses from their last fetch."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from index.model import FetchState, document_id
from index.store.cleaning import clean_text
from index.store.part import Part
from index.store.tables import fetch_state

_FIELDS = [column for column in fetch_state.c if column.name != "key"]


class Fetches(Part):
    """Conditional requests and revisits."""

    def fetch_state(self, source: str, url: str) -> FetchState | None:
        """Return what the last fetch of an address for a source left, None if there was none."""
        query = select(*_FIELDS).where(fetch_state.c.key == _key(source, url))
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else FetchState(**row._mapping)

    def put_fetch_state(self, state: FetchState) -> None:
        """Replace what is known of an address."""
        row = {name: _clean(value) for name, value in asdict(state).items()}
        adding = self._database.insert(fetch_state).values(row | {"key": _key(state.source, state.url)})
        with self._database.write() as connection:
            connection.execute(adding.on_conflict_do_update(index_elements=["key"], set_=row))


def _key(source: str, url: str) -> str:
    return document_id(clean_text(source), clean_text(url))


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value
