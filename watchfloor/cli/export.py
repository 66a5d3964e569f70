"""Writing an export so that a file is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

Rows = Iterable[dict[str, Any]]


def write_export(rows: Rows, out: Path | None, write: Callable[[Rows, TextIO], int]) -> int:
    """Write rows to a file beside its place, then put it there; or to stdout. Returns how many. Raises ``OSError``.

    A pipe or device is written to as it is: it must not be replaced by a file.
    """
    if out is None:
        return write(rows, sys.stdout)
    if out.exists() and not out.is_file():
        with out.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            return write(rows, stream)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="", errors="backslashreplace") as stream:
            written = write(rows, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return written
