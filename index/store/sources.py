"""The sources that were collected from, kept so that documents can be understood without the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from index.store.cleaning import clean_json
from index.store.part import Part
from index.store.tables import sources

_COLUMNS = ("id", "kind", "url", "name")


class Sources(Part):
    """The register of sources."""

    def register_sources(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Add or replace sources; each has ``id``, ``kind``, ``url``, ``name`` and anything else that JSON holds."""
        values = [{name: row[name] for name in _COLUMNS} | {"details": clean_json(dict(row))} for row in rows]
        if not values:
            return
        adding = self._database.insert(sources)
        changes = {name: adding.excluded[name] for name in ("kind", "url", "name", "details")}
        with self._database.write() as connection:
            connection.execute(adding.on_conflict_do_update(index_elements=["id"], set_=changes), values)

    def sources(self) -> list[dict[str, Any]]:
        """Return the registered sources by id, as they were given."""
        with self._database.read() as connection:
            return list(connection.execute(select(sources.c.details).order_by(sources.c.id)).scalars())
