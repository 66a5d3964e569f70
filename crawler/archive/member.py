"""One gzip member per record, with every byte accounted for.

The checks of gzip cover what was compressed, not the header of the member nor the padding bits between deflate blocks.
Members written here therefore carry the SHA-256 of their deflate data in an extra field, and a fixed header otherwise,
so that a change of any single byte shows.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

MAGIC = b"\x1f\x8b\x08"
_EXTRA = 4
_FIXED = MAGIC + bytes([_EXTRA, 0, 0, 0, 0, 0, 255])
_FIELD = b"WF" + struct.pack("<H", 32)
_HEAD = _FIXED + struct.pack("<H", len(_FIELD) + 32) + _FIELD
HEAD_LENGTH = len(_HEAD) + 32
_LEVEL = 6


class MemberError(ValueError):
    """A gzip member that is not what was written."""


def pack(data: bytes) -> bytes:
    """Compress one record into one gzip member."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    trailer = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _HEAD + hashlib.sha256(body).digest() + body + trailer


def check_seal(member: bytes, *, sealed: bool = False) -> None:
    """Compare a member with the digest in its own header. Raises ``MemberError``.

    Members of other programs have no such field and pass, unless every member of the file is to be ``sealed``: their
    content is checked by CRC and record digests alone.
    """
    if not sealed and not _is_ours(member):
        return
    if member[: len(_HEAD)] != _HEAD:
        raise MemberError("the gzip header was changed")
    if hashlib.sha256(member[HEAD_LENGTH:-8]).digest() != member[len(_HEAD) : HEAD_LENGTH]:
        raise MemberError("the compressed bytes were changed")


def _is_ours(member: bytes) -> bool:
    """Whether at least most of the fixed header is there: one changed byte must not turn the check off."""
    same = sum(left == right for left, right in zip(member, _HEAD, strict=False))
    return same >= len(_HEAD) - 2


def salvage(member: bytes, most: int = 2**14) -> bytes:
    """Decompress what can still be read at the beginning of a damaged member, at most ``most`` bytes."""
    bare = member[HEAD_LENGTH:] if _is_ours(member) else None
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16 if bare is None else -zlib.MAX_WBITS)
    rest = member if bare is None else bare
    read = b""
    # Byte by byte: what stands before the damage is then had, and nothing behind it.
    for start in range(min(len(rest), most)):
        try:
            read += stream.decompress(rest[start : start + 1], most - len(read))
        except zlib.error:
            break
        if stream.eof or len(read) >= most:
            break
    return read


class Inflater:
    """Decompresses one member piece by piece within a bound of bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._parts: list[bytes] = []
        self._size = 0

    @property
    def done(self) -> bool:
        """Whether the member is complete, its CRC and length right."""
        return self._zlib.eof

    @property
    def rest(self) -> bytes:
        """What was fed and lies behind the member."""
        return self._zlib.unused_data

    @property
    def data(self) -> bytes:
        """What was decompressed so far."""
        return b"".join(self._parts)

    def feed(self, piece: bytes) -> None:
        """Decompress a piece. Raises ``MemberError`` if it is damaged or larger than the bound."""
        try:
            part = self._zlib.decompress(piece, self._most - self._size + 1)
        except zlib.error as error:
            raise MemberError(f"the gzip member is damaged ({error})") from error
        self._parts.append(part)
        self._size += len(part)
        if self._size > self._most:
            raise MemberError(f"the record is larger than {self._most} bytes")
