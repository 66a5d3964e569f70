"""The guard in front of every request of a crawl."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.components.refusal import Refused
from crawler.policy import AddressPolicy
from crawler.room import Room


class GuardMiddleware:
    """Refuses requests by scheme and by address, before anything else is done; names are judged by the resolver."""

    def __init__(self, policy: AddressPolicy) -> None:
        self._policy = policy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the add-on's settings."""
        return cls(Room.of(crawler).policy)

    def process_request(self, request: Request) -> None:
        """Let a request pass or raise ``Refused``. Redirects and robots.txt come through here too."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise Refused(f"only http and https are fetched, not {parts.scheme[:20]!r}")
        if parts.username is not None or parts.password is not None:
            raise Refused("addresses with a user name in them are not fetched")
        if not parts.hostname:
            raise Refused("the address has no host")
        if reason := self._policy.host_verdict(parts.hostname):
            raise Refused(reason)
