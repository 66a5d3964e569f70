"""What a Reddit address names, and where its content is asked for.

With credentials the API answers (https://www.reddit.com/dev/api), without them the Atom feed of each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qs, quote, urlencode

from crawler.harvest import Task
from crawler.social.addresses import parts_of

WEB = "https://www.reddit.com"
API = "https://oauth.reddit.com"
PAGE = 100
TREE = 500
BATCH = 100
"""The most that Reddit answers to one request: things of a listing, comments of a tree, names of a lookup."""

_HOST = re.compile(r"(?:[a-z-]+\.)?reddit\.com")
_NAME = r"(?P<name>[\w+-]{1,100})"
_ID = r"(?P<id>[0-9a-z]{1,13})"
_POST = re.compile(rf"(?:/(?:r|u|user)/{_NAME})?/comments/{_ID}(?:/[^/]*(?:/(?P<comment>[0-9a-z]{{1,13}}))?)?/?")
_SEARCH = re.compile(rf"(?:/r/{_NAME})?/search/?")
_SUBREDDIT = re.compile(rf"/r/{_NAME}(?:/(?:new|hot|top|rising|best))?/?")
_USER = re.compile(rf"/(?:u|user)/{_NAME}(?:/(?:overview|submitted|comments))?/?")


@dataclass(frozen=True, slots=True)
class Place:
    """``name``: of the subreddit or user, the id of a thread's post; ``query``: of a search."""

    kind: Literal["subreddit", "search", "user", "thread"]
    name: str = ""
    query: str = ""

    @property
    def title(self) -> str:
        """The place as people write it."""
        prefix = {"subreddit": "r/", "user": "u/", "thread": "the thread "}.get(self.kind)
        return f"{prefix}{self.name}" if prefix else f"the search for {self.query!r}"


def place_of(url: str) -> Place | None:
    """Return what an address of a source names, None where it is none of Reddit's places."""
    parts = _parts(url)
    if parts is None:
        return None
    if found := _POST.fullmatch(parts.path):
        return Place("thread", found["id"])
    if found := _SEARCH.fullmatch(parts.path):
        query = (parse_qs(parts.query).get("q") or [""])[0].strip()
        return Place("search", found["name"] or "", query) if query else None
    if found := _SUBREDDIT.fullmatch(parts.path):
        return Place("subreddit", found["name"])
    found = _USER.fullmatch(parts.path)
    return Place("user", found["name"]) if found else None


def full_name(address: str) -> str | None:
    """Return the name by which the API knows a document, for example ``t1_abc``, None where it is none of Reddit's."""
    parts = _parts(address)
    found = _POST.fullmatch(parts.path) if parts else None
    if not found:
        return None
    return f"t1_{found['comment']}" if found["comment"] else f"t3_{found['id']}"


def listing(task: Task, place: Place, after: str | None = None) -> str:
    """The address of a page of a listing, newest first, behind the thing named ``after``."""
    feed = not task.authorized
    fields: dict[str, object] = {"limit": PAGE} if feed else {"limit": PAGE, "raw_json": 1}
    if place.kind == "search":
        fields |= {"q": place.query, "sort": "new"} | ({"restrict_sr": "on"} if place.name else {})
        path = (f"/r/{place.name}" if place.name else "") + ("/search.rss" if feed else "/search")
    elif place.kind == "user":
        fields["sort"] = "new"
        path = f"/user/{quote(place.name)}" + ("/.rss" if feed else "/overview")
    else:
        path = f"/r/{quote(place.name, safe='+')}/new" + ("/.rss" if feed else "")
    return _address(task, path, fields | ({"after": after} if after else {}))


def tree(task: Task, post: str, comment: str | None = None) -> str:
    """The address of a post's comments, or of those below one comment; ``post`` without its ``t3_``."""
    if not task.authorized:
        return _address(task, f"/comments/{quote(post)}/.rss", {"limit": TREE})
    fields: dict[str, object] = {"limit": TREE, "raw_json": 1}
    return _address(task, f"/comments/{quote(post)}", fields | ({"comment": comment} if comment else {}))


def more(task: Task, post: str, children: Iterable[str]) -> str:
    """The address of comments that a tree named but left out."""
    fields = {"api_type": "json", "raw_json": 1, "link_id": f"t3_{post}", "children": ",".join(children)}
    return _address(task, "/api/morechildren", fields)


def lookup(task: Task, names: Iterable[str]) -> str:
    """The address that answers things by their full names."""
    return _address(task, "/api/info", {"id": ",".join(names), "raw_json": 1})


def home(task: Task) -> str:
    """The host that answers without credentials, and that gives a token for them."""
    return (task.api or WEB).rstrip("/")


def _parts(url: str) -> SplitResult | None:
    """The parts of an address on one of Reddit's hosts."""
    return parts_of(url, _HOST.fullmatch)


def _address(task: Task, path: str, fields: dict[str, object]) -> str:
    base = (task.api or (API if task.authorized else WEB)).rstrip("/")
    return f"{base}{path}?{urlencode(fields, safe=',+:')}"
