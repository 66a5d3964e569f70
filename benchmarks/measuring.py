"""What the benchmarks share: CPU seconds of finished processes, peak memory of a process tree, the machine."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: CPU seconds of it and its children, wall seconds, peak memory of the tree in MB."""

    cpu: float
    wall: float
    peak_mb: float
    output: str


def run_measured(command: Sequence[str], **options: object) -> Cost:
    """Run a command to its end and return its cost. Raises ``CalledProcessError`` with its output."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload]
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    output, errors = process.communicate()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command, output, errors)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began, peak[0], output)


def _watch(pid: int, peak: list[float]) -> None:
    """Sample the proportional memory of a tree; shared pages count once."""
    with suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        while root.is_running() and root.status() != psutil.STATUS_ZOMBIE:
            total = 0
            for process in [root, *root.children(recursive=True)]:
                with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                    total += process.memory_full_info().pss
            peak[0] = max(peak[0], total / 2**20)
            time.sleep(0.5)


def machine() -> dict[str, object]:
    """The machine, in so far as it explains a figure."""
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
