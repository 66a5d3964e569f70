"""A host that answers like Bluesky's public interface, over a list of entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tests.services.platforms.serving import Platform, PlatformHandler, Reply, last

View = dict[str, Any]
Query = Mapping[str, list[str]]
JWT = "eyJhbGciOiJub25lIn0.e30.session"


class Bluesky(Platform):
    """``with Bluesky(entries) as server``: post views, or entries of a feed as the interface gives them, in any order.

    Entries with a ``reason`` are in the feed of who reposted, pinned ones always on top; everything else is in its
    author's. ``page``: entries a page at most (Bluesky: 100). ``login``: (identifier, password) of the one account that
    may log in; with ``members="all"`` nothing is shown without a session, with ``"search"`` no search. The source's
    address in tests is ``https://bsky.app/profile/HANDLE`` or another with ``api = server.url``.
    """

    def __init__(
        self, entries: Iterable[View], page: int = 100, login: tuple[str, str] | None = None, members: str = ""
    ) -> None:
        super().__init__()
        self.entries = [one if "post" in one else {"post": one} for one in entries]
        self.page = page
        self.login = login
        self.members = members
        self.expired = False

    def add(self, *entries: View) -> None:
        """Let more be posted."""
        with self.site.lock:
            self.entries += [one if "post" in one else {"post": one} for one in entries]

    def delete(self, uri: str) -> None:
        """Delete a post, as its author would."""
        with self.site.lock:
            self.entries = [one for one in self.entries if one["post"]["uri"] != uri]

    def rename(self, did: str, handle: str) -> None:
        """Give an account another handle, as its owner would."""
        for one in self._everyone():
            if one["did"] == did:
                one["handle"] = handle

    def answer(self, path: str, query: Query, handler: PlatformHandler) -> Reply:
        """By the interface's methods; a session where one is needed."""
        if not path.startswith("/xrpc/"):
            return 404, b"nothing here", {}
        method = path.rpartition(".")[2]
        if method == "createSession":
            return self._session(handler.posted)
        closed = self.members == "all" or (self.members == "search" and method == "searchPosts")
        given = handler.headers.get("Authorization")
        if given and self.expired:
            return _error(400, "ExpiredToken", "Token has expired")
        if (closed and not given) or (given and given != f"Bearer {JWT}"):
            return _error(401, "AuthMissing", "Authentication Required")
        made = getattr(self, f"_{method}", None) if "app.bsky." in path else None
        reply: Reply = made(query) if made else _error(501, "MethodNotImplemented", "Method Not Implemented")
        return reply

    def _session(self, posted: bytes) -> Reply:
        given = json.loads(posted)
        if self.login is None or (given.get("identifier"), given.get("password")) != self.login:
            return _error(401, "AuthenticationRequired", "Invalid identifier or password")
        return 200, {"accessJwt": JWT, "refreshJwt": JWT + "r", "handle": given["identifier"], "did": "did:plc:own"}, {}

    def _everyone(self) -> list[View]:
        with self.site.lock:
            posted = [one["post"]["author"] for one in self.entries]
            return posted + [one["reason"]["by"] for one in self.entries if "by" in one.get("reason", {})]

    def _who(self, name: str) -> View | None:
        return next((one for one in self._everyone() if name in (one["did"], one["handle"])), None)

    def _getProfile(self, query: Query) -> Reply:
        found = self._who(last(query, "actor"))
        return (200, _profile(found), {}) if found else _error(400, "InvalidRequest", "Profile not found")

    def _getProfiles(self, query: Query) -> Reply:
        found = [self._who(name) for name in query.get("actors", [])]
        return 200, {"profiles": [_profile(one) for one in found if one]}, {}

    def _getAuthorFeed(self, query: Query) -> Reply:
        who = self._who(last(query, "actor"))
        if not who:
            return _error(400, "InvalidRequest", "Profile not found")
        listed = [one for one in self.entries if _doer(one)["did"] == who["did"]]
        if last(query, "filter") == "posts_no_replies":
            listed = [one for one in listed if "reply" not in one["post"]["record"]]
        return self._paged("feed", query, [self._with_parent(one) for one in listed])

    def _searchPosts(self, query: Query) -> Reply:
        words = last(query, "q").lower()
        found = [{"post": one["post"]} for one in self.entries if words in one["post"]["record"]["text"].lower()]
        status, value, fields = self._paged("posts", query, list({one["post"]["uri"]: one for one in found}.values()))
        return status, value | {"posts": [one["post"] for one in value["posts"]]}, fields

    def _getPosts(self, query: Query) -> Reply:
        views = {one["post"]["uri"]: one["post"] for one in self.entries}
        return 200, {"posts": [views[uri] for uri in query.get("uris", []) if uri in views]}, {}

    def _getPostThread(self, query: Query) -> Reply:
        name, _, rest = last(query, "uri").removeprefix("at://").partition("/")
        who = self._who(name)
        views = {one["post"]["uri"]: one["post"] for one in self.entries}
        top = views.get(f"at://{who['did'] if who else name}/{rest}")
        if not top:
            return _error(400, "NotFound", "Post not found: " + last(query, "uri"))
        node = _down(top, views, int(last(query, "depth", "6")))
        inner = node
        for _ in range(int(last(query, "parentHeight", "80"))):
            parent = inner["post"]["record"].get("reply", {}).get("parent", {}).get("uri")
            if not parent:
                break
            inner["parent"] = _node(views[parent]) if parent in views else _missing(parent)
            inner = inner["parent"]
            if "post" not in inner:
                break
        return 200, {"thread": node}, {}

    def _with_parent(self, entry: View) -> View:
        """An answer is listed with what it answers, or with a word that this is gone."""
        reply = entry["post"]["record"].get("reply")
        if not reply:
            return entry
        views = {one["post"]["uri"]: one["post"] for one in self.entries}
        told = {key: views.get(reply[key]["uri"]) or _missing(reply[key]["uri"]) for key in ("root", "parent")}
        return entry | {"reply": told}

    def _paged(self, name: str, query: Query, listed: list[View]) -> Reply:
        """Newest first; the cursor is the time of the last one and its address."""
        ordered = sorted((one for one in listed if _place(one)), key=_place, reverse=True)
        pins = [one for one in listed if not _place(one)]
        size, cursor = min(int(last(query, "limit", "50")), self.page), last(query, "cursor")
        below = [one for one in ordered if not cursor or _place(one) < tuple(cursor.split("::"))]
        shown = below[:size]
        value: View = {name: shown if cursor else pins + shown}
        if len(below) > size:
            value["cursor"] = "::".join(_place(shown[-1]))
        return 200, value, {"RateLimit-Limit": "3000", "RateLimit-Remaining": "2990", "RateLimit-Reset": "1800000000"}


def _error(status: int, word: str, message: str) -> Reply:
    return status, {"error": word, "message": message}, {}


def _profile(who: View) -> View:
    told = f"{who['displayName'] or who['handle']} writes about the harbour. https://{who['handle']}/about."
    return {"description": told, "followersCount": 2, "postsCount": 3} | who


def _doer(entry: View) -> View:
    who: View = entry.get("reason", {}).get("by") or entry["post"]["author"]
    return who


def _place(entry: View) -> tuple[str, ...]:
    view, reason = entry["post"], entry.get("reason", {})
    if reason.get("$type", "").endswith("reasonPin"):
        return ()
    return reason.get("indexedAt") or min(view["indexedAt"], view["record"]["createdAt"]), view["uri"]


def _node(view: View) -> View:
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": view}


def _missing(uri: str) -> View:
    return {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri, "notFound": True}


def _down(top: View, views: Mapping[str, View], depth: int) -> View:
    node = _node(top)
    if depth > 0:
        answers = [v for v in views.values() if v["record"].get("reply", {}).get("parent", {}).get("uri") == top["uri"]]
        node["replies"] = [_down(view, views, depth - 1) for view in sorted(answers, key=lambda v: str(v["uri"]))]
    return node
