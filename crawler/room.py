"""What the parts of one crawl share: settings, guard, store, archive, extraction processes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from scrapy.crawler import Crawler

from crawler.archive import ArchiveWriter, repair
from crawler.config import CollectSettings
from crawler.extractors import Extractors
from crawler.keeping import ArchiveDesk
from crawler.pace import Pace
from crawler.policy import AddressPolicy
from crawler.reserve import Reserve
from index.store import Store, StoreError, StoreFullError, open_store

if TYPE_CHECKING:
    from crawler.browser import Browser
    from crawler.runs import Runs

P = ParamSpec("P")
T = TypeVar("T")
logger = logging.getLogger(__name__)


class Room:
    """Opened by the add-on before the crawl, closed after it. ``stopped`` is why the crawl was ended early.

    ``runs`` is set by the spider when it begins.
    """

    settings: CollectSettings
    policy: AddressPolicy
    pace: Pace
    reserve: Reserve
    store: Store
    archive: ArchiveDesk
    extractors: Extractors
    runs: Runs

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.stopped: str | None = None
        self.browser: Browser | None = None
        self._store_thread = ThreadPoolExecutor(1, "store")
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """The room of a crawl."""
        room = crawler.get_addon(cls)
        assert room is not None, "crawler.addon.Collection must be in ADDONS"
        return room

    def open(self, settings: CollectSettings) -> None:
        """Open store and archive; torn tails left by a crash are set aside. Raises ``StoreError``, ``OSError``."""
        crawl = settings.crawl
        self.settings = settings
        self.policy = AddressPolicy(crawl.allow_networks, bool(crawl.contact))
        settings.archive.mkdir(parents=True, exist_ok=True)
        self.pace = Pace(settings.data / "pace", crawl.delay)
        self.reserve = Reserve(settings.data)
        self.reserve.hold()
        self.store = open_store(settings.store_url)
        repair(settings.archive, self.store.cited_end)
        self.archive = ArchiveDesk(ArchiveWriter(settings.archive, crawl.archive_size, self.store.cited_end))
        self.extractors = Extractors(crawl.extractors, crawl.extract_timeout)

    async def in_store(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Run a function that uses the store, outside the event loop and in order. Raises what it raises."""
        return await asyncio.wrap_future(self._store_thread.submit(function, *arguments, **named))

    def soon(self, function: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> None:
        """The same without waiting; a store that fails ends the crawl."""
        loop = asyncio.get_running_loop()

        def done(finished: Future[object]) -> None:
            error = finished.exception()
            if isinstance(error, StoreError):
                loop.call_soon_threadsafe(self.store_failed, error)
            elif error is not None:
                raise error

        self._store_thread.submit(function, *arguments, **named).add_done_callback(done)

    def store_failed(self, error: StoreError) -> None:
        """End the crawl: nothing may be collected that cannot be kept."""
        self.stop(f"disk full: {error}" if isinstance(error, StoreFullError) else f"the store failed: {error}")

    def stop(self, reason: str) -> None:
        """End the crawl early, once; what is under way ends by itself."""
        if self.stopped is None:
            self.stopped = reason
            self.pace.ending.set()
            if reason.startswith("disk full"):
                self.reserve.give_up()
            logger.error("the crawl is ended: %s", reason)
            engine = self.crawler.engine
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason=reason.partition(":")[0]))

    def close(self) -> None:
        """Finish what waits and let everything go."""
        self._store_thread.shutdown()
        self.archive.close()
        self.extractors.close()
        self.pace.close()
        self.store.close()
