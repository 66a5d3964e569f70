"""Accounts and posts of fiction, as Bluesky's interface gives them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

View = dict[str, Any]
CID = "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a"
BEGIN = datetime(2026, 5, 4, tzinfo=UTC)


def when(minute: float) -> str:
    """A time as hosts write it, so many minutes from the begin of this fiction."""
    return (BEGIN + timedelta(minutes=minute)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def author(name: str, shown: str = "", **more: Any) -> View:
    """An account; its lasting name is made of its first one."""
    did = "did:plc:" + name.partition(".")[0].ljust(24, "a")
    return {"did": did, "handle": name, "displayName": shown, "labels": [], "createdAt": when(-9999)} | more


def post(number: int, who: View, words: str = "Fog.", reply: View | None = None, **more: Any) -> View:
    """A post, so many minutes in. ``reply``: the post that it answers.

    ``facets``, ``langs``, ``labels``, ``tags`` and ``createdAt`` go into its record, all else beside it.
    """
    record: View = {"$type": "app.bsky.feed.post", "text": words, "createdAt": when(number), "langs": ["en"]}
    if reply:
        root = reply["record"].get("reply", {}).get("root") or {"uri": reply["uri"], "cid": reply["cid"]}
        record["reply"] = {"root": root, "parent": {"uri": reply["uri"], "cid": reply["cid"]}}
    inner = {name: more.pop(name) for name in ("facets", "langs", "labels", "tags", "createdAt") if name in more}
    view: View = {
        "uri": f"at://{who['did']}/app.bsky.feed.post/3k{number:011}",
        "cid": CID,
        "author": who,
        "record": record | inner,
        "replyCount": 0,
        "repostCount": 0,
        "likeCount": 0,
        "quoteCount": 0,
        "indexedAt": when(number + 0.01),
        "labels": [],
    }
    return view | more


def link(words: str, shown: str, address: str) -> View:
    """A facet that makes the first of some words in a text a link."""
    start = len(words[: words.index(shown)].encode())
    return {
        "index": {"byteStart": start, "byteEnd": start + len(shown.encode())},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": address}],
    }


def quoting(view: View) -> View:
    """An embed that quotes a post."""
    kept = {name: view[name] for name in ("uri", "cid", "author", "labels", "indexedAt", "likeCount")}
    inner = {"$type": "app.bsky.embed.record#viewRecord", **kept, "value": view["record"]}
    inner["embeds"] = [view["embed"]] if "embed" in view else []
    return {"$type": "app.bsky.embed.record#view", "record": inner}


def repost(number: int, who: View, original: View) -> View:
    """An entry of a feed: someone's repost, so many minutes in."""
    return {
        "post": original,
        "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": who, "indexedAt": when(number)},
    }


def pin(original: View) -> View:
    """An entry of a feed: a post that stands above the others."""
    return {"post": original, "reason": {"$type": "app.bsky.feed.defs#reasonPin"}}


def address(view: View) -> str:
    """The web address of a post."""
    return f"https://bsky.app/profile/{view['author']['handle']}/post/{view['uri'].rpartition('/')[2]}"
