"""Reads the known pages with watchfloor and with trafilatura's own defaults; prints one JSON object."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from trafilatura import bare_extraction
from trafilatura.settings import Document

from benchmarks.extraction.measures import Answer, Tally
from benchmarks.extraction.sets import ROOT, Known, news_aeb, news_wcxb
from crawler.extract import extract

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def by_watchfloor(page: Known) -> Answer:
    """Our own reading."""
    read = extract(page.html, page.url, "text/html", NOW)
    return Answer(read.kind, read.text, read.title or "", read.authors, read.published or "")


def by_trafilatura(page: Known) -> Answer:
    """The library as its documentation begins: text with metadata, everything else by default."""
    read = bare_extraction(page.html, url=page.url, with_metadata=True)
    if not isinstance(read, Document):
        return Answer("", "", "", (), "")
    return Answer(
        "",
        read.text or "",
        read.title or "",
        tuple(name for name in (read.author or "").split("; ") if name),
        read.date or "",
    )


def measure(reader: Callable[[Known], Answer], pages: list[Known]) -> dict[str, object]:
    """Quality and speed of one reader on one set."""
    tally = Tally()
    reader(pages[0])  # models and expressions are loaded before the clock runs
    started = time.process_time()
    answers = [reader(page) for page in pages]
    spent = time.process_time() - started
    for page, answer in zip(pages, answers, strict=True):
        tally.add(page, answer)
    return {**tally.figures(), "pages_per_cpu_second": round(len(pages) / spent, 2)}


def main() -> int:
    """Measure both readers on both sets."""
    if not ROOT.is_dir():
        print(f"the corpus is not at {ROOT} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
        return 1
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    result: dict[str, object] = {}
    for name, pages in (("news-aeb", list(news_aeb())), ("news-wcxb-dev", list(news_wcxb()))):
        result[name] = {
            "pages": len(pages),
            "watchfloor": measure(by_watchfloor, pages),
            "trafilatura": measure(by_trafilatura, pages),
        }
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
