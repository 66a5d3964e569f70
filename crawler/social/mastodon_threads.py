"""What a status answers, by the address of that where it can be told."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.social.fields import page
from crawler.social.json import ident, items, mapping, text

MAX_STEPS = 200


def status_address(status: object) -> str | None:
    """Return the canonical web address of a status, None where it has none."""
    return page(text(status, "url")) or page(text(status, "uri"))


class Threads:
    """The statuses of one answer by their ids on the answering server, which replies name."""

    def __init__(self, statuses: Iterable[object]) -> None:
        self._statuses = {identity: one for one in statuses if (identity := ident(one, "id"))}

    def place(self, status: object) -> dict[str, str]:
        """Return ``reply_to`` and ``thread`` (the first status as far as it is known), nothing for no reply.

        Both are addresses where these are known, else ids on the answering server.
        """
        parent = self._parent(status)
        if not parent:
            return {}
        root = status
        for _ in range(MAX_STEPS):
            above = self._statuses.get(ident(root, "in_reply_to_id") or "")
            if above is None:
                break
            root = above
        return {"reply_to": parent, "thread": self._parent(root) or status_address(root) or parent}

    def _parent(self, status: object) -> str | None:
        identity = ident(status, "in_reply_to_id")
        if not identity:
            return None
        return status_address(self._statuses.get(identity)) or _like_its_siblings(status, identity) or identity


def _like_its_siblings(status: object, identity: str) -> str | None:
    """The address of a status by someone of the answering server, formed as all of theirs are."""
    asked = ident(status, "in_reply_to_account_id")
    for person in (mapping(status, "account"), *items(status, "mentions", 100)):
        home, handle = page(text(person, "url")), text(person, "acct")
        if asked and ident(person, "id") == asked and handle and "@" not in handle and home and "/@" in home:
            return page(f"{home}/{identity}")
    return None
