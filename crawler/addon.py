"""The one add-on: how this crawler behaves, set from ``watchfloor.toml``."""

from __future__ import annotations

import logging
import os
from importlib.metadata import version
from typing import Any

from scrapy import Spider, signals
from scrapy.settings import BaseSettings

from crawler.config import CollectSettings, CrawlSection, load_collect_settings
from crawler.room import Room

PROJECT = "https://watchfloor.example/"
_PARTS = "crawler.components."
_MIDDLEWARES = "scrapy.downloadermiddlewares."

# The order is Scrapy's: low numbers are asked first and answered last. The archive (595) sees a body before
# HttpCompression (590) unpacks it and after redirects (600) are followed; the browser (545) gets the page last,
# unpacked and kept; the turn is nearest to the wire.
DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    _PARTS + "guard.GuardMiddleware": 40,
    _MIDDLEWARES + "offsite.OffsiteMiddleware": None,
    _MIDDLEWARES + "robotstxt.RobotsTxtMiddleware": None,
    _PARTS + "robots.RobotsMiddleware": 100,
    _MIDDLEWARES + "retry.RetryMiddleware": None,
    _PARTS + "rendering.RenderMiddleware": 545,
    _PARTS + "retries.PatientRetries": 550,
    _MIDDLEWARES + "httpcompression.HttpCompressionMiddleware": None,
    _PARTS + "compression.StrictCompression": 590,
    _PARTS + "archiving.ArchiveMiddleware": 595,
    _MIDDLEWARES + "redirect.RedirectMiddleware": None,
    _PARTS + "redirects.BoundedRedirects": 600,
    _PARTS + "turns.TurnMiddleware": 950,
}
SAFE: dict[str, Any] = {
    # Remote control runs what it is sent, the telnet console too.
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    # Links are untrusted: nothing but the web is fetched, and no proxy of the environment is asked to.
    "DOWNLOAD_HANDLERS": {
        "http": _PARTS + "wire.WireHandler",
        "https": _PARTS + "wire.WireHandler",
        "file": None,
        "data": None,
        "ftp": None,
        "s3": None,
    },
    "HTTPPROXY_ENABLED": False,
    "COOKIES_ENABLED": False,
    "REFERER_ENABLED": False,
    "METAREFRESH_ENABLED": False,
}
QUIET: dict[str, Any] = {
    "STATS_DUMP": False,
    "MEMUSAGE_ENABLED": False,
    "LOGSTATS_INTERVAL": 0,
    "LOG_FORMAT": "%(asctime)s %(levelname)s %(name)s: %(message)s",
    "LOG_VERSIONS": [],
    "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
    "LOG_FORMATTER": _PARTS + "quiet.QuietLog",
    # Statuses and lengths are judged by the spiders, which name them in the run.
    "HTTPERROR_ALLOW_ALL": True,
    "URLLENGTH_LIMIT": 0,
    "DOWNLOAD_WARNSIZE": 0,
}


def user_agent(crawl: CrawlSection) -> str:
    """Who asks: the configured user agent, else program, version and how to reach its user."""
    return crawl.user_agent or f"watchfloor/{version('watchfloor')} (+{crawl.contact or PROJECT})"


def politeness(crawl: CrawlSection) -> dict[str, Any]:
    """Settings of Scrapy that follow from ``[crawl]``."""
    return {
        "USER_AGENT": user_agent(crawl),
        "ROBOTSTXT_OBEY": crawl.obey_robots,
        "CONCURRENT_REQUESTS": crawl.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": crawl.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": crawl.autothrottle,
        "AUTOTHROTTLE_START_DELAY": crawl.delay,
        "DOWNLOAD_TIMEOUT": crawl.timeout,
        "DOWNLOAD_MAXSIZE": crawl.max_size,
        "REDIRECT_MAX_TIMES": crawl.redirects,
        "RETRY_TIMES": crawl.retries,
        # Scrapy starts so many tasks for every response; a page is one item.
        "CONCURRENT_ITEMS": 4,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    }


class Collection(Room):
    """Scrapy's add-on and the room of the crawl in one: ``Room.of(crawler)`` finds it."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> Collection:
        """Build for one crawl."""
        return cls(crawler)

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Names are resolved by the process, not by the crawl: the guard is put in front of that here."""
        settings.set("TWISTED_DNS_RESOLVER", _PARTS + "resolver.GuardedResolver", "addon")
        for name, value in QUIET.items():
            settings.set(name, value, "addon")

    def update_settings(self, settings: BaseSettings) -> None:
        """Set everything and open the room; an error ends the process with 1. Raises ``StoreError``, ``OSError``."""
        for chatty in ("scrapy.addons", "scrapy.crawler", "scrapy.middleware", "alembic"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        collect = load_collect_settings()
        self.apply(settings, collect)
        self.open(collect)
        self.crawler.signals.connect(self._closed, signal=signals.spider_closed)

    def apply(self, settings: BaseSettings, collect: CollectSettings) -> None:
        """Set Scrapy's settings for a configuration."""
        for name, value in (SAFE | QUIET | politeness(collect.crawl)).items():
            settings.set(name, value, "addon")
        settings["DOWNLOADER_MIDDLEWARES"].update(DOWNLOADER_MIDDLEWARES)
        settings["ITEM_PIPELINES"].update({_PARTS + "documents.DocumentPipeline": 100})
        for name in ("SSLKEYLOGFILE", "SCRAPY_SSLKEYLOGFILE"):
            os.environ.pop(name, None)

    async def _closed(self, spider: Spider, reason: str) -> None:
        if hasattr(self, "runs"):
            await self.runs.end(reason)
        if self.browser is not None:
            await self.browser.close()
        self.close()
