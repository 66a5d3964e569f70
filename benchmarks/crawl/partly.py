"""``python -m benchmarks.crawl.partly archived|stored``: the crawl as it is, but for its last steps.

``archived``: pages end in the archive. ``stored``: each becomes a document, but nothing is looked for in it.
"""

from __future__ import annotations

import sys
from functools import partial

from scrapy.cmdline import execute

from crawler import room
from crawler.components.documents import DocumentPipeline, Fetched
from crawler.extractors import Extractors
from crawler.harvest import Body, Reading
from crawler.reading import begin, log_in, read, recheck
from index.model import Draft

__all__ = ["begin", "log_in", "read", "read_page", "recheck"]


def read_page(body: Body) -> Reading:
    """A document of each page, without reading it."""
    text = body.content[2000:9000].decode("latin-1")
    return Reading(Draft(source=body.source, url=body.url, kind="article", title=body.candidate.title, text=text))


async def ended(pipeline: DocumentPipeline, item: Fetched) -> Fetched:
    """Stands for what is made of an archived page."""
    await pipeline._room.runs.done(item.page.run)
    return item


if __name__ == "__main__":
    if sys.argv[1] == "archived":
        DocumentPipeline.process_item = ended  # type: ignore[assignment, method-assign]
    vars(room)["Extractors"] = partial(Extractors, module="benchmarks.crawl.partly")
    execute(["scrapy", "crawl", "feed"])
