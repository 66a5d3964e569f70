"""Runs a parser in a process of its own that may not hang, grow, or touch files and the network."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import resource
import sys
import tempfile
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from tests.fuzz.target import Target

SECONDS = 5.0
"""Of processor time for an input."""
PATIENCE = 60.0
"""Seconds that an input may take altogether: a parser that waits for something uses no processor time."""
GROWTH = 300 * 2**20
"""Bytes of memory for an input."""
_LIMIT = 3 * 2**30
_ROOMS = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), tempfile.gettempdir())
_SYSTEM = ("/proc/self/", "/usr/lib/", "/usr/share/", "/etc/mime.types", "/etc/localtime")
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec")


class Watched:
    """``with Watched() as watched:`` one process, started anew when an input has spoilt it.

    ``module`` has the ``TARGETS``; ``seconds`` of processor time an input may take.
    """

    def __init__(self, module: str = "tests.fuzz.targets", seconds: float = SECONDS) -> None:
        self._module, self._seconds = module, seconds
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def faults(self, target: str, body: bytes, secret: bytes = b"") -> list[str]:
        """What is wrong with how the target takes the input; ``secret`` must not turn up in what it returns."""
        self._pipe.send((target, body, secret))
        begun, used = time.monotonic(), self._used()
        while not self._pipe.poll(0.1):
            if self._used() - used > self._seconds + 1 or time.monotonic() - begun > PATIENCE:
                return self._spoilt("it does not come to an end")
            if not self._process.is_alive():
                return self._spoilt("its process died")
        try:
            found: list[str] = self._pipe.recv()
        except EOFError:
            return self._spoilt("its process died")
        return found

    def _used(self) -> float:
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.NoSuchProcess:
            return 0.0
        return float(times.user + times.system)

    def _spoilt(self, fault: str) -> list[str]:
        self._stop()
        self._start()
        return [fault]

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._module, self._seconds), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, module: str, seconds: float) -> None:
    targets: Mapping[str, Target] = importlib.import_module(module).TARGETS
    for target in targets.values():
        for seed in target.seeds:
            target(seed)  # loads and builds what is loaded and built once
    resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
    touched: list[str] = []
    sys.addaudithook(lambda event, arguments: _audit(event, arguments, touched))
    pipe.send(None)
    while True:
        try:
            name, body, secret = pipe.recv()
        except EOFError:
            return
        touched.clear()
        pipe.send(_judged(targets[name], body, secret, seconds) + touched)


def _judged(target: Target, body: bytes, secret: bytes, most: float) -> list[str]:
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak begins anew
    before, begun = _memory("VmRSS"), time.process_time()
    try:
        result = target(body)
    except Exception as error:  # noqa: BLE001 - that anything is raised is what is looked for
        return [f"it raised {type(error).__name__}: {str(error)[:200]}"]
    faults = []
    if (seconds := time.process_time() - begun) > most:
        faults.append(f"it took {seconds:.1f} s")
    if (growth := _memory("VmHWM") - before) > GROWTH:
        faults.append(f"it took {growth >> 20} MiB")
    if secret and secret in pickle.dumps(result):
        faults.append("the secret is in the result")
    return faults


def _memory(field: str) -> int:
    """Bytes, of this process now (``VmRSS``) or at most (``VmHWM``)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:"))


def _audit(event: str, arguments: tuple[Any, ...], touched: list[str]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = str(Path(os.fsdecode(arguments[0])).absolute())
        if not path.startswith((*_ROOMS, *_SYSTEM)):
            touched.append(f"it opened {path}")
    elif event.startswith(_FORBIDDEN):
        touched.append(f"it did {event} {arguments!r}"[:200])
