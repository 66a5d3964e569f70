"""The last answers of sites to a request for their robots.txt, for all crawls that share the store."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from index.store.cleaning import clean_or_none, clean_text
from index.store.part import Part
from index.store.tables import robots

_ERROR = 500


@dataclass(frozen=True, slots=True)
class RobotsCopy:
    """What a site (scheme, host, port) answered; ``error``: why that is of no use. It counts until ``expires``."""

    site: str
    status: int | None
    body: str
    error: str | None
    fetched: datetime
    expires: datetime


class RobotsCopies(Part):
    """Copies of robots.txt."""

    def robots_copy(self, site: str, now: datetime) -> RobotsCopy | None:
        """Return what a site last answered, None if that is unknown or has expired."""
        columns = [column for column in robots.c if column.name != "site"]
        valid = select(*columns).where(robots.c.site == _key(site), robots.c.expires > now)
        with self._database.read() as connection:
            row = connection.execute(valid).one_or_none()
        return None if row is None else RobotsCopy(site, **row._mapping)

    def put_robots(self, copy: RobotsCopy) -> None:
        """Replace what is known of a site."""
        row = asdict(copy) | {"site": _key(copy.site), "body": clean_text(copy.body)}
        row["error"] = clean_or_none(copy.error, _ERROR)
        adding = self._database.insert(robots).values(row)
        with self._database.write() as connection:
            connection.execute(adding.on_conflict_do_update(index_elements=["site"], set_=row))


def _key(site: str) -> str:
    # A name may be too long for an index.
    return site if len(site) <= 300 and site.isascii() else hashlib.sha256(site.encode("utf-8", "replace")).hexdigest()
