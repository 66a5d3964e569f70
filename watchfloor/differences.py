"""How one text differs from another, for people."""

from __future__ import annotations

import difflib

MAX_LINES = 5_000
"""Of longer texts only the beginning is compared: the time for it grows with the square."""


def difference(before: str, after: str) -> str:
    """Return a unified diff of two texts by lines, without file names; empty if the texts are equal."""
    old, new = before.splitlines()[:MAX_LINES], after.splitlines()[:MAX_LINES]
    lines = list(difflib.unified_diff(old, new, lineterm="", n=1))
    return "\n".join(lines[2:])
