"""Names of processes, so that what a killed one held can be told from what a living one holds."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import psutil


def _boot() -> str:
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text().strip() if path.exists() else str(int(psutil.boot_time()))


def this_owner() -> str:
    """Return ``HOST:BOOT:PID:STARTED`` of the calling process, unique over machines, restarts and reused ids."""
    pid = os.getpid()
    return f"{socket.gethostname()}:{_boot()}:{pid}:{psutil.Process(pid).create_time():.2f}"


def is_alive(owner: str) -> bool:
    """Whether the process behind a name may still be running; processes of other machines are assumed to be."""
    host, boot, pid, started = owner.rsplit(":", 3)
    if host != socket.gethostname():
        return True
    if boot != _boot():
        return False
    try:
        process = psutil.Process(int(pid))
        return process.status() != psutil.STATUS_ZOMBIE and f"{process.create_time():.2f}" == started
    except psutil.NoSuchProcess:
        return False
