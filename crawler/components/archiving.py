"""Every response that may become a document goes to the archive first, below decompression, as it came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive import Exchange
from crawler.archive.withheld import shown_headers
from crawler.components.refusal import NotArchived, is_full
from crawler.components.robots import decision
from crawler.components.wire import HOPS, fingerprint, take_head
from crawler.room import Room
from index.model import Capture
from index.store import StoreError

ARCHIVE = "archive"
"""Key in ``Request.meta``: True if the response becomes a document."""
PROOF = "proof of absence"
"""Key in ``Request.meta``: True if an answer that it is not there is kept as well: a known document was taken away."""
CAPTURE = "capture"
"""Key in ``Request.meta``: the ``Capture``, when the response is kept."""
PRIVATE = "secret"
"""Key in ``Request.meta``: True if request and answer hold credentials; such are never archived."""


class ArchiveMiddleware:
    """Writes exchanges and notes where they are."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the room's archive."""
        return cls(Room.of(crawler))

    async def process_response(self, request: Request, response: Response) -> Response:
        """Keep a response that becomes a document. Raises ``NotArchived``, and ends the crawl, if that fails."""
        head = take_head(response)
        wanted = (200, 203, 404, 410) if request.meta.get(PROOF) else (200, 203)
        if request.meta.get(ARCHIVE) and not request.meta.get(PRIVATE) and response.status in wanted:
            try:
                request.meta[CAPTURE] = await self._room.archive.write(exchange(request, response, head))
            except OSError as error:
                kind = "disk full" if is_full(error) else "archive failed"
                self._room.stop(f"{kind}: {error.strerror} in the archive folder")
                raise NotArchived(f"{kind}: {error.strerror}") from error
            except StoreError as error:
                self._room.store_failed(error)
                raise NotArchived(f"the store failed: {error}") from error
        return response


def capture_of(response: Response) -> Capture:
    """The capture of an archived response."""
    capture: Capture = response.meta[CAPTURE]
    return capture


def exchange(request: Request, response: Response, head: bytes) -> Exchange:
    """Make the exchange to be archived; its custody says how the bytes were come by."""
    return Exchange(
        url=response.url,
        request_head=request_head(request),
        response_head=head or _plain_head(response),
        body=response.body,
        status=response.status,
        content_type=(response.headers.get("Content-Type") or b"").decode("latin-1"),
        fetched=datetime.now(UTC),
        address=str(response.ip_address) if response.ip_address else None,
        custody=custody(request, response),
        request_body=request.body,
    )


def custody(request: Request, response: Response) -> dict[str, Any]:
    """How a response was come by: request, redirects, resolved address, certificate, robots decision.

    ``certificate`` is ``sha256:`` and the hex digest of the server's own certificate (DER); None without TLS.
    Header fields that hold credentials are withheld.
    """
    return {
        "request": {"method": request.method, "url": request.url, "headers": _shown_by_name(request)},
        "redirects": _redirects(request),
        "address": str(response.ip_address) if response.ip_address else None,
        "certificate": fingerprint(response),
        "robots": decision(request),
    }


def request_head(request: Request) -> bytes:
    """The head of a request as it is sent, credentials withheld."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{request.method} {target} HTTP/1.1".encode("latin-1")]
    lines += [name + b": " + value for name, value in _shown(request)]
    if b"Host" not in request.headers:
        lines.append(b"Host: " + parts.netloc.encode("latin-1"))
    if request.body and b"Content-Length" not in request.headers:
        lines.append(b"Content-Length: %d" % len(request.body))
    return b"\r\n".join([*lines, b"", b""])


def _shown(request: Request) -> Iterator[tuple[bytes, bytes]]:
    return shown_headers((name, value) for name, values in request.headers.items() for value in values)


def _shown_by_name(request: Request) -> dict[str, str]:
    shown: dict[str, str] = {}
    for raw, value in _shown(request):
        name, text = raw.decode("latin-1"), value.decode("latin-1")
        shown[name] = f"{shown[name]}, {text}" if name in shown else text
    return shown


def _redirects(request: Request) -> list[dict[str, Any]]:
    """Each address on the way here, with what is known of its answer."""
    followed = zip(request.meta.get("redirect_urls", ()), request.meta.get("redirect_reasons", ()), strict=False)
    answers = {hop["url"]: hop for hop in request.meta.get(HOPS, ())}
    return [dict(answers.get(url) or {"url": url, "status": status}) for url, status in followed]


def _plain_head(response: Response) -> bytes:
    lines = [f"HTTP/1.1 {response.status}".encode()]
    lines += [name + b": " + value for name, values in response.headers.items() for value in values]
    return b"\r\n".join([*lines, b"", b""])
