"""Turns of hosts over all machines that share a store."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any, TypeVar

from index.store import Store, StoreError
from index.store.owner import is_alive, this_owner

T = TypeVar("T")
logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
"""A machine that is gone holds a turn no longer than this; one that works renews its lease in time."""
_RENEW = 20.0
_SHORTEST, _LONGEST = 0.05, 0.5


class SharedTurns:
    """Takes turns in the store, by a thread of its own: the event loop never waits for the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._holder = this_owner()
        self._thread = ThreadPoolExecutor(1, "turns")
        self._renewing: dict[str, asyncio.Task[None]] = {}

    async def take(self, host: str, delay: float, hurry: asyncio.Event) -> None:
        """Wait for the turn of a host; returns without it once ``hurry`` is set. Raises ``StoreError``.

        ``delay`` is kept, in seconds, to what a process that is gone may have asked.
        """
        poll = _SHORTEST
        while not hurry.is_set():
            turn = await self._call(self._store.take_host, host, self._holder, LEASE)
            if turn.taken:
                self._renewing[host] = asyncio.ensure_future(self._renew(host))
                return
            if turn.holder is not None and not is_alive(turn.holder):
                await self._call(self._store.give_host, host, turn.holder, delay)
            await asyncio.sleep(min(max(turn.wait, poll), _LONGEST))
            poll = min(poll * 1.5, _LONGEST)

    def give(self, host: str, rest: float) -> None:
        """Give the turn back, if it was taken; ``rest`` in seconds. Does not wait for the store."""
        renewing = self._renewing.pop(host, None)
        if renewing is not None:
            renewing.cancel()
            # One thread does all in order, so that whoever takes the turn next finds it given.
            self._thread.submit(self._store.give_host, host, self._holder, rest).add_done_callback(_report)

    def close(self) -> None:
        """Give all turns back and end the thread."""
        for host in list(self._renewing):
            self.give(host, 0.0)
        self._thread.shutdown()

    async def _renew(self, host: str) -> None:
        while True:
            await asyncio.sleep(_RENEW)
            try:
                await self._call(self._store.renew_host, host, self._holder, LEASE)
            except StoreError as error:
                logger.warning("the turn of %s could not be kept: %s", host, error)

    async def _call(self, function: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.wrap_future(self._thread.submit(function, *arguments))


def _report(given: Future[None]) -> None:
    """Name what went wrong; the turn is free when its lease ends."""
    if (error := given.exception()) is not None:
        logger.warning("a turn could not be given back: %s", error)
