"""The turns of all hosts."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

from crawler.pace.shared import SharedTurns
from crawler.pace.turn import Turn

MAX_CRAWL_DELAY = 30.0
MAX_OPEN = 200
LONGEST_REST = 120.0
"""Seconds of rest that a crawl waits out; who wants more is asked by a later run."""


class Pace:
    """The turns of all hosts; ``delay`` in seconds is the least between two requests to one.

    ``shared``: the turns in the store, where other machines use it too.
    """

    def __init__(self, folder: Path, delay: float, shared: SharedTurns | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._delay = delay
        self._turns: dict[str, Turn] = {}
        self.shared = shared
        self.ending = asyncio.Event()
        """Set when the crawl is ending: nobody waits any more, and nothing further is asked."""

    def turn(self, host: str) -> Turn:
        """The turn of a host. Raises ``OSError``."""
        if host not in self._turns:
            self._drop_idle()
            name = hashlib.sha256(host.encode("utf-8", "replace")).hexdigest()[:24]
            file = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o644)
            self._turns[host] = Turn(host, file, self._delay, self.ending, self.shared)
        return self._turns[host]

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """Take a Crawl-delay over, up to 30 s, if it is longer than the delay in force."""
        turn = self.turn(host)
        turn.delay = max(turn.delay, min(crawl_delay, MAX_CRAWL_DELAY))

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for as long as an answer asked, up to 2 minutes."""
        turn = self.turn(host)
        turn.pause = max(turn.pause, time.time() + min(max(seconds, 0.0), LONGEST_REST))

    def _drop_idle(self) -> None:
        """Keep the number of open files small."""
        if len(self._turns) >= MAX_OPEN:
            for host, turn in list(self._turns.items()):
                if not turn.wanted and turn.delay == self._delay and turn.pause < time.time():
                    os.close(self._turns.pop(host).file)

    def close(self) -> None:
        """Let all turns go."""
        for turn in self._turns.values():
            os.close(turn.file)
        self._turns.clear()
        if self.shared is not None:
            self.shared.close()


def host_of(url: str) -> str:
    """The host of an address, one spelling for each; empty if it has none."""
    return (urlsplit(url).hostname or "").rstrip(".")
