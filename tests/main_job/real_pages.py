"""The real pages of the corpus as a site on loopback, with what is known of their bodies."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.corpus import corpus
from tests.services.site import Page, Site

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RealPage:
    """A saved page and the body that people wrote down for it (empty where it has none).

    ``article`` is false for forum threads and listings, whose body is not one text.
    """

    name: str
    html: bytes
    body: str
    article: bool = True


def real_pages() -> Iterator[RealPage]:
    """Every page of both sets; skips where the corpus is absent."""
    first = corpus("news-aeb")
    for name, truth in json.loads((first / "ground-truth.json").read_text("utf-8")).items():
        yield RealPage(name, gzip.decompress((first / "html" / f"{name}.html.gz").read_bytes()), truth["articleBody"])
    second = corpus("news-wcxb-dev")
    for path in sorted((second / "ground-truth").glob("*.json")):
        page = json.loads(path.read_text("utf-8"))
        article = page["_internal"]["page_type"]["primary"] == "article"
        html = gzip.decompress((second / "html" / f"{path.stem}.html.gz").read_bytes())
        yield RealPage(path.stem, html, page["ground_truth"].get("main_content") or "", article)


def publish(site: Site, pages: list[RealPage], per_feed: int = 150) -> list[str]:
    """Put the pages on the site, divided over several feeds; return the feeds' paths."""
    paths = []
    for number, page in enumerate(pages):
        folder = f"/section-{number // per_feed}/"
        site.pages[f"{folder}{page.name}"] = Page(page.html, "text/html", FIRST + timedelta(minutes=number))
        feed = f"{folder}feed.xml"
        if feed not in site.feeds:
            site.feeds[feed] = folder
            paths.append(feed)
    return paths


def phrase(body: str, words: int = 6) -> str | None:
    """Words from the middle of a body's longest line, as a quoted query; None where no line is long enough."""
    line = max(body.splitlines(), key=len, default="")
    found = re.findall(r"[^\W_]+", line)
    if len(found) < words:
        return None
    middle = (len(found) - words) // 2
    return '"' + " ".join(found[middle : middle + words]) + '"'
