"""A few processes for work that would hold up the crawl or may go wrong: pages, feeds and sitemaps are read there.

Each has a pipe of its own, so that one that hangs or dies takes one page with it and is replaced.
"""

from __future__ import annotations

import asyncio
import atexit
import importlib
import multiprocessing
import os
import queue
import resource
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any

MEMORY = 4 * 2**30
"""Bytes of address space a process may have: one page must not take the machine's memory."""
READING = "crawler.reading"
ASKED_TO_END = (signal.SIGTERM, signal.SIGINT)


class ExtractionError(Exception):
    """A page that could not be read; the message says why."""


class _LostError(Exception):
    """The process hung, ended instead of answering, or could not be started; ``hung`` tells the first apart."""

    def __init__(self, reason: str, *, hung: bool = False) -> None:
        super().__init__(reason)
        self.hung = hung


def serve(pipe: Connection, module: str) -> None:
    """Answer calls of functions of a module until the pipe closes. Runs in a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    reading = importlib.import_module(module)
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(getattr(reading, name), arguments))


@contextmanager
def _shielded() -> Iterator[None]:
    """Processes started inside the block do not hear that they should end: that is for the crawl to hear.

    A terminal and a service manager tell the whole group, and what the crawl still reads must be read to its end. What
    is blocked stays so in the server that forks and in all it forks; they leave when their pipes close.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_END)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    # The boundary of one page: whatever a library makes of strange bytes is the page's failure, not the crawl's.
    except Exception as error:  # noqa: BLE001
        return False, f"{type(error).__name__}: {error}"[:500]


_alive: set[_Lane] = set()


@atexit.register
def _kill_those_left() -> None:
    """At its end Python asks such processes to end, which they do not hear, and waits for them."""
    for lane in list(_alive):
        lane.kill()


class _Lane:
    """One process and its pipe. One that was lost is never used again."""

    def __init__(self, module: str) -> None:
        """Start it. Raises ``_LostError``."""
        context = multiprocessing.get_context("forkserver")
        # Imported once; the processes that are forked share its memory.
        context.set_forkserver_preload([module])
        try:
            self._pipe, theirs = context.Pipe()
            with theirs:
                self._process = context.Process(target=serve, args=(theirs, module), daemon=True, name="extractor")
                # It unblocks these signals when it is started, which must not be meanwhile.
                resource_tracker.ensure_running()
                with _shielded():
                    self._process.start()
        # EOFError: the server that forks was ended meanwhile. A pipe that nothing refers to any more closes itself.
        except (OSError, EOFError) as error:
            raise _LostError(f"no process could be started: {error}") from error
        _alive.add(self)

    def call(self, function: str, arguments: tuple[Any, ...], timeout: float) -> Any:
        """Run a function over there. Raises ``ExtractionError``, and ``_LostError`` when the process is of no use."""
        try:
            self._pipe.send((function, arguments))
            if not self._pipe.poll(timeout):
                raise _LostError(f"reading it took longer than {timeout:g} s", hung=True)
            fine, result = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _LostError("the process that read it died") from error
        if not fine:
            raise ExtractionError(result)
        return result

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        """End the process: it leaves when its pipe closes."""
        _alive.discard(self)
        self._pipe.close()
        self._process.join(5)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join(5)


class _Slot:
    """The place of one process: empty until one is needed, and again when it was lost."""

    def __init__(self, module: str, lane: _Lane | None) -> None:
        self._module = module
        self.lane = lane

    def call(self, function: str, arguments: tuple[Any, ...], timeout: float) -> Any:
        """Run a function in the process of this place. Raises ``ExtractionError``, ``_LostError``."""
        try:
            self.lane = self.lane or _Lane(self._module)
            return self.lane.call(function, arguments, timeout)
        except _LostError:
            if self.lane is not None:
                self.lane.kill()
            self.lane = None
            raise


class Extractors:
    """The processes, started when needed; ``number`` 0 means one per processor. ``timeout`` in seconds for a call."""

    def __init__(self, number: int, timeout: float, module: str = READING) -> None:
        self._module = module
        number = number or os.cpu_count() or 1
        self._timeout = timeout
        self._threads = ThreadPoolExecutor(number, "extractor")
        self._idle: queue.LifoQueue[_Lane | None] = queue.LifoQueue()
        for _ in range(number):
            self._idle.put(None)

    async def call(self, function: str, *arguments: Any) -> Any:
        """Run a function of the module in one of the processes. Raises ``ExtractionError``."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._call, function, arguments)

    def _call(self, function: str, arguments: tuple[Any, ...]) -> Any:
        slot = _Slot(self._module, self._idle.get())
        try:
            try:
                return slot.call(function, arguments, self._timeout)
            except _LostError as error:
                if error.hung:
                    raise
            # It may have been killed for another's sake (memory, a signal to the group): a second process tries.
            return slot.call(function, arguments, self._timeout)
        except _LostError as error:
            raise ExtractionError(str(error)) from error
        finally:
            self._idle.put(slot.lane)

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown()
        while not self._idle.empty():
            if lane := self._idle.get():
                lane.close()
