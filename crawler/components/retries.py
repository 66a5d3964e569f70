"""Trying again what failed for the moment."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from crawler.components.refusal import _tls_reason
from crawler.components.resolver import refused_hosts
from crawler.components.turns import retry_after
from crawler.pace import LONGEST_REST


class PatientRetries(RetryMiddleware):
    """Scrapy's middleware, except where trying again cannot help: refused hosts, bad certificates, long rests."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build as Scrapy's own."""
        return super().from_crawler(crawler)

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Ask again after 5xx, 408 and 429; the host's turn makes the rest it asked for."""
        if (retry_after(response) or 0.0) > LONGEST_REST:
            return response
        return super().process_response(request, response)

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """Ask again after failures of the connection."""
        if (urlsplit(request.url).hostname or "") in refused_hosts or _tls_reason(exception):
            return None
        return super().process_exception(request, exception)
