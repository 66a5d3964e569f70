"""Files of zstd frames. The library is optional."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any, BinaryIO

from crawler.imports.tape import CLIPPED, End, Event, Gap, Start
from crawler.imports.unpacking import UnknownFormatError

ZSTD = b"\x28\xb5\x2f\xfd"
SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LARGEST = 2**24
# Four bytes may stand for 128 KiB, and one call unpacks all that it is given.
_PIECE = 2**10


def new_zstd(file: BinaryIO) -> Zstd:
    """Make an unpacker for a file. Raises ``UnknownFormatError`` without the library, or for a broken dictionary."""
    try:
        import zstandard
    except ImportError:
        raise UnknownFormatError(
            "packed by zstd: install the package zstandard to read it, or unpack it with the zstd program"
        ) from None
    return Zstd(zstandard, file)


class Zstd:
    """Unpacks zstd frames, with the dictionary that may stand in front of them."""

    def __init__(self, library: Any, file: BinaryIO) -> None:
        self._error = library.ZstdError
        try:
            self._library = library.ZstdDecompressor(dict_data=_dictionary(library, file), max_window_size=2**27)
        except self._error as error:
            raise UnknownFormatError(f"its zstd dictionary is damaged ({error})") from error

    def passes(self, file: BinaryIO, offset: int) -> bool:
        """Pass a frame of other data, as a dictionary is."""
        file.seek(offset)
        head = file.read(8)
        if len(head) < 8 or not SKIPPABLE.match(head):
            return False
        file.seek(offset + 8 + int.from_bytes(head[4:], "little"))
        return True

    def member(self, file: BinaryIO, offset: int) -> Generator[Event, None, int | None]:
        """Unpack the frame at ``offset``; returns the offset behind it, None if it is damaged. Raises ``OSError``."""
        yield Start(offset)
        file.seek(offset)
        frame = self._library.decompressobj()
        while not frame.eof:
            raw = file.read(_PIECE)
            if not raw:
                yield Gap(offset, CLIPPED)
                return None
            try:
                yield frame.decompress(raw)
            except self._error as error:
                yield Gap(offset, f"the zstd frame is damaged ({error})", spoils=True)
                return None
        end = file.tell() - len(frame.unused_data)
        yield End(end)
        return end

    def beginning(self, raw: bytes) -> bytes:
        """Unpack the beginning of a frame, at most 16 KiB; nothing if it is none."""
        try:
            begun: bytes = self._library.decompressobj().decompress(raw[:_PIECE])
        except self._error:
            return b""
        return begun[: 2**14]


def _dictionary(library: Any, file: BinaryIO) -> Any:
    """The dictionary in a skippable frame at the beginning, itself packed or not; None if there is none."""
    file.seek(0)
    head = file.read(8)
    if len(head) < 8 or head[:4] != _DICTIONARY:
        return None
    data = file.read(min(int.from_bytes(head[4:], "little"), _LARGEST))
    if data.startswith(ZSTD):
        data = library.ZstdDecompressor().decompress(data, max_output_size=_LARGEST)
    return library.ZstdCompressionDict(data)
