"""When a host may be asked again: one request at a time, over all sources and processes.

The turn of a host is a locked file, which holds the time before which nobody asks. A lock goes with its process.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import os
import struct
import time
from dataclasses import dataclass, field
from pathlib import Path

_POLL = 0.05
MAX_CRAWL_DELAY = 30.0
MAX_OPEN = 200


@dataclass(slots=True, eq=False)
class Turn:
    """The turn of one host: ``delay`` seconds between two requests, ``pause`` until when it asked for rest.

    ``wanted`` counts those who wait for it or have it: meanwhile its file must stay open.
    """

    file: int
    delay: float
    hurry: asyncio.Event
    pause: float = 0.0
    wanted: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def take(self) -> None:
        """Wait until this host may be asked, by nobody else meanwhile."""
        self.wanted += 1
        await self.lock.acquire()
        while not self._locked():
            await asyncio.sleep(_POLL)
        stored = os.pread(self.file, 8, 0)
        until = max(struct.unpack("<d", stored)[0] if len(stored) == 8 else 0.0, self.pause)
        # A time far ahead is a clock that was set back, not a wish of the host.
        while 0 < (wait := until - time.time()) < 3600 and not self.hurry.is_set():
            await asyncio.sleep(min(wait, 0.5))

    def give(self) -> None:
        """Let the next one ask, after the delay."""
        # Counted from the end of a request, so that a slow one is not followed at once by the next.
        until = max(time.time() + self.delay, self.pause)
        os.pwrite(self.file, struct.pack("<d", until), 0)
        fcntl.flock(self.file, fcntl.LOCK_UN)
        self.wanted -= 1
        self.lock.release()

    def _locked(self) -> bool:
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Pace:
    """The turns of all hosts; ``delay`` in seconds is the least between two requests to one."""

    def __init__(self, folder: Path, delay: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._delay = delay
        self._turns: dict[str, Turn] = {}
        self.ending = asyncio.Event()
        """Set when the crawl is ending: nobody waits any more, and nothing further is asked."""

    def turn(self, host: str) -> Turn:
        """The turn of a host. Raises ``OSError``."""
        if host not in self._turns:
            self._drop_idle()
            name = hashlib.sha256(host.encode()).hexdigest()[:24]
            file = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o644)
            self._turns[host] = Turn(file, self._delay, self.ending)
        return self._turns[host]

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Take a Crawl-delay over, up to 30 s, if it is longer than the delay in force."""
        turn = self.turn(host)
        turn.delay = max(turn.delay, min(crawl_delay, MAX_CRAWL_DELAY))

    def _drop_idle(self) -> None:
        """Keep the number of open files small."""
        if len(self._turns) >= MAX_OPEN:
            for host, turn in list(self._turns.items()):
                if not turn.wanted and turn.delay == self._delay:
                    os.close(self._turns.pop(host).file)

    def close(self) -> None:
        """Let all turns go."""
        for turn in self._turns.values():
            os.close(turn.file)
        self._turns.clear()
