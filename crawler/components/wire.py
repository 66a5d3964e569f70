"""Keeps what only the connection knows of a response, for the archive: its head as it came, and each redirect.

Scrapy hands on header fields with their names re-spelt and without those of the connection; evidence needs the bytes.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web._newclient import HEADER, STATUS

from crawler.components.refusal import HeadTooLargeError
from crawler.components.robots import decision

HOPS = "hops"
"""Key in ``Request.meta``: the redirects that led to a request, each with its answer's particulars."""
MAX_HEAD = 2**18
"""Bytes of a response head that are read, as in browsers."""
_FIELD = b"X-Watchfloor-Head"
_LONGEST = 4000


class _HeadKeepingParser(_LenientHTTPClientParser):
    MAX_LENGTH = MAX_HEAD
    head_size = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        if self.state == STATUS:
            self.head_lines: list[bytes] = []
        if self.state in (STATUS, HEADER):
            # Counted over the heads that only announce the answer (1xx) as well, of which there may be any number.
            self.head_size += len(line) + 1
            if self.head_size > MAX_HEAD:
                raise HeadTooLargeError(f"more than {MAX_HEAD} bytes")
            self.head_lines.append(line)
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: N802
        raise HeadTooLargeError(f"a line of more than {MAX_HEAD} bytes")


class _HeadKeepingProtocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Deferred[Any]:
        answered: Deferred[Any] = super().request(request)
        parser: Any = self._parser
        # Both parents choose the parser's class in the same way; it is the one place Twisted leaves for it.
        parser.__class__ = _HeadKeepingParser

        def keep(response: Any) -> Any:
            # A field of this name from the server is replaced, so that it cannot forge its own head.
            head = b"".join(line + b"\n" for line in parser.head_lines)
            response.headers.setRawHeaders(_FIELD, [b64encode(head)])
            return response

        return answered.addCallback(keep)


class _HeadKeepingFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _HeadKeepingProtocol:  # noqa: N802
        return _HeadKeepingProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class WireHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP/1.1 handler with the response head kept; take it with ``take_head``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _HeadKeepingFactory

    async def download_request(self, request: Request) -> Response:
        """Fetch one response; a redirect is noted in the request, from where it goes over to the next one."""
        response = await super().download_request(request)
        if 300 <= response.status < 400 and (location := response.headers.get("Location")):
            request.meta[HOPS] = [*request.meta.get(HOPS, ()), _hop(request, response, location)]
        return response


def fingerprint(response: Response) -> str | None:
    """``sha256:`` and the hex digest of the certificate (DER) that the server showed; None without TLS."""
    certificate = response.certificate
    return f"sha256:{hashlib.sha256(certificate.dump()).hexdigest()}" if certificate else None


def take_head(response: Response) -> bytes:
    """Remove the kept head from a response and return it: status line and fields as received, with the empty line."""
    kept = response.headers.pop(_FIELD, None)
    value = kept[0] if isinstance(kept, list) else kept
    return b64decode(value) if value else b""


def _hop(request: Request, response: Response, location: bytes) -> dict[str, Any]:
    return {
        "url": request.url,
        "status": response.status,
        "location": location.decode("latin-1")[:_LONGEST],
        "address": str(response.ip_address) if response.ip_address else None,
        "certificate": fingerprint(response),
        "robots": decision(request),
    }
