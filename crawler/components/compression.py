"""Undoing content-encodings strictly: half a page must not pass as a page."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Response

from crawler.components.refusal import DamagedBody, Refused
from crawler.components.unpacking import unpack

MOST_ENCODINGS = 4


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
        # Brotli and zstd raise errors of their own modules, whichever of their packages is installed.
        except Exception as error:
            encoding = b", ".join(response.headers.getlist("Content-Encoding")).decode("latin-1")[:60]
            raise DamagedBody(f"the body cannot be unpacked as {encoding}: {error}") from error

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        return unpack(body, encoding.decode("latin-1"), max_size)

    @staticmethod
    def _split_encodings(content_encoding: list[bytes]) -> tuple[list[bytes], list[bytes]]:
        undone, kept = HttpCompressionMiddleware._split_encodings(content_encoding)
        if len(undone) > MOST_ENCODINGS:
            raise Refused(f"the body is packed more than {MOST_ENCODINGS} times")
        return undone, kept
