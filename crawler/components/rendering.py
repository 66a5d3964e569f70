"""Sources with ``render = true``: their pages go through the browser after they were archived as they came."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.archive import Exchange
from crawler.browser import Browser, BrowserError, Part, Rendered
from crawler.components.archiving import CAPTURE
from crawler.components.refusal import Refused, Unfetched, explain
from crawler.components.resolver import refused_hosts
from crawler.room import Room
from index.model import Capture

logger = logging.getLogger(__name__)
RENDER = "render"
"""Key in ``Request.meta``: True if the page is to be rendered."""
_HTML = ("text/html", "application/xhtml+xml")


class NotRendered(Unfetched):
    """A page that the browser could not render."""


class RenderMiddleware:
    """Hands pages to the browser and their further requests to the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._room = Room.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build for one crawl."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Replace the body of a page by what it becomes in the browser. Raises ``NotRendered``."""
        media = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not request.meta.get(RENDER) or response.status != 200 or not media.lower().startswith(_HTML):
            return response
        try:
            made = await self._browser().render(response.url, response.status, media, response.body)
        except BrowserError as error:
            raise NotRendered(str(error)) from error
        for url, reason in made.refused:
            logger.info("%s asked for %s, refused: %s", response.url, url, reason)
        if CAPTURE in request.meta:
            request.meta[CAPTURE] = await self._kept(request.meta[CAPTURE], made)
        response.headers["Content-Type"] = "text/html; charset=utf-8"
        return response.replace(body=made.html.encode())

    async def _kept(self, capture: Capture, made: Rendered) -> Capture:
        """Archive what the browser made as a record of its own, and name it in the custody of the page."""
        how = {"by": made.browser, "parts": made.parts, "whole": made.whole, "refused": len(made.refused)}
        try:
            record = await self._room.archive.write(_exchange(capture, made.html.encode(), how))
        except OSError as error:
            raise NotRendered(f"what the browser made cannot be archived: {error.strerror}") from error
        place = {"warc": record.warc, "offset": record.offset, "length": record.length, "sha256": record.sha256}
        return replace(capture, custody={**capture.custody, "rendered": place | {"record_id": record.record_id} | how})

    def _browser(self) -> Browser:
        if self._room.browser is None:
            agent = str(self._crawler.settings["USER_AGENT"])
            self._room.browser = Browser(self._part, agent, self._room.settings.crawl.render_timeout)
        return self._room.browser

    async def _part(self, url: str) -> Part:
        """Fetch something for a page, as any request of the crawl. Raises ``Refused`` with the reason."""
        request = Request(url, callback=NO_CALLBACK, dont_filter=True)
        try:
            response = await self._crawler.engine.download_async(request)
        # Whatever kept it from being fetched is a reason to refuse it to the page, in the words of a crawl.
        except Exception as error:
            raise Refused(explain(error, urlsplit(url).hostname or "", refused_hosts)[0]) from error
        media = (response.headers.get("Content-Type") or b"application/octet-stream").decode("latin-1")
        return Part(response.status, media, response.body)


def _exchange(capture: Capture, body: bytes, how: dict[str, Any]) -> Exchange:
    """What the browser made, as a record that nobody can take for an answer of the host."""
    media = "text/html; charset=utf-8"
    return Exchange(
        url=f"rendered:{capture.url}",
        request_head=b"",
        response_head=f"HTTP/1.1 200 Rendered\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode(),
        body=body,
        status=200,
        content_type=media,
        fetched=datetime.now(UTC),
        custody={"request": {"method": "render", "url": capture.url}, "from": capture.record_id} | how,
    )
