"""A stream that hashes what passes through it."""

from __future__ import annotations

import hashlib
from typing import IO


class Hashed:
    """Counts and hashes what is written to a stream; ``size`` in bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Write all of ``data``. Raises ``OSError``."""
        self._stream.write(data)
        self._hash.update(data)
        self.size += len(data)
        return len(data)

    @property
    def digest(self) -> str:
        """SHA-256 of everything so far, in hex."""
        return self._hash.hexdigest()
