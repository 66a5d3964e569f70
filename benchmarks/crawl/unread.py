"""``python -m benchmarks.crawl.unread``: the crawl as it is, but for the text of pages, which is not looked for.

What is measured is then fetching, archiving and storing alone.
"""

from __future__ import annotations

from functools import partial

from scrapy.cmdline import execute

from crawler import room
from crawler.extractors import Extractors
from crawler.harvest import Body, Reading
from crawler.reading import begin, log_in, read, recheck
from index.model import Draft

__all__ = ["begin", "log_in", "read", "read_page", "recheck"]


def read_page(body: Body) -> Reading:
    """A document of each page, without reading it."""
    text = body.content[2000:6000].decode("latin-1")
    return Reading(Draft(source=body.source, url=body.url, kind="article", title=body.candidate.title, text=text))


if __name__ == "__main__":
    vars(room)["Extractors"] = partial(Extractors, module="benchmarks.crawl.unread")
    execute(["scrapy", "crawl", "feed"])
