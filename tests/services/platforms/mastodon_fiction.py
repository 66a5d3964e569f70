"""Accounts and statuses of fiction, as Mastodon's interface gives them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

Status = dict[str, Any]


def account(name: str, host: str = "quay.example", shown: str = "", **more: Any) -> Status:
    """An account of fiction; one of another host has that in its handle."""
    local = host == "quay.example"
    base: Status = {
        "id": str(1000 + sum(map(ord, name + host))),
        "username": name,
        "acct": name if local else f"{name}@{host}",
        "display_name": shown,
        "url": f"https://{host}/@{name}",
        "created_at": "2020-02-02T00:00:00.000Z",
        "note": f"<p>{shown or name} writes about the harbour.</p>",
        "fields": [],
    }
    return base | more


def status(identity: int | str, who: Status, content: str = "<p>Fog.</p>", **more: Any) -> Status:
    """A public status of fiction; its time grows with its number, a minute each."""
    number = int(identity)
    when = datetime(2026, 5, 4, tzinfo=UTC) + timedelta(minutes=number % 100_000)
    base: Status = {
        "id": str(identity),
        "created_at": when.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"{who['url'].replace('/@', '/users/')}/statuses/{identity}",
        "url": f"{who['url']}/{identity}",
        "replies_count": 0,
        "reblogs_count": 0,
        "favourites_count": 0,
        "edited_at": None,
        "content": content,
        "reblog": None,
        "account": who,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "card": None,
        "poll": None,
    }
    return base | more


def boost(identity: int | str, who: Status, original: Status) -> Status:
    """Someone's boost of a status."""
    return status(identity, who, original["content"], reblog=original)
