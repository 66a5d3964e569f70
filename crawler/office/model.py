"""What the readers of PDF and office files give."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHARACTERS = 5_000_000
"""Of one file; what is beyond is left out, and the text is marked as partial."""


class OfficeError(ValueError):
    """A file that cannot be read; the message says what it is and why."""


@dataclass(frozen=True, slots=True)
class OfficeText:
    """``blocks`` are paragraphs, headings, rows; ``created`` is what the file says of itself, not yet judged."""

    blocks: tuple[str, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    created: str | None = None
    partial: bool = False


def bounded(blocks: list[str]) -> tuple[tuple[str, ...], bool]:
    """Return the blocks up to the bound of characters, and whether any were left out."""
    kept: list[str] = []
    total = 0
    for block in blocks:
        total += len(block)
        if total > MAX_CHARACTERS:
            return tuple(kept), True
        kept.append(block)
    return tuple(kept), False
