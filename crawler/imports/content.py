"""Undoing the content-encoding of a body, in bounded memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

_PIECE = 2**16


class ContentError(ValueError):
    """A body that cannot be unpacked; the message says why."""


def undo_content(body: bytes, encodings: str, most: int) -> bytes:
    """Undo ``Content-Encoding``. A body that is not encoded as declared is returned as it is.

    ``most`` bounds the result in bytes. Raises ``ContentError`` if it is larger, if it breaks off (half a page must
    not pass as a page), and for an encoding that is not known here.
    """
    for name in reversed([part.strip().lower() for part in encodings.split(",")[:4]]):
        if name in ("", "identity", "none", "utf-8") or not body:
            continue
        if name not in _DECODERS:
            raise ContentError(f"the content-encoding {name[:40]!r} is not known")
        body = _decoded(body, name, most)
    return body


def _decoded(body: bytes, name: str, most: int) -> bytes:
    parts, size = [], 0
    try:
        for piece in _DECODERS[name](body):
            size += len(piece)
            if size > most:
                raise ContentError(f"the unpacked body is larger than {most} bytes")
            parts.append(piece)
    except (zlib.error, EOFError) as error:
        if size:
            raise ContentError(f"the body packed by {name} is cut short or damaged") from error
        return body
    return b"".join(parts)


def _zlib_pieces(body: bytes, bits: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(bits)
    for start in range(0, len(body), _PIECE):
        raw = body[start : start + _PIECE]
        while raw:
            yield inflater.decompress(raw, 2**20)
            raw = inflater.unconsumed_tail
        if inflater.eof:
            return
    raise EOFError


def _gzip(body: bytes) -> Iterator[bytes]:
    return _zlib_pieces(body, zlib.MAX_WBITS | 16)


def _deflate(body: bytes) -> Iterator[bytes]:
    """Servers send either the zlib form, as they should, or bare deflate data."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _zlib_pieces(body, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    try:
        import brotli  # type: ignore[import-untyped]
    except ImportError:
        raise ContentError("packed by brotli: install the package brotli to read it") from None
    inflater = brotli.Decompressor()
    try:
        yield inflater.process(body, output_buffer_limit=2**20)
        while not inflater.can_accept_more_data():
            yield inflater.process(b"", output_buffer_limit=2**20)
    except brotli.error as error:
        raise EOFError from error
    if not inflater.is_finished():
        raise EOFError


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
