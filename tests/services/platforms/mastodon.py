"""A server that answers like Mastodon's public interface, over a list of statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.services.platforms.serving import Platform, PlatformHandler, Reply, last

Status = dict[str, Any]
NOT_FOUND: Reply = (404, {"error": "Record not found"}, {})


class Mastodon(Platform):
    """``with Mastodon(statuses) as server``: the statuses are JSON values as the interface gives them, in any order.

    Their accounts can be looked up; a status is in the timelines of its tags, in the public one if it is public, and
    in the local one if its account's handle has no host. ``page``: statuses a page at most (Mastodon: 40).
    ``token``: timelines and statuses are shown only with it, as ``Authorization: Bearer``. ``remaining``: requests
    left before the limit; each answer tells how many, and then 429 with the time of the reset, ``window`` seconds on.
    The source's address in tests is ``server.url + "/@name"``, or any other with ``api = server.url``.
    """

    def __init__(
        self,
        statuses: Iterable[Status],
        page: int = 40,
        token: str | None = None,
        remaining: int | None = None,
        window: float = 2.0,
    ) -> None:
        super().__init__()
        self.statuses = {status["id"]: status for status in statuses}
        self.page = page
        self.token = token
        self.remaining = remaining
        self.window = window

    def delete(self, identity: str) -> None:
        """Delete a status, and boosts of it, as its author would."""
        with self.site.lock:
            gone = [key for key, one in self.statuses.items() if identity in (key, (one.get("reblog") or {}).get("id"))]
            for key in gone:
                del self.statuses[key]

    def edit(self, identity: str, content: str, at: str = "2026-05-04T12:00:00.000Z") -> None:
        """Give a status another text, as its author would."""
        self.statuses[identity] |= {"content": content, "edited_at": at}

    def add(self, *statuses: Status) -> None:
        """Let more be posted."""
        with self.site.lock:
            self.statuses |= {status["id"]: status for status in statuses}

    def answer(self, path: str, query: Mapping[str, list[str]], handler: PlatformHandler) -> Reply:
        """By the interface's paths; rate limit fields with every answer."""
        if not path.startswith("/api/v1/"):
            return NOT_FOUND
        limits = self._limits()
        if limits.get("X-RateLimit-Remaining") == "-1":
            return 429, {"error": "Too many requests"}, limits | {"X-RateLimit-Remaining": "0"}
        if self.token and "lookup" not in path and handler.headers.get("Authorization") != f"Bearer {self.token}":
            return 401, {"error": "This method requires an authenticated user"}, limits
        status, value, fields = self._found(path.removeprefix("/api/v1/"), query)
        return status, value, {**limits, **fields}

    def _limits(self) -> dict[str, str]:
        if self.remaining is None:
            return {}
        with self.site.lock:
            self.remaining -= 1
            left = self.remaining
        reset = datetime.now(UTC) + timedelta(seconds=self.window)
        fields = {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": str(max(left, -1))}
        return fields | {"X-RateLimit-Reset": reset.isoformat().replace("+00:00", "Z")}

    def _found(self, path: str, query: Mapping[str, list[str]]) -> Reply:
        if path == "accounts/lookup":
            account = self._account(last(query, "acct"))
            return (200, account, {}) if account else NOT_FOUND
        if found := re.fullmatch(r"statuses/(\w+)(/context)?", path):
            status = self.statuses.get(found[1])
            return (200, self._context(status) if found[2] else status, {}) if status else NOT_FOUND
        if found := re.fullmatch(r"accounts/(\w+)/statuses", path):
            return self._paged(path, query, [s for s in self._all() if s["account"]["id"] == found[1]])
        if found := re.fullmatch(r"timelines/tag/([^/]+)", path):
            tag = found[1].lower()
            listed = [s for s in self._all() if tag in [t["name"].lower() for t in s.get("tags", ())]]
            return self._paged(path, query, listed)
        if path == "timelines/public":
            return self._paged(path, query, [s for s in self._all() if _in_public(s, query)])
        return NOT_FOUND

    def _all(self) -> list[Status]:
        with self.site.lock:
            return list(self.statuses.values())

    def _account(self, acct: str) -> Status | None:
        accounts = [s["account"] for s in self._all()] + [
            s["reblog"]["account"] for s in self._all() if s.get("reblog")
        ]
        return next((account for account in accounts if account["acct"] == acct), None)

    def _context(self, status: Status) -> dict[str, list[Status]]:
        above: list[Status] = []
        while (parent := self.statuses.get((above[0] if above else status).get("in_reply_to_id") or "")) is not None:
            above.insert(0, parent)
        below, wanted = [], {status["id"]}
        for reply in sorted(self._all(), key=_age):
            if reply.get("in_reply_to_id") in wanted:
                below.append(reply)
                wanted.add(reply["id"])
        return {"ancestors": above, "descendants": below}

    def _paged(self, path: str, query: Mapping[str, list[str]], listed: list[Status]) -> Reply:
        """Newest first, between ``since_id`` and ``max_id``; as there, the next page is named without ``since_id``."""
        keep = _filter(query)
        shown = sorted((s for s in listed if keep(s)), key=_age, reverse=True)
        size = min(int(last(query, "limit", "20")), self.page)
        if last(query, "min_id"):
            shown = shown[-size:]
        shown = shown[:size]
        if not shown:
            return 200, [], {}
        base = f"{self.url}/api/v1/{path}?limit={size}"
        links = f'<{base}&max_id={shown[-1]["id"]}>; rel="next", <{base}&min_id={shown[0]["id"]}>; rel="prev"'
        return 200, shown, {"Link": links}


def _in_public(status: Status, query: Mapping[str, list[str]]) -> bool:
    local = last(query, "local") != "true" or "@" not in status["account"]["acct"]
    return status["visibility"] == "public" and not status.get("reblog") and local


def _filter(query: Mapping[str, list[str]]) -> Any:
    below, since, least = (_key(last(query, name)) for name in ("max_id", "since_id", "min_id"))
    replies, boosts = last(query, "exclude_replies") != "true", last(query, "exclude_reblogs") != "true"

    def keep(status: Status) -> bool:
        age = _age(status)
        return (
            (not below[0] or age < below)
            and age > since
            and age > least
            and (replies or not status.get("in_reply_to_id"))
            and (boosts or not status.get("reblog"))
        )

    return keep


def _age(status: Status) -> tuple[int, str]:
    return _key(status["id"])


def _key(identity: str) -> tuple[int, str]:
    return len(identity), identity
