"""Redirects: followed within a limit, each target through the guard and robots.txt like any request."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.components.refusal import Refused


class BoundedRedirects(RedirectMiddleware):
    """Scrapy's middleware, with the limit named when it cuts, and no Referer ever sent."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Tell no host where its address was read."""
        request.headers.pop("Referer", None)

    def _engine_started(self) -> None:
        """Scrapy looks for its Referer middleware here, which is off on purpose."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        try:
            return super()._redirect(redirected, request, reason)
        except IgnoreRequest as error:
            raise Refused(f"more than {self.max_redirect_times} redirects") from error
