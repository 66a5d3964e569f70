"""What the ways of packing have in common."""

from __future__ import annotations

from collections.abc import Generator
from typing import BinaryIO, Protocol

from crawler.imports.tape import Event


class UnknownFormatError(Exception):
    """A file that is no archive file, or one that nothing here can unpack; the message says why."""


class Unpacker(Protocol):
    """Unpacks members of one kind."""

    def passes(self, file: BinaryIO, offset: int) -> bool:
        """Whether a member at ``offset`` holds no records; if so the file stands behind it."""

    def member(self, file: BinaryIO, offset: int) -> Generator[Event, None, int | None]:
        """Unpack the member at ``offset``; returns the offset behind it, None if it is damaged. Raises ``OSError``."""

    def beginning(self, raw: bytes) -> bytes:
        """Unpack the beginning of a member, at most 16 KiB; nothing if it is none."""
