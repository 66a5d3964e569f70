"""What a forum source remembers of its threads from run to run, in a bounded number of places."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

MAX_THREADS = 2_000

Json = Mapping[str, Any]


def place(thread: str) -> str:
    """The name under which a thread is remembered; now and then two threads share one, and the later keeps it."""
    return f"t{int.from_bytes(hashlib.sha256(thread.encode()).digest()[:4], 'big') % MAX_THREADS}"


def remember(thread: str, *known: Any) -> dict[str, list[Any]]:
    """Return what the cursor is to hold of a thread."""
    return {place(thread): [thread, *known]}


def recall(cursor: Json, thread: str, types: Sequence[type]) -> list[Any] | None:
    """Return what a cursor holds of a thread, None where that is nothing or of other types."""
    held = cursor.get(place(thread)) if isinstance(cursor, Mapping) else None
    if not isinstance(held, list) or len(held) != len(types) + 1 or held[0] != thread:
        return None
    fitting = all(type(value) is wanted for value, wanted in zip(held[1:], types, strict=True))
    return held[1:] if fitting else None
