"""Keeps the head of each response as it came over the wire, for the archive.

Scrapy hands on header fields with their names re-spelt and without those of the connection; evidence needs the bytes.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

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

_FIELD = b"X-Watchfloor-Head"


class _HeadKeepingParser(_LenientHTTPClientParser):
    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        if self.state == STATUS:
            self.head_lines: list[bytes] = []
        if self.state in (STATUS, HEADER):
            self.head_lines.append(line)
        super().lineReceived(line)


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


def take_head(response: Response) -> bytes:
    """Remove the kept head from a response and return it: status line and fields as received, with the empty line."""
    kept = response.headers.pop(_FIELD, None)
    value = kept[0] if isinstance(kept, list) else kept
    return b64decode(value) if value else b""
