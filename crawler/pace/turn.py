"""The turn of one host.

It is a locked file, which holds the time before which nobody asks. A lock goes with its process. Where machines share
a store, the turn is taken in the store as well.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import time
from dataclasses import dataclass, field

from crawler.pace.shared import SharedTurns

_POLL = 0.05


@dataclass(slots=True, eq=False)
class Turn:
    """The turn of one host: ``delay`` seconds between two requests, ``pause`` until when it asked for rest.

    ``wanted`` counts those who wait for it or have it: meanwhile its file must stay open.
    """

    host: str
    file: int
    delay: float
    hurry: asyncio.Event
    shared: SharedTurns | None = None
    pause: float = 0.0
    wanted: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def take(self) -> None:
        """Wait until this host may be asked, by nobody else meanwhile. Raises ``StoreError``."""
        self.wanted += 1
        try:
            await self.lock.acquire()
        except BaseException:
            self.wanted -= 1
            raise
        try:
            await self._wait()
        except BaseException:
            self._let_go()
            raise

    async def _wait(self) -> None:
        while not self._locked():
            await asyncio.sleep(_POLL)
        stored = os.pread(self.file, 8, 0)
        until = max(struct.unpack("<d", stored)[0] if len(stored) == 8 else 0.0, self.pause)
        # A time far ahead is a clock that was set back, not a wish of the host.
        while 0 < (wait := until - time.time()) < 3600 and not self.hurry.is_set():
            await asyncio.sleep(min(wait, 0.5))
        if self.shared is not None:
            await self.shared.take(self.host, self.delay, self.hurry)

    def give(self, rest: float = 0.0, *, asked: bool = True) -> None:
        """Let the next one ask, after the delay or a longer ``rest`` in seconds; at once if nothing was ``asked``."""
        # Counted from the end of a request, so that a slow one is not followed at once by the next.
        now = time.time()
        until = max(now + max(self.delay, rest), self.pause) if asked else now
        if asked:
            os.pwrite(self.file, struct.pack("<d", until), 0)
        if self.shared is not None:
            self.shared.give(self.host, until - now)
        self._let_go()

    def _let_go(self) -> None:
        fcntl.flock(self.file, fcntl.LOCK_UN)
        self.wanted -= 1
        self.lock.release()

    def _locked(self) -> bool:
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
