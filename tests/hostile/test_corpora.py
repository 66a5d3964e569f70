"""Real files that were made or collected to trouble parsers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest

from tests.corpus import corpus
from tests.hostile.watching import Watched

EVERY = 1 if os.environ.get("HOSTILE_SIZE") else 25
"""Of so many files one is read by default."""
MOST = 4 * 2**20
READ_BY = {
    "feeds-feedparser": ("feed", "sitemap", "feed-source", "reddit"),
    "feeds-rss-parser": ("feed", "sitemap", "list-ofac-xml"),
    "robots": ("robots", "sitemap-source"),
    "robots-google": ("robots", "extract", "list-un-xml"),
    "hostile-html5lib": ("extract", "telegram", "forum", "site", "mastodon"),
    "hostile-blns": ("extract", "selectors", "list-json", "list-csv", "discourse", "sources"),
    "encodings": ("extract", "feed", "robots", "list-csv", "credentials"),
    "warc-warcio": ("archive", "import"),
    "warc-pywb": ("archive", "import"),
    "warc-jwarc": ("archive", "import", "office"),
}


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched() as one:
        yield one


@pytest.mark.parametrize("name", READ_BY)
def test_real_files(watched: Watched, name: str) -> None:
    paths = [path for path in sorted(corpus(name).rglob("*")) if path.is_file() and path.stat().st_size <= MOST]
    few = paths[:: EVERY if len(paths) > 4 * EVERY else 1]
    assert few
    failing = {
        f"{path.name} by {target}": faults
        for path in few
        for target in READ_BY[name]
        if (faults := watched.faults(target, path.read_bytes()))
    }
    assert not failing


def test_naughty_texts_as_queries(watched: Watched) -> None:
    texts: list[str] = json.loads((corpus("hostile-blns") / "blns.json").read_text("utf-8"))
    queries = [form.format(text) for text in texts for form in ("{}", 'title:"{}"', "({})*")]
    bodies = [query.encode("utf-8", "surrogateescape") for query in queries]
    assert not {str(body): faults for body in bodies[:: 1 + EVERY // 8] if (faults := watched.faults("query", body))}
