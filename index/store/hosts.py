"""What everyone who shares the store knows of a host: whose turn it is to ask, and whether it fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select, update

from index.store.cleaning import clean_text
from index.store.part import Part
from index.store.tables import hosts

# No host asks for more; a time further ahead is a clock that was set back.
_FARTHEST = timedelta(hours=1)
_LONGEST = 200
_REASON = 500


@dataclass(frozen=True, slots=True)
class HostTurn:
    """The answer to who wants to ask a host: taken, or ``wait`` seconds more; ``holder`` is who asks meanwhile."""

    taken: bool
    wait: float = 0.0
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class HostState:
    """How a host does: ``failures`` in a row; until ``broken_until`` it is not asked, for ``reason``."""

    host: str
    failures: int = 0
    broken_until: datetime | None = None
    reason: str | None = None


class Hosts(Part):
    """Turns and failures of hosts. Turns go by the database's clock, because machines' own clocks differ."""

    @property
    def for_machines(self) -> bool:
        """Whether other machines may share this store."""
        return not self._database.embedded

    def take_host(self, host: str, holder: str, ttl: timedelta) -> HostTurn:
        """Take the turn of a host for ``ttl``, if nobody has it and its last rest is over."""
        with self._database.write() as connection:
            now = self._clock(connection)
            row = {"holder": holder, "held_until": now + ttl}
            adding = self._database.insert(hosts).values(row | {"host": _key(host), "failures": 0, "changed": now})
            rested = or_(hosts.c.next_ask.is_(None), hosts.c.next_ask <= now, hosts.c.next_ask > now + _FARTHEST)
            free = and_(or_(hosts.c.held_until.is_(None), hosts.c.held_until <= now), rested)
            taking = adding.on_conflict_do_update(index_elements=["host"], set_=row, where=free)
            if connection.execute(taking.returning(hosts.c.host)).scalar() is not None:
                return HostTurn(taken=True)
            query = select(hosts.c.next_ask, hosts.c.holder).where(hosts.c.host == _key(host))
            next_ask, other = connection.execute(query).tuples().one()
            return HostTurn(taken=False, wait=(next_ask - now).total_seconds() if next_ask else 0.0, holder=other)

    def renew_host(self, host: str, holder: str, ttl: timedelta) -> bool:
        """Keep a turn for ``ttl`` more; False if it was lost to somebody else."""
        with self._database.write() as connection:
            mine = update(hosts).where(hosts.c.host == _key(host), hosts.c.holder == holder)
            return bool(connection.execute(mine.values(held_until=self._clock(connection) + ttl)).rowcount)

    def give_host(self, host: str, holder: str, rest: float) -> None:
        """Give a turn back; nobody asks before ``rest`` seconds are over. One that another holds stays."""
        with self._database.write() as connection:
            next_ask = self._clock(connection) + timedelta(seconds=rest)
            free = {"holder": None, "held_until": None, "next_ask": next_ask}
            mine = update(hosts).where(hosts.c.host == _key(host), hosts.c.holder == holder)
            connection.execute(mine.values(free))

    def host_state(self, host: str) -> HostState:
        """Return how a host does; one that nobody knows does well."""
        with self._database.read() as connection:
            row = connection.execute(_states().where(hosts.c.host == _key(host))).one_or_none()
        return HostState(host) if row is None else HostState(*row)

    def host_failed(self, host: str, reason: str, now: datetime, pause: Callable[[int], timedelta | None]) -> HostState:
        """Count one more failure in a row; ``pause`` says for how long a host with so many is left alone."""
        with self._database.write() as connection:
            row = {"reason": clean_text(reason, _REASON), "changed": now}
            adding = self._database.insert(hosts).values(row | {"host": _key(host), "failures": 1})
            more = adding.on_conflict_do_update(index_elements=["host"], set_=row | {"failures": hosts.c.failures + 1})
            failures = int(connection.execute(more.returning(hosts.c.failures)).scalar_one())
            if (rest := pause(failures)) is not None:
                _break(connection, host, now + rest)
            return HostState(*_state(connection, host))

    def host_rests(self, host: str, reason: str, until: datetime, now: datetime) -> HostState:
        """Leave a host alone until a time, because it asked for that."""
        with self._database.write() as connection:
            row = {"reason": clean_text(reason, _REASON), "changed": now, "broken_until": until}
            adding = self._database.insert(hosts).values(row | {"host": _key(host), "failures": 0})
            connection.execute(adding.on_conflict_do_update(index_elements=["host"], set_=row))
            return HostState(*_state(connection, host))

    def host_answered(self, host: str, now: datetime) -> None:
        """Forget the failures of a host."""
        well = {"failures": 0, "broken_until": None, "reason": None, "changed": now}
        with self._database.write() as connection:
            connection.execute(update(hosts).where(hosts.c.host == _key(host)).values(well))

    def broken_hosts(self, now: datetime) -> list[HostState]:
        """Return the hosts that are not asked at the moment, by name."""
        with self._database.read() as connection:
            rows = connection.execute(_states().where(hosts.c.broken_until > now).order_by(hosts.c.host))
            return [HostState(*row) for row in rows]

    def _clock(self, connection: Connection) -> datetime:
        if self._database.embedded:
            return datetime.now(UTC)
        now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return now


def _break(connection: Connection, host: str, until: datetime) -> None:
    connection.execute(update(hosts).where(hosts.c.host == _key(host)).values(broken_until=until))


def _states() -> Any:
    return select(hosts.c.host, hosts.c.failures, hosts.c.broken_until, hosts.c.reason)


def _state(connection: Connection, host: str) -> Row[Any]:
    return connection.execute(_states().where(hosts.c.host == _key(host))).one()


def _key(host: str) -> str:
    """The host's name; of a very long one, which no index holds, the beginning and a digest."""
    name = clean_text(host)
    if len(name) <= _LONGEST:
        return name
    return f"{name[:100]}…{hashlib.sha256(name.encode()).hexdigest()}"
