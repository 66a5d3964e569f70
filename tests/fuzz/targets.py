"""Every parser of untrusted bytes as a function of bytes, with the refusals that it may raise."""

from __future__ import annotations

import hashlib
import tempfile
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from crawler.archive import scan
from crawler.credentials import CredentialsError, secrets_of
from crawler.extract import extract
from crawler.feeds import NotAFeedError, read_feed
from crawler.harvest import Answer, Ask, Task
from crawler.imports.catalogue import Catalogue
from crawler.imports.containers import UnknownFormatError
from crawler.imports.scanning import Scan
from crawler.lists.reader import read_list
from crawler.office.model import OfficeError
from crawler.office.reader import read_office
from crawler.reading import begin, read, recheck
from crawler.robots import decode, parse
from crawler.sitemaps import NotASitemapError, read_sitemap
from crawler.sources import read_source_file
from index.query.errors import QueryError
from index.query.parser import parse as parse_query
from nlp.selectors import read_selectors
from tests.fuzz import seeds
from tests.fuzz.target import Target
from tests.lists.files import ofac_files

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "https://post.example/news/fog"
MAPPING = {"id": "id", "name": "name", "born": "born"}
MOST_ANSWERS = 12


def _task(kind: str, url: str, **more: Any) -> Task:
    return Task("fog", kind, url, NOW, limit=50, **more)


def _answered(task: Task, body: bytes) -> list[object]:
    """A run in which every question has these bytes as its answer, until each step was seen."""
    harvests: list[object] = []
    waiting: deque[Ask] = deque(begin(task).asks)
    waiting.extend(recheck(task, [task.url, f"{URL}/1"])[:2])
    steps: dict[str, int] = {}
    while waiting and len(harvests) < MOST_ANSWERS:
        ask = waiting.popleft()
        steps[ask.step] = steps.get(ask.step, 0) + 1
        if steps[ask.step] <= 2:
            harvest = read(Answer(task, ask, ask.url, 200, {}, body, NOW))
            waiting.extend(harvest.asks[:8])
            harvests.append(harvest)
    return harvests


def _kind(kind: str, *urls: str, inputs: tuple[bytes, ...], **more: Any) -> Target:
    tasks = [_task(kind, url, **more) for url in urls]
    return Target(lambda body: [_answered(task, body) for task in tasks], inputs)


def _both(plain: Task) -> Callable[[bytes], object]:
    """Without credentials and with them, which is another interface."""
    return lambda body: [_answered(task, body) for task in (plain, replace(plain, authorized=True))]


def _robots(body: bytes) -> object:
    rules = parse(decode(body))
    paths = ("/", "/Fog/x.html?a=%2f", f"/{'a' * 2000}", "/%e2%82%ac*$")
    return [rules.allows(f"https://post.example{path}", "watchfloor") for path in paths], rules.crawl_delay("*")


def _in_a_file(run: Callable[[Path], object], name: str, body: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        path.chmod(0o600)
        return run(path)


def _scanned(path: Path) -> object:
    with Catalogue() as catalogue:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return Scan(path.parent, catalogue, lambda _: None).file(0, path, digest)


def _file(name: str, run: Callable[[Path], object], inputs: tuple[bytes, ...], *refusals: type[Exception]) -> Target:
    return Target(partial(_in_a_file, run, name), inputs, refusals)


def _sdn(body: bytes) -> object:
    """As the main file, and as one of those beside it."""
    files = ofac_files()
    return [read_list(files | {name: body}, "ofac-sdn", {}, "https://lists.example/sdn.csv") for name in files]


def _list(form: str) -> Target:
    if form == "ofac-sdn":
        return Target(_sdn, seeds.LISTS[form])
    params = {"format": form} | ({"mapping": MAPPING} if form in ("csv", "json") else {})
    address = "https://lists.example/sdn.csv"
    return _kind("list", address, inputs=seeds.LISTS[form], params=params)


_REDDIT = _task("reddit", "https://www.reddit.com/r/quaywatch/", follow=True)
_BLUESKY = ("profile/ana.quay.example", "search?q=fog", "profile/ana.quay.example/post/3kabc")
_MASTODON = ("@ana", "tags/fog", "public")

TARGETS: Mapping[str, Target] = {
    "extract": Target(lambda body: extract(body, URL, None, NOW), (seeds.PAGE, *seeds.FORUMS[:2])),
    "feed": Target(lambda body: read_feed(body, URL), seeds.FEEDS, (NotAFeedError,)),
    "feed-source": _kind("feed", URL, inputs=seeds.FEEDS),
    "sitemap": Target(lambda body: read_sitemap(body, URL), seeds.SITEMAPS, (NotASitemapError,)),
    "sitemap-source": _kind("sitemap", "https://post.example/robots.txt", inputs=seeds.SITEMAPS),
    "robots": Target(_robots, (seeds.ROBOTS,)),
    "site": _kind("site", "https://post.example/", inputs=(seeds.PAGE, seeds.RSS, seeds.SITEMAP)),
    "forum": _kind("forum", *(f"{URL}{path}" for path in ("/viewtopic.php?t=77", "/forum/")), inputs=seeds.FORUMS),
    "discourse": _kind("discourse", "https://deck.example/latest", "https://deck.example/t/1", inputs=seeds.DISCOURSE),
    "mastodon": _kind("mastodon", *(f"https://quay.example/{path}" for path in _MASTODON), inputs=seeds.MASTODON),
    "bluesky": _kind("bluesky", *(f"https://bsky.app/{path}" for path in _BLUESKY), inputs=seeds.BLUESKY),
    "reddit": Target(_both(_REDDIT), seeds.REDDIT),
    "telegram": _kind("telegram", "https://t.me/s/harbourwatch", inputs=seeds.TELEGRAM),
    "office": Target(read_office, seeds.OFFICE, (OfficeError,)),
    "archive": _file("a.warc.gz", lambda path: list(scan.walk(path)), seeds.WARCS),
    "import": _file("a.warc.gz", _scanned, seeds.WARCS, UnknownFormatError),
    "sources": _file("fog.toml", read_source_file, (seeds.SOURCES,)),
    "credentials": _file(
        "credentials.toml",
        lambda path: secrets_of("fog", "bluesky", path),
        (seeds.CREDENTIALS,),
        CredentialsError,
    ),
    "query": Target(
        lambda body: parse_query(body.decode("utf-8", "surrogateescape"), NOW), seeds.QUERIES, (QueryError,)
    ),
    "selectors": Target(lambda body: read_selectors(body.decode("utf-8", "replace")), (seeds.TEXT,)),
} | {f"list-{form}": _list(form) for form in seeds.LISTS}
