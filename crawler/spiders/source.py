"""What all spiders share: the arguments, and a run for each source."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Spider

from crawler.choice import choose
from crawler.collecting.asks import Asks
from crawler.room import Room
from crawler.runs import Runs
from index.store import StoreError


class SourceSpider(Spider):
    """Collects sources. The name of a spider is the kind that it collects; ``sources`` collects all kinds at once.

    Arguments: ``source`` or ``sources`` (ids, separated by commas; default all enabled of this kind), ``reason``,
    ``limit`` (documents per source).
    """

    def __init__(
        self, source: str = "", sources: str = "", reason: str = "manual", limit: str | int | None = None, **named: Any
    ) -> None:
        super().__init__(**named)
        self.sources = choose(str(self.name), [one for one in f"{source},{sources}".split(",") if one])
        self.reason = reason
        self.limit = int(limit) if limit else None

    async def start(self) -> AsyncIterator[Any]:
        """Begin a run for each source and ask for what it names."""
        room = Room.of(self.crawler)
        room.runs = Runs(room, self.reason)
        asks = Asks(room)
        try:
            for run in await room.runs.begin(self.sources, self.limit):
                async for request in asks.begin(run):
                    yield request
        except StoreError as error:
            room.store_failed(error)
