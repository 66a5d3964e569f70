"""Reddit, as far as its API and its feeds are known: listings, trees, further comments, lookups, a token."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from tests.services.platforms.reddit_things import Data, atom
from tests.services.platforms.serving import Platform, PlatformHandler, Reply, last

TOKEN = "quay-token"
BODIES = {"t3": "selftext", "t1": "body"}


class Reddit(Platform):
    """``with Reddit(posts, comments) as server:`` serves things in the shape of the API's ``data``, also recorded ones.

    Sources need ``api = server.url``. Signed requests need the token that ``client_id`` and ``client_secret`` (the
    constructor's ``login``) are exchanged for; the feeds (``.rss``) need none. ``page``: things of a listing at most;
    ``tree``: top comments of a tree, the others are named as ``more``; ``deep``: levels of a tree. ``closed`` maps a
    subreddit to the (status, reason) that it answers. ``remaining``: requests left, said in the rate fields.
    ``delete(name)`` is what an author does, ``remove(name)`` what a moderator does. ``refuse`` as for every platform.
    """

    def __init__(
        self,
        posts: Iterable[Data] = (),
        comments: Iterable[Data] = (),
        *,
        page: int = 100,
        tree: int = 500,
        deep: int = 10,
        login: tuple[str, str] = ("quay-id", "quay-secret"),
    ) -> None:
        super().__init__()
        self.things = {str(data["name"]): dict(data) for data in (*posts, *comments)}
        self.page, self.tree, self.deep, self.login = page, tree, deep, login
        self.closed: dict[str, tuple[int, str]] = {}
        self.remaining: float | None = None

    def add(self, *things: Data) -> None:
        """Publish posts or comments; a comment counts at its post."""
        for data in things:
            self.things[data["name"]] = data
            if data["name"].startswith("t1_"):
                self.things[data["link_id"]]["num_comments"] += 1

    def delete(self, name: str) -> None:
        """What is left when an author deletes."""
        self._empty(name, "[deleted]", "deleted")

    def remove(self, name: str) -> None:
        """What is left when a moderator removes."""
        self._empty(name, "[removed]", "moderator")

    def _empty(self, name: str, mark: str, category: str) -> None:
        data = self.things[name]
        data[BODIES[name[:2]]], data["author"] = mark, "[deleted]"
        data[f"{BODIES[name[:2]]}_html"] = f'<div class="md"><p>{mark}</p></div>'
        if name.startswith("t3_"):
            data["removed_by_category"] = category

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """What Reddit answers."""
        rate = (
            {} if self.remaining is None else {"X-Ratelimit-Remaining": f"{self.remaining}", "X-Ratelimit-Reset": "45"}
        )
        status, value, fields = self._answer(path.rstrip("/"), query, handler)
        return status, value, {**fields, **rate}

    def _answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        if path == "/api/v1/access_token":
            return self._token(handler)
        feed = path.endswith(".rss")
        if not feed and handler.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Unauthorized", "error": 401}, {}
        if path == "/api/info":
            return 200, listing([self.things[one] for one in last(query, "id").split(",") if one in self.things]), {}
        if path == "/api/morechildren":
            return 200, self._more(last(query, "children").split(",")), {}
        parts = path.removesuffix(".rss").strip("/").split("/")
        if parts[0] == "comments":
            return self._thread(parts[1], query, feed)
        return self._listing(parts, query, feed)

    def _token(self, handler: PlatformHandler) -> Reply:
        basic = base64.b64encode(":".join(self.login).encode()).decode()
        if handler.headers.get("Authorization") != f"Basic {basic}":
            return 401, {"message": "Unauthorized", "error": 401}, {}
        assert handler.posted == b"grant_type=client_credentials"
        return 200, {"access_token": TOKEN, "token_type": "bearer", "expires_in": 86400, "scope": "*"}, {}

    def _listing(self, parts: list[str], query: Mapping[str, list[str]], feed: bool) -> Reply:
        name = parts[1] if len(parts) > 1 else ""
        if name in self.closed:
            status, reason = self.closed[name]
            return status, {"reason": reason, "message": "Forbidden", "error": status}, {}
        if parts[0] == "subreddits":
            return 200, listing([]), {}
        found = self._found(parts, name, query)
        if parts[0] == "r" and not any(data["subreddit"] == name for data in self.things.values()):
            return 302, b"", {"Location": f"/subreddits/search?q={name}"}
        names = [data["name"] for data in found]
        after = last(query, "after")
        begin = names.index(after) + 1 if after in names else 0
        shown = found[begin : begin + min(self.page, int(last(query, "limit", "25")))]
        if feed:
            return 200, atom(shown), {"Content-Type": "application/atom+xml; charset=utf-8"}
        more = begin + len(shown) < len(found)
        return 200, listing(shown, after=shown[-1]["name"] if more and shown else None), {}

    def _found(self, parts: list[str], name: str, query: Mapping[str, list[str]]) -> list[Data]:
        """What a listing lists, newest first. Deleted posts are in none."""
        found = [data for data in self.things.values() if not data.get("removed_by_category")]
        if parts[0] == "user":
            found = [data for data in found if data["author"] == name]
        else:
            found = [data for data in found if data["name"].startswith("t3_")]
        if parts[0] == "r":
            found = [data for data in found if data["subreddit"] == name]
        if words := last(query, "q").lower():
            found = [data for data in found if words in f"{data['title']} {data['selftext']}".lower()]
        return sorted(found, key=lambda data: data["created_utc"], reverse=True)

    def _thread(self, ident: str, query: Mapping[str, list[str]], feed: bool) -> Reply:
        post = self.things.get(f"t3_{ident}")
        if post is None:
            return 404, {"message": "Not Found", "error": 404}, {}
        said = [data for data in self.things.values() if data.get("link_id") == post["name"]]
        if feed:
            return 200, atom([post, *said]), {"Content-Type": "application/atom+xml; charset=utf-8"}
        focus = last(query, "comment")
        top = [self.things[f"t1_{focus}"]] if focus else self._below(said, post["name"])
        shown = [self._branch(said, data, self.deep + bool(focus)) for data in top[: self.tree]]
        rest = [data["id"] for data in top[self.tree :]]
        more = (
            [{"kind": "more", "data": {"parent_id": post["name"], "children": rest, "count": len(rest)}}]
            if rest
            else []
        )
        return 200, [listing([post]), {"kind": "Listing", "data": {"children": [*shown, *more], "after": None}}], {}

    def _branch(self, said: list[Data], data: Data, levels: int) -> Data:
        below = self._below(said, data["name"])
        if below and levels <= 1:
            children = [{"kind": "more", "data": {"id": "_", "parent_id": data["name"], "children": [], "count": 0}}]
        else:
            children = [self._branch(said, one, levels - 1) for one in below]
        replies: Any = {"kind": "Listing", "data": {"children": children, "after": None}} if children else ""
        return {"kind": "t1", "data": {**data, "replies": replies}}

    def _below(self, said: list[Data], name: str) -> list[Data]:
        return [data for data in said if data["parent_id"] == name]

    def _more(self, children: list[str]) -> Data:
        """The named comments and all below them, in one flat list."""
        wanted, found = {f"t1_{one}" for one in children}, []
        for name, data in self.things.items():
            if name in wanted or data.get("parent_id") in wanted:
                wanted.add(name)
                found.append({"kind": "t1", "data": {**data, "replies": ""}})
        return {"json": {"errors": [], "data": {"things": found}}}


def listing(things: Iterable[Data], after: str | None = None) -> Data:
    """Things as a page of a listing."""
    children = [{"kind": data["name"][:2], "data": data} for data in things]
    return {"kind": "Listing", "data": {"children": children, "after": after, "before": None}}
