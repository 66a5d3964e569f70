"""robots.txt: obeyed as RFC 9309 says, its decision kept for custody, its Crawl-delay taken over."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.components.refusal import RobotsForbidden, RobotsUnreadable, Unfetched
from crawler.room import Room

_MOST = 512 * 1024
_DECISION = "robots"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says. ``parser`` None: there is none, all is allowed; ``error``: it cannot be read."""

    address: str
    parser: Protego | None = None
    status: int = 200
    error: Exception | None = None


def decision(request: Request) -> str:
    """What robots.txt said of a request, in words."""
    return str(request.meta.get(_DECISION, "not asked: [crawl] obey_robots is off"))


class RobotsMiddleware:
    """Reads each host's robots.txt once and holds requests to it."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._pace = Room.of(crawler).pace
        self._agent = str(crawler.settings["USER_AGENT"])
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build, unless robots.txt is not obeyed."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or raise ``RobotsForbidden`` or ``RobotsUnreadable``."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        rules = await self._rules_for(request.url)
        if rules.error is not None:
            raise RobotsUnreadable(rules.address, rules.error)
        if rules.parser is not None and not rules.parser.can_fetch(request.url, self._agent):
            raise RobotsForbidden(f"forbidden by {rules.address}")
        request.meta[_DECISION] = (
            f"allowed by {rules.address}" if rules.parser else f"allowed: {rules.address} answers {rules.status}"
        )

    async def _rules_for(self, url: str) -> Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.ensure_future(self._fetch(f"{site}/robots.txt", parts.hostname or ""))
        return await asyncio.shield(self._rules[site])

    async def _fetch(self, address: str, host: str) -> Rules:
        request = Request(address, callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True}, dont_filter=True)
        try:
            response = await self._crawler.engine.download_async(request)
        # Any failure means that nothing is known of the host's wishes; each of its pages is then named with it.
        except Exception as error:  # noqa: BLE001
            return Rules(address, error=error)
        rules = read_rules(address, response)
        delay = rules.parser.crawl_delay(self._agent) if rules.parser else None
        if delay:
            self._pace.slow_down(host, float(delay))
        return rules


def read_rules(address: str, response: Response) -> Rules:
    """Read the answer to a request for robots.txt: 2xx counts, 4xx allows all, anything else forbids all."""
    status = response.status
    if 200 <= status < 300:
        return Rules(address, Protego.parse(response.body[:_MOST].decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules(address, status=status)
    return Rules(address, error=Unfetched(f"HTTP {status}"))
