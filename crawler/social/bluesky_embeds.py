"""What is embedded in a post: pictures, a film, a page's preview, another post.

The views: https://docs.bsky.app/docs/advanced-guides/posts and the lexicons ``app.bsky.embed.*``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crawler.feeds.fields import web_address
from crawler.social.json import items, mapping, text

MAX_MEDIA = 40
_NESTED = 2


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a post shows besides its text. ``quoted`` is the embedded post as a view, empty if the answer lacks it."""

    media: tuple[dict[str, Any], ...]
    preview: dict[str, Any]
    quoted: dict[str, Any]


def embedded(view: dict[str, Any]) -> Embedded:
    """Read the embed of a post view."""
    media: list[dict[str, Any]] = []
    preview: dict[str, Any] = {}
    quoted: dict[str, Any] = {}
    embed = mapping(view, "embed")
    for _ in range(_NESTED):
        preview = preview or _preview(mapping(embed, "external"))
        quoted = quoted or _quoted(mapping(embed, "record"))
        media += _media(embed)
        embed = mapping(embed, "media")
    return Embedded(tuple(media[:MAX_MEDIA]), preview, quoted)


def _media(embed: dict[str, Any]) -> list[dict[str, Any]]:
    pictures = [one for one in (*items(embed, "images"), *items(embed, "items")) if isinstance(one, dict)]
    found = [{"url": text(one, "fullsize"), "type": "image", "description": text(one, "alt")} for one in pictures]
    if playlist := text(embed, "playlist"):
        found.append({"url": playlist, "type": "video", "description": text(embed, "alt")})
    return found


def _preview(external: dict[str, Any]) -> dict[str, Any]:
    address = web_address(None, text(external, "uri"))
    told = {name: text(external, name) for name in ("title", "description")}
    return {"url": address} | told if address else {}


def _quoted(record: dict[str, Any]) -> dict[str, Any]:
    """A quoted record in the form of a post's own view; with media beside it, it lies one deeper."""
    record = mapping(record, "record") or record
    if "value" not in record or "author" not in record:
        return {}
    embeds = [one for one in items(record, "embeds", 1) if isinstance(one, dict)]
    return record | {"record": mapping(record, "value"), "embed": embeds[0] if embeds else {}}
