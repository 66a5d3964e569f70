"""``python -m benchmarks.crawl.plain SITES PORT CONCURRENCY``: plain Scrapy downloads what feeds link, no more."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from benchmarks.crawl.server import host


class DownloadSpider(Spider):
    """The least that a crawl of feeds must do: nothing is read of a page, and nothing is kept."""

    name = "download"

    def __init__(self, sites: int, port: int, **named: Any) -> None:
        super().__init__(**named)
        self.feeds = [f"http://{host(site)}:{port}/feed" for site in range(sites)]

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the feeds."""
        for feed in self.feeds:
            yield Request(feed, self.parse)

    def parse(self, response: Response) -> Iterator[Request]:
        """Ask for what a feed links."""
        for link in response.xpath("//item/link/text()").getall():
            yield Request(link, self.downloaded)

    def downloaded(self, response: Response) -> None:
        """Nothing more is done."""


def main() -> None:
    """Run the spider with as many requests at a time as the other crawl."""
    settings = {
        "CONCURRENT_REQUESTS": int(sys.argv[3]),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(DownloadSpider, sites=int(sys.argv[1]), port=int(sys.argv[2]))
    process.start()


if __name__ == "__main__":
    main()
