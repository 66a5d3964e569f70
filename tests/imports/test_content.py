"""Content-encodings: undone whole and within bounds, or refused with a reason."""

from __future__ import annotations

import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest

from crawler.imports.content import ContentError, undo_content

TEXT = b"Customs officers at Port Velmar seized forty kilograms. " * 200


def bare(data: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(data) + deflate.flush()


@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("X-Gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare(TEXT)),
        ("br", brotli.compress(TEXT)),
        ("br, gzip", gzip.compress(brotli.compress(TEXT))),
        ("identity", TEXT),
        ("gzip", TEXT),
    ],
)
def test_bodies_are_unpacked_and_false_declarations_are_not_believed(encodings: str, body: bytes) -> None:
    assert undo_content(body, encodings, 10**6) == TEXT


@pytest.mark.parametrize("encodings", ["gzip", "br"])
def test_half_a_body_is_refused(encodings: str) -> None:
    packed = {"gzip": gzip.compress, "br": brotli.compress}[encodings](TEXT + bytes(range(256)) * 20)
    with pytest.raises(ContentError, match="cut short or damaged"):
        undo_content(packed[: len(packed) * 3 // 4], encodings, 10**6)


@pytest.mark.parametrize("encodings", ["gzip", "br", "deflate"])
def test_a_bomb_is_refused(encodings: str) -> None:
    packed = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[encodings](b"\x00" * 10**7)
    with pytest.raises(ContentError, match="larger than 1000000 bytes"):
        undo_content(packed, encodings, 10**6)


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ContentError, match="'sdch' is not known"):
        undo_content(b"abc", "sdch", 10**6)
