"""Names of processes, so that what a killed one held can be told from what a living one holds."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import psutil


def _boot() -> str:
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text().strip() if path.exists() else str(int(psutil.boot_time()))


def _started(pid: int) -> str:
    """When a process began, the same however often it is asked. Raises ``psutil.NoSuchProcess``.

    Linux counts from the boot: the time of day would move whenever the clock is set, and the living would seem dead.
    """
    if not sys.platform.startswith("linux"):
        return f"{psutil.Process(pid).create_time():.2f}"
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError) as error:
        raise psutil.NoSuchProcess(pid) from error
    # The name of the program, in brackets, may hold anything; the 20th field behind it is the start in ticks.
    return stat.rpartition(")")[2].split()[19]


def this_owner() -> str:
    """Return ``HOST:BOOT:PID:STARTED`` of the calling process, unique over machines, restarts and reused ids."""
    pid = os.getpid()
    return f"{socket.gethostname()}:{_boot()}:{pid}:{_started(pid)}"


def process_of(owner: str) -> str:
    """Return the process id inside an owner's name."""
    return owner.rsplit(":", 2)[1]


def is_alive(owner: str) -> bool:
    """Whether the process behind a name may still be running; processes of other machines are assumed to be."""
    host, boot, pid, started = owner.rsplit(":", 3)
    if host != socket.gethostname():
        return True
    if boot != _boot():
        return False
    try:
        return psutil.Process(int(pid)).status() != psutil.STATUS_ZOMBIE and _started(int(pid)) == started
    except psutil.NoSuchProcess:
        return False
