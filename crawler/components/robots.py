"""robots.txt: obeyed as RFC 9309 says, its decision kept for custody, its Crawl-delay taken over."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.components.refusal import NotAsked, RobotsForbidden, RobotsUnreadable, Unfetched
from crawler.pace import host_of
from crawler.robots import Robots, decode, parse, product_token
from crawler.robots.keeping import is_absent, is_rules, lifetime
from crawler.room import Room
from index.store import StoreError
from index.store.robots import RobotsCopy

MOST_REDIRECTS = 5
_UNREACHED = timedelta(minutes=5)
_DECISION = "robots"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's robots.txt says. ``robots`` None: there is none, all is allowed; ``error``: it cannot be read."""

    address: str
    expires: datetime
    robots: Robots | None = None
    status: int | None = None
    error: Exception | None = None


def decision(request: Request) -> str:
    """What robots.txt said of a request, in words."""
    return str(request.meta.get(_DECISION, "not asked: [crawl] obey_robots is off"))


class RobotsMiddleware:
    """Reads each site's robots.txt once, for all crawls that share the store, and holds requests to it."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._room = Room.of(crawler)
        self._token = product_token(str(crawler.settings["USER_AGENT"]))
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build, unless robots.txt is not obeyed."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or raise ``RobotsForbidden``, ``RobotsUnreadable``, ``NotAsked``."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        try:
            rules = await self._rules_for(request.url)
        except StoreError as error:
            self._room.store_failed(error)
            raise NotAsked("the crawl ended before it was asked") from error
        if rules.error is not None:
            raise RobotsUnreadable(rules.address, rules.error)
        if rules.robots is not None and not rules.robots.allows(request.url, self._token):
            raise RobotsForbidden(f"forbidden by {rules.address}")
        request.meta[_DECISION] = (
            f"allowed by {rules.address}" if rules.robots else f"allowed: {rules.address} answers {rules.status}"
        )

    async def _rules_for(self, url: str) -> Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        known = self._rules.get(site)
        if known is None or (known.done() and (known.exception() or known.result().expires <= datetime.now(UTC))):
            known = self._rules[site] = asyncio.ensure_future(self._learn(site, host_of(url)))
        return await asyncio.shield(known)

    async def _learn(self, site: str, host: str) -> Rules:
        store, now = self._room.store, datetime.now(UTC)
        address = f"{site}/robots.txt"
        copy = await self._room.in_store(store.robots_copy, site, now)
        if copy is None:
            request = Request(
                address,
                callback=NO_CALLBACK,
                meta={"dont_obey_robotstxt": True, "redirect_ttl": MOST_REDIRECTS},
                dont_filter=True,
            )
            try:
                response = await self._crawler.engine.download_async(request)
            # Any failure means that nothing is known of the host's wishes; each of its pages is then named with it.
            except Exception as error:  # noqa: BLE001
                return Rules(address, now + _UNREACHED, error=error)
            copy = copy_of(site, response, datetime.now(UTC))
            await self._room.in_store(store.put_robots, copy)
        rules = rules_of(copy)
        delay = rules.robots.crawl_delay(self._token) if rules.robots else None
        if delay:
            self._room.pace.slow_down(host, delay)
        return rules


def copy_of(site: str, response: Response, now: datetime) -> RobotsCopy:
    """What is kept of an answer: the body if it counts, or why all is forbidden."""
    status = response.status
    cache_control = (response.headers.get("Cache-Control") or b"").decode("latin-1")
    error = None if is_rules(status) or is_absent(status) else f"HTTP {status}"
    body = decode(response.body) if is_rules(status) else ""
    return RobotsCopy(site, status, body, error, now, now + lifetime(status, cache_control))


def rules_of(copy: RobotsCopy) -> Rules:
    """Read a kept answer: 2xx counts, 4xx allows all, anything else forbids all."""
    address = f"{copy.site}/robots.txt"
    if copy.error is not None:
        return Rules(address, copy.expires, error=Unfetched(copy.error))
    robots = parse(copy.body) if copy.status is not None and is_rules(copy.status) else None
    return Rules(address, copy.expires, robots, copy.status)
