"""Which WARC records the store names, for those who look after the archive."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import Connection, bindparam, func, select

from index.model import Capture
from index.store.cleaning import clean_json, clean_text
from index.store.database import Database
from index.store.part import Part
from index.store.rows import CapturedRecord
from index.store.tables import captures, versions

# An imported archive may name its records as it likes, but an index of PostgreSQL holds short keys only.
_RECORD_ID = 256
_SAME = ("warc", "offset", "record_id")
# Made once: making a statement costs as much as running it.
_KEPT = select(captures.c.id).where(*[captures.c[name] == bindparam(f"the_{name}") for name in _SAME])
_FIELDS = [field.name for field in fields(Capture) if field.name != "fetched"]


def keep(database: Database, connection: Connection, capture: Capture) -> int:
    """Write a capture unless it is there already and return its row number."""
    row = clean_json({name: getattr(capture, name) for name in _FIELDS}) | {"fetched": capture.fetched}
    row["record_id"] = clean_text(capture.record_id, _RECORD_ID)
    same = {f"the_{name}": row[name] for name in _SAME}
    number = connection.execute(_KEPT, same).scalar()
    if number is None:
        added = database.insert_if_absent(captures).returning(captures.c.id)
        number = connection.execute(added, row).scalar() or connection.execute(_KEPT, same).scalar_one()
    return int(number)


class Captures(Part):
    """What the archive asks of the store."""

    def keep_capture(self, capture: Capture) -> None:
        """Name a record of the archive that is evidence of no document's text: a picture, for one."""
        with self._database.write() as connection:
            keep(self._database, connection, capture)

    def capture_files(self) -> list[str]:
        """Return the names of all WARC files that captures name, sorted."""
        with self._database.read() as connection:
            return list(connection.execute(select(captures.c.warc).distinct().order_by(captures.c.warc)).scalars())

    def captures_in(self, warc: str) -> list[CapturedRecord]:
        """Return the records that the store names in a file, by offset; those that no version cites have no ids."""
        names = [captures.c[name] for name in ("id", "offset", "length", "sha256", "record_id", "url")]
        query = (
            select(*names, versions.c.document_id)
            .outerjoin(versions, versions.c.capture_id == captures.c.id)
            .where(captures.c.warc == warc)
            .order_by(captures.c.offset, captures.c.id, versions.c.document_id)
            .distinct()
        )
        found: dict[int, CapturedRecord] = {}
        with self._database.read() as connection:
            for number, *fields, document in connection.execute(query):
                record = found.get(number) or CapturedRecord._make((*fields, ()))
                ids = record.document_ids if document is None else (*record.document_ids, document)
                found[number] = record._replace(document_ids=ids)
        return list(found.values())

    def cited_end(self, warc: str) -> int:
        """Return where in a file the last record ends that the store names, 0 if it names none there."""
        end = select(func.max(captures.c.offset + captures.c.length)).where(captures.c.warc == warc)
        with self._database.read() as connection:
            return connection.execute(end).scalar() or 0
