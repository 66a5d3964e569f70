"""Undoing one content-encoding piece by piece: bounded, and strict about where a stream ends."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from scrapy.utils import _compression

from crawler.components.refusal import Refused

_PIECE = 2**18
_GZIP = b"\x1f\x8b"
_CUT = "it is cut short"
# Scrapy has chosen among the packages that bring Brotli and zstd.
_packages: Any = _compression


def unpack(body: bytes, encoding: str, max_size: int) -> bytes:
    """Decompress ``gzip``, ``deflate``, ``br`` or ``zstd``.

    Raises ``EOFError`` if it is cut short, ``Refused`` over ``max_size`` bytes, for damage the errors of zlib, Brotli
    and zstd, ``KeyError`` for any other encoding.
    """
    parts, size = [], 0
    for part in _PIECES[encoding](body):
        size += len(part)
        if size > max_size:
            raise Refused("the body is larger than [crawl] max_size when unpacked")
        parts.append(part)
    return b"".join(parts)


def _gzip(body: bytes) -> Iterator[bytes]:
    """One or more members; trailing garbage is ignored, as browsers do."""
    if not body.startswith(_GZIP):
        raise zlib.error("it does not begin like gzip")
    rest = body
    while rest.startswith(_GZIP):
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        yield from _zlib(member, rest)
        rest = member.unused_data


def _deflate(body: bytes) -> Iterator[bytes]:
    """With the header that RFC 9110 demands, or without it, as some servers send it."""
    framed = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _zlib(zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS), body)


def _zlib(stream: Any, rest: bytes) -> Iterator[bytes]:
    while not stream.eof:
        part = stream.decompress(rest, _PIECE)
        rest = stream.unconsumed_tail
        if not part and not rest and not stream.eof:
            raise EOFError(_CUT)
        yield part


def _brotli(body: bytes) -> Iterator[bytes]:
    stream, given = _packages.brotli.Decompressor(), body
    while not stream.is_finished():
        part = stream.process(given, output_buffer_limit=_PIECE)
        given = b""
        if not part and not stream.is_finished():
            raise EOFError(_CUT)
        yield part


def _zstd(body: bytes) -> Iterator[bytes]:
    rest = body
    while rest:
        frame, given = _packages.zstd.ZstdDecompressor(), rest
        while not frame.eof:
            part = frame.decompress(given, _PIECE)
            given = b""
            if not part and frame.needs_input and not frame.eof:
                raise EOFError(_CUT)
            yield part
        rest = frame.unused_data


_PIECES = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
