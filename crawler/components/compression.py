"""Undoing content-encodings strictly: half a page must not pass as a page."""

from __future__ import annotations

import zlib

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.components.refusal import DamagedBody, Refused

_PIECE = 2**18


class StrictCompression(HttpCompressionMiddleware):
    """Scrapy's middleware, with bodies that are cut short or too large named as what they are."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Decompress a response. Raises ``DamagedBody``, ``Refused``."""
        if not response.body:
            return response
        try:
            return super().process_response(request, response)
        except Refused:
            raise
        except IgnoreRequest as error:
            raise Refused("the body is larger than [crawl] max_size when unpacked") from error
        # Brotli and zstd raise errors of their own modules, whichever of their packages is installed.
        except Exception as error:
            encoding = b", ".join(response.headers.getlist("Content-Encoding")).decode("latin-1")[:60]
            raise DamagedBody(f"the body cannot be unpacked as {encoding}: {error}") from error

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        if encoding in (b"gzip", b"x-gzip") and body.startswith(b"\x1f\x8b"):
            return gunzip(body, max_size)
        decoded: bytes = HttpCompressionMiddleware._decode(body, encoding, max_size)
        return decoded


def gunzip(body: bytes, max_size: int) -> bytes:
    """Decompress a gzip body of one or more members; trailing garbage is ignored, as browsers do.

    Raises ``EOFError`` if it is cut short, ``zlib.error`` if it is damaged, ``Refused`` over ``max_size`` bytes.
    """
    parts, size, rest = [], 0, body
    while rest.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not member.eof:
            part = member.decompress(rest, _PIECE)
            rest = member.unconsumed_tail
            size += len(part)
            if size > max_size:
                raise Refused("the body is larger than [crawl] max_size when unpacked")
            if not part and not rest and not member.eof:
                raise EOFError("it is cut short")
            parts.append(part)
        rest = member.unused_data
    return b"".join(parts)
