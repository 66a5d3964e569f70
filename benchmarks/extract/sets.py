"""The pages with known answers: their bytes and what a person found in them."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(os.environ.get("WATCHFLOOR_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@dataclass(frozen=True, slots=True)
class Known:
    """A page and its answers; None where the set does not say, ``""`` where the page has none."""

    name: str
    url: str
    html: bytes
    kind: str
    body: str
    title: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class PageSet:
    """A set of known pages: what it is, under which licence, where from, and a function that reads it."""

    name: str
    what: str
    licence: str
    origin: str
    read: Callable[[], Iterator[Known]]


def news_aeb() -> Iterator[Known]:
    """News pages with the text of the article."""
    folder = ROOT / "news-aeb"
    for name, truth in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Known(name, truth["url"], page, "article", truth["articleBody"])


def news_wcxb() -> Iterator[Known]:
    """Articles, threads and listings with title, author and date."""
    folder = ROOT / "news-wcxb-dev"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        truth = data["ground_truth"]
        if "main_content" not in truth:
            continue  # two pages were given up by those who reviewed them
        kind = data["_internal"]["page_type"]["primary"]
        page = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Known(
            path.stem,
            data["url"],
            page,
            "thread" if kind == "forum" else kind,
            truth["main_content"],
            truth.get("title") or "",
            truth.get("author") or "",
            truth.get("publish_date") or "",
        )


SETS = {
    page_set.name: page_set
    for page_set in (
        PageSet(
            "news-aeb",
            "news pages with the text of the article",
            "MIT",
            "scrapinghub/article-extraction-benchmark",
            news_aeb,
        ),
        PageSet(
            "news-wcxb-dev",
            "articles, forum threads and listings with title, author, date and text",
            "CC-BY-4.0",
            "Murrough-Foley/web-content-extraction-benchmark, development part",
            news_wcxb,
        ),
    )
}
