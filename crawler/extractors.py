"""A few processes for work that would hold up the crawl or may go wrong: pages, feeds and sitemaps are read there.

Each has a pipe of its own, so that one that hangs or dies takes one page with it and is replaced.
"""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import os
import queue
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

MEMORY = 4 * 2**30
"""Bytes of address space a process may have: one page must not take the machine's memory."""
READING = "crawler.reading"


class ExtractionError(Exception):
    """A page that could not be read; the message says why."""


class _DiedError(Exception):
    """The process ended instead of answering."""


def serve(pipe: Connection, module: str) -> None:
    """Answer calls of functions of a module until the pipe closes. Runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    reading = importlib.import_module(module)
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(getattr(reading, name), arguments))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    # The boundary of one page: whatever a library makes of strange bytes is the page's failure, not the crawl's.
    except Exception as error:  # noqa: BLE001
        return False, f"{type(error).__name__}: {error}"[:500]


class _Lane:
    """One process and its pipe."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._context = multiprocessing.get_context("forkserver")
        # Imported once; the processes that are forked share its memory.
        self._context.set_forkserver_preload([module])
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=serve, args=(theirs, self._module), daemon=True, name="extractor")
        self._process.start()
        theirs.close()

    def call(self, function: str, arguments: tuple[Any, ...], timeout: float) -> Any:
        """Run a function over there. Raises ``ExtractionError``, ``_DiedError``."""
        try:
            self._pipe.send((function, arguments))
            if not self._pipe.poll(timeout):
                self._replace()
                raise ExtractionError(f"reading it took longer than {timeout:g} s")
            fine, result = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._replace()
            raise _DiedError from error
        if not fine:
            raise ExtractionError(result)
        return result

    def _replace(self) -> None:
        self._process.kill()
        self.close()
        self._start()

    def close(self) -> None:
        """End the process: it leaves when its pipe closes."""
        self._pipe.close()
        self._process.join(5)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()


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
        lane = self._idle.get()
        try:
            lane = lane or _Lane(self._module)
            return lane.call(function, arguments, self._timeout)
        except OSError as error:
            raise ExtractionError(f"no process could be started: {error}") from error
        except _DiedError:
            assert lane is not None
            return self._once_more(lane, function, arguments)
        finally:
            self._idle.put(lane)

    def _once_more(self, lane: _Lane, function: str, arguments: tuple[Any, ...]) -> Any:
        """A process may have been killed for another's sake (memory, a signal to the group): try a second time."""
        try:
            return lane.call(function, arguments, self._timeout)
        except _DiedError as error:
            raise ExtractionError("the process that read it died") from error

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown()
        while not self._idle.empty():
            if lane := self._idle.get():
                lane.close()
