"""Images, videos and polls of Reddit posts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from crawler.feeds.fields import web_address
from crawler.social.json import items, mapping, number, text
from crawler.social.reddit_text import moment

_IMAGE_HOSTS = frozenset(("i.redd.it", "preview.redd.it"))
_TYPES = {"Image": "image", "AnimatedImage": "image", "RedditVideo": "video"}
MAX_MEDIA = 100

Media = list[dict[str, Any]]


def media_of(data: dict[str, Any]) -> Media:
    """Return what a post shows: its gallery with captions, its inline images, its video or its one image."""
    found = _stored(data)
    video = web_address(None, text(mapping(mapping(data, "media"), "reddit_video"), "fallback_url"))
    if video:
        found.append({"url": video, "type": "video"})
    address = web_address(None, text(data, "url_overridden_by_dest") or text(data, "url"))
    if address and (text(data, "post_hint") == "image" or (urlsplit(address).hostname or "") in _IMAGE_HOSTS):
        found.append({"url": address, "type": "image"})
    return found[:MAX_MEDIA]


def _stored(data: dict[str, Any]) -> Media:
    stored = mapping(data, "media_metadata")
    gallery = items(mapping(data, "gallery_data"), "items", MAX_MEDIA)
    if gallery:
        return [one for item in gallery if (one := _one(stored, text(item, "media_id"), text(item, "caption")))]
    return [one for key in list(stored)[:MAX_MEDIA] if (one := _one(stored, key, None))]


def _one(stored: dict[str, Any], key: str | None, caption: str | None) -> dict[str, Any] | None:
    entry = mapping(stored, key or "")
    best = mapping(entry, "s")
    address = web_address(None, text(best, "u") or text(best, "gif") or text(best, "mp4"))
    if not address:
        return None
    one = {"url": address, "type": _TYPES.get(text(entry, "e") or "", "other")}
    return one | ({"description": caption} if caption else {})


def poll_of(data: dict[str, Any]) -> dict[str, Any] | None:
    """Return the options of a poll with their votes, which Reddit shows only after its end, and when it closes."""
    source = mapping(data, "poll_data")
    options = []
    for option in items(source, "options", MAX_MEDIA):
        votes = number(option, "vote_count")
        if words := text(option, "text"):
            options.append({"text": words} | ({} if votes is None else {"votes": votes}))
    if not options:
        return None
    closes = moment(source, "voting_end_timestamp", unit=1000)
    return {"options": options} | ({"closes": closes} if closes else {})
