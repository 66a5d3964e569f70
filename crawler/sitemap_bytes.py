"""From the bytes of a sitemap to its text: unzipped, and without what servers print before it."""

from __future__ import annotations

import gzip
import io
import re
import zlib

MAX_SIZE = 64 * 2**20
"""Bytes after unzipping; the protocol allows 50 MB."""

_GZIP = b"\x1f\x8b"
_BEFORE = re.compile(
    r"[^<]{0,2000}?(?:<(?:br ?/?|/?b)>[^<]{0,2000}?){0,12}(?=<(?:\?xml|\w*:?urlset|\w*:?sitemapindex)\b)", re.I
)


class NotASitemapError(ValueError):
    """The body is no sitemap; the message says why."""


def unzipped(body: bytes) -> tuple[bytes, list[str]]:
    """Undo gzip, known by its first bytes; a torn file gives what it holds, with a word of that.

    Raises ``NotASitemapError`` for damaged gzip and for more than ``MAX_SIZE`` bytes.
    """
    if not body.startswith(_GZIP):
        _check(len(body), "larger")
        return body, []
    pieces: list[bytes] = []
    size = 0
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
        try:
            while piece := file.read1(2**16):
                pieces.append(piece)
                size += len(piece)
                _check(size, "unzips to more")
        except EOFError:
            return b"".join(pieces), ["the gzip file is torn"]
        except (OSError, zlib.error) as error:
            if not pieces:
                raise NotASitemapError(f"damaged gzip: {error}") from error
            return b"".join(pieces), [f"damaged gzip: {error}"]
    return b"".join(pieces), []


def _check(size: int, how: str) -> None:
    if size > MAX_SIZE:
        raise NotASitemapError(f"{how} than {MAX_SIZE // 2**20} MiB")


def without_warnings(text: str) -> tuple[str, bool]:
    """The text from its XML on, and whether warnings of the program that wrote it stood before."""
    found = _BEFORE.match(text)
    return (text[found.end() :], found.end() > 0) if found else (text, False)
