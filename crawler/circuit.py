"""Hosts that fail are left alone for a while, by all sources, processes and machines that share the store."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crawler.room import Room
from index.store.hosts import HostState

MOST_FAILURES = 10
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
LONGEST_REST = timedelta(hours=24)
"""The longest that a host is left alone because it asked for it."""
SLOWEST = 60.0
"""Seconds between two requests to a failing host, at most."""
_FRESH = 10.0
_MOST_KNOWN = 10_000


@dataclass(slots=True)
class _Known:
    state: HostState
    at: float = field(default_factory=time.monotonic)


class Circuit:
    """Which hosts are broken. Every method raises ``StoreError``."""

    def __init__(self, room: Room) -> None:
        self._store = room.store
        self._in_store = room.in_store
        self._known: dict[str, _Known] = {}

    async def verdict(self, host: str) -> str | None:
        """Why a host is not asked at the moment, None if it is; what others found out is known after 10 s."""
        known = self._known.get(host)
        if known is None or time.monotonic() - known.at > _FRESH:
            self._learn(host, await self._in_store(self._store.host_state, host))
        return _words(self._known[host].state, datetime.now(UTC))

    async def failed(self, host: str, reason: str) -> float:
        """Count a failure; returns how many times the usual delay is fitting now."""
        state = await self._in_store(self._store.host_failed, host, reason, datetime.now(UTC), pause)
        self._learn(host, state)
        return float(2 ** min(state.failures, 10))

    async def rests(self, host: str, reason: str, seconds: float) -> None:
        """Leave a host alone for as long as it asked, up to a day."""
        now = datetime.now(UTC)
        until = now + min(timedelta(seconds=min(seconds, 1e6)), LONGEST_REST)
        self._learn(host, await self._in_store(self._store.host_rests, host, reason, until, now))

    async def answered(self, host: str) -> None:
        """Forget the failures of a host that answers again."""
        known = self._known.get(host)
        if known is not None and (known.state.failures or known.state.broken_until):
            self._learn(host, HostState(host))
            await self._in_store(self._store.host_answered, host, datetime.now(UTC))

    def is_probed(self, host: str) -> bool:
        """Whether the host was given up, and is asked again to see."""
        known = self._known.get(host)
        return known is not None and known.state.failures >= MOST_FAILURES

    def _learn(self, host: str, state: HostState) -> None:
        if len(self._known) >= _MOST_KNOWN:
            self._known.pop(next(iter(self._known)))
        self._known[host] = _Known(state)


def pause(failures: int) -> timedelta | None:
    """How long a host is left alone after so many failures in a row: 5 minutes after the tenth, doubling to 6 h."""
    if failures < MOST_FAILURES:
        return None
    return min(FIRST_PAUSE * (1 << min(failures - MOST_FAILURES, 20)), LONGEST_PAUSE)


def _words(state: HostState, now: datetime) -> str | None:
    if state.broken_until is None or state.broken_until <= now:
        return None
    until = f"{state.broken_until:%Y-%m-%d %H:%M} UTC"
    if state.failures < MOST_FAILURES:
        return f"the host asked for a rest ({state.reason}): not asked before {until}"
    return f"the host failed {state.failures} times in a row ({state.reason}): not asked before {until}"
