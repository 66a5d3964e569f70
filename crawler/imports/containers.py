"""How an archive file is packed: plain, one gzip member per record, gzip otherwise, or zstd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crawler.imports.gzipped import GZIP, Gzip
from crawler.imports.tape import CLIPPED, Event, Gap, Start
from crawler.imports.unpacking import UnknownFormatError, Unpacker
from crawler.imports.zstandards import SKIPPABLE, ZSTD, new_zstd

__all__ = ["RECORD", "UnknownFormatError", "events", "packing"]

_PIECE = 2**14
_SEARCH = 2**18
RECORD = re.compile(rb"(\r?\n)*(WARC/\d|[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\S{0,8192} \S{1,64} \d{8,20} )")
"""How a record begins: the line of a WARC version, or the first fields of an ARC line."""


def packing(path: Path) -> str:
    """Tell ``gzip``, ``zstd`` or ``plain`` by the first bytes. Raises ``OSError``, ``UnknownFormatError``."""
    with path.open("rb") as file:
        head = file.read(_PIECE)
    if not head:
        raise UnknownFormatError("the file is empty")
    if head.startswith(GZIP):
        return "gzip"
    if head.startswith(ZSTD) or SKIPPABLE.match(head):
        return "zstd"
    if RECORD.match(head) or re.search(rb"^(WARC/1|filedesc:)", head, re.MULTILINE):
        return "plain"
    raise UnknownFormatError("neither a WARC nor an ARC file, plain or packed by gzip or zstd")


def events(path: Path, kind: str) -> Iterator[Event]:
    """Unpack a file in bounded memory, over damage. Raises ``OSError``, ``UnknownFormatError``."""
    with path.open("rb", buffering=2**20) as file:
        if kind == "plain":
            yield from _plain(file)
        elif kind == "gzip":
            yield from _members(file, Gzip(), GZIP)
        else:
            yield from _members(file, new_zstd(file), ZSTD)


def _plain(file: BinaryIO) -> Iterator[Event]:
    yield Start(0)
    while piece := file.read(2**17):
        yield piece


def _members(file: BinaryIO, unpack: Unpacker, magic: bytes) -> Iterator[Event]:
    """Unpack members one after the other; behind damage the next one is looked for that begins with a record."""
    offset = 0
    while True:
        file.seek(offset)
        head = file.read(len(magic))
        if not head:
            return
        if unpack.passes(file, offset):
            offset = file.tell()
            continue
        if head == magic:
            end: int | None = yield from unpack.member(file, offset)
        else:
            end = None
            yield Gap(offset, "garbage between records" if len(head) == len(magic) else CLIPPED)
        found = end if end is not None else _next_member(file, offset + 1, unpack, magic)
        if found is None:
            return
        offset = found


def _next_member(file: BinaryIO, start: int, unpack: Unpacker, magic: bytes) -> int | None:
    """The offset of the next member at or behind ``start`` that holds the beginning of a record."""
    position, carry = start, b""
    while True:
        file.seek(position)
        piece = file.read(_SEARCH)
        if not piece:
            return None
        window, base = carry + piece, position - len(carry)
        found = window.find(magic)
        while found >= 0:
            file.seek(base + found)
            if RECORD.match(unpack.beginning(file.read(_PIECE))):
                return base + found
            found = window.find(magic, found + 1)
        carry = window[-(len(magic) - 1) :]
        position += len(piece)
