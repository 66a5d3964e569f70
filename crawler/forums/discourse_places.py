"""Addresses of a Discourse forum: what a source's address names, and where its interface answers for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from crawler.harvest import Task
from crawler.social.fields import page

WINDOW = 15
"""Posts that an answer about a topic surely holds from the asked one on; it holds 20, some of them before it."""

_WORD = r"[^/?#]+"
_PLACES = (
    ("topic", re.compile(rf"(?P<base>.*?)/t/(?:(?P<slug>{_WORD})/)?(?P<id>\d{{1,12}})(?:/(?P<number>\d{{1,7}}))?/?")),
    ("list", re.compile(rf"(?P<base>.*?)/(?P<path>c/(?:{_WORD}/)+\d{{1,9}})(?:/(?:l/)?(?:latest|none|all))*/?")),
    ("list", re.compile(rf"(?P<base>.*?)/(?P<path>tag/{_WORD})(?:/l/latest)?/?")),
    ("search", re.compile(r"(?P<base>.*?)/search/?")),
    ("list", re.compile(r"(?P<base>.*?)/(?P<path>latest|top|hot)/?")),
    ("list", re.compile(r"(?P<base>.*?)/?")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """What a source's address names. ``base``: the forum as people see it; ``api``: the same where it answers."""

    kind: str
    base: str
    api: str
    path: str = ""
    topic: int = 0
    query: str = ""

    def page(self, number: int) -> str:
        """The address of a page of topics, from 0, or of results, from 1."""
        if self.kind == "search":
            return f"{self.api}/search.json?{urlencode({'q': self.query, 'page': number})}"
        return f"{self.api}/{self.path}.json?page={number}"

    def topic_from(self, topic: int, number: int) -> str:
        """The address of the posts of a topic around a post's number."""
        return f"{self.api}/t/{topic}/{number}.json" if number > 1 else f"{self.api}/t/{topic}.json"

    def posts(self, topic: int, ids: Sequence[int]) -> str:
        """The address of single posts of a topic."""
        return f"{self.api}/t/{topic}/posts.json?" + "&".join(f"post_ids[]={one}" for one in ids)

    def thread(self, topic: int, slug: str) -> str:
        """The address of a topic as people see it."""
        return f"{self.base}/t/{quote(slug, safe='')}/{topic}"


def place_of(task: Task) -> Place | None:
    """Return what the address of a source names; None where it is no address of a forum."""
    address = page(task.url)
    if address is None:
        return None
    parts = urlsplit(address)
    for kind, form in _PLACES:
        if found := form.fullmatch(parts.path):
            return _place(task, kind, found, f"{parts.scheme}://{parts.netloc}", parts.query)
    return None


def _place(task: Task, kind: str, found: re.Match[str], host: str, query: str) -> Place | None:
    named = found.groupdict()
    base = host + named["base"].rstrip("/")
    api = (task.api or base).rstrip("/")
    if kind == "topic":
        return Place(kind, base, api, topic=int(named["id"]))
    if kind == "list":
        # An address below the front page that is none of the known ones is no list.
        if named.get("path") is None and named["base"].count("/") > 1:
            return None
        return Place(kind, base, api, path=named.get("path") or "latest")
    words = parse_qs(query).get("q", [""])[0].strip()[:500]
    if not words:
        return None
    return Place(kind, base, api, query=words if "order:" in words else f"{words} order:latest")


def post_number(address: str) -> tuple[int, int] | None:
    """Return topic and number of a post by its address; None for another address."""
    found = _PLACES[0][1].fullmatch(urlsplit(address).path)
    return (int(found["id"]), int(found["number"])) if found and found["number"] else None
