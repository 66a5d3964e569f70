"""Credentials stay out of the archive: what of a request may be written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WITHHELD = b"[withheld]"
_SECRET = re.compile(rb"auth|cookie|token|secret|key|passw|credential|session", re.IGNORECASE)


def shown_headers(fields: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield header fields, the value of each whose name speaks of credentials replaced by ``WITHHELD``.

    Line breaks in a value become blanks, as they do on the wire.
    """
    for name, value in fields:
        yield name, WITHHELD if _SECRET.search(name) else b" ".join(value.splitlines())
