"""Functions that an extraction process is asked to run, none of which ends well."""

from __future__ import annotations

import os
import signal
import time


def fine(text: str) -> str:
    """Answer."""
    return text.upper()


def fail() -> None:
    """Raise something that cannot be sent through a pipe."""
    raise type("OddError", (Exception,), {})("odd bytes")


def hang() -> None:
    """Never answer."""
    time.sleep(3600)


def die() -> None:
    """End as the kernel ends a process that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def eat() -> int:
    """Ask for more memory than one page may have."""
    return len(bytes(8 * 2**30))


def process() -> int:
    """Which process answers."""
    return os.getpid()
