"""Starts a program that ends when its parent does, so that a killed scheduler leaves no crawl behind.

``python -m watchfloor.child PARENT_PID PROGRAM ARGUMENT…``
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

_PR_SET_PDEATHSIG = 1


def spawn(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None, **options: object
) -> subprocess.Popen[bytes]:
    """Start a program bound to this process's life. Call it from the main thread: Linux binds to the thread."""
    command = [sys.executable, "-m", "watchfloor.child", str(os.getpid()), *arguments]
    return subprocess.Popen(command, env={**os.environ, **(environment or {})}, **options)  # type: ignore[call-overload,no-any-return]


def main() -> None:
    """Ask the kernel for a SIGTERM at the parent's death, then become the program."""
    parent, arguments = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before the kernel was asked
        sys.exit(1)
    os.execvp(arguments[0], list(arguments))


if __name__ == "__main__":
    main()
