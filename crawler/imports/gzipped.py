"""Files of gzip members: one for each record, or otherwise."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from typing import BinaryIO

from crawler.imports.tape import CLIPPED, End, Event, Gap, Start

GZIP = b"\x1f\x8b\x08"
_PIECE = 2**14
_MOST = 2**18


class Gzip:
    """Unpacks gzip members."""

    def passes(self, _file: BinaryIO, _offset: int) -> bool:
        """Every member counts."""
        return False

    def member(self, file: BinaryIO, offset: int) -> Generator[Event, None, int | None]:
        """Unpack the member at ``offset``; returns the offset behind it, None if it is damaged. Raises ``OSError``."""
        yield Start(offset)
        file.seek(offset)
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not inflater.eof:
            raw = inflater.unconsumed_tail or file.read(_PIECE)
            if not raw:
                yield Gap(offset, CLIPPED)
                return None
            before = inflater.copy()
            try:
                yield inflater.decompress(raw, _MOST)
            except zlib.error as error:
                yield from _last_words(before, raw)
                yield Gap(offset, f"the gzip member is damaged ({error})", spoils=True)
                return None
        end = file.tell() - len(inflater.unused_data)
        yield End(end)
        return end

    def beginning(self, raw: bytes) -> bytes:
        """Unpack the beginning of a member, at most 16 KiB; nothing if it is none."""
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw, 2**14)
        except zlib.error:
            return b""


def _last_words(inflater: zlib._Decompress, raw: bytes) -> Iterator[bytes]:
    """What can be unpacked before the damage: zlib gives nothing of a piece in which it finds some."""
    try:
        for start in range(0, len(raw), 32):
            yield inflater.decompress(raw[start : start + 32], _MOST)
            # A piece this small gives no more than that, so that nothing is left over.
    except zlib.error:
        return
