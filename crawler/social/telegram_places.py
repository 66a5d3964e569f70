"""What a Telegram address names, and where its public preview is.

Telegram shows the posts of a public channel at ``https://t.me/s/CHANNEL``, twenty to a page, the newest last, and one
post at ``https://t.me/CHANNEL/ID?embed=1``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from crawler.harvest import Task
from crawler.social.addresses import parts_of

WEB = "https://t.me"

_HOSTS = frozenset(("t.me", "telegram.me", "telegram.dog"))
_CHANNEL = r"(?P<channel>[A-Za-z][A-Za-z0-9_]{3,31})"
_PREVIEW = re.compile(rf"/(?:s/)?{_CHANNEL}(?:/[0-9]{{1,12}})?/?")
_POST = re.compile(rf"/(?:s/)?{_CHANNEL}/(?P<id>[0-9]{{1,12}})/?")
_NO_CHANNELS = frozenset(("joinchat", "addstickers", "addemoji", "addtheme", "share", "proxy", "socks", "iv", "login"))


@dataclass(frozen=True, slots=True)
class Channel:
    """The name in its address, and the words that a preview is searched for, where it is."""

    name: str
    query: str = ""


def channel_of(url: str) -> Channel | None:
    """Return the channel that an address of a source names, None where it names none."""
    parts = _parts(url)
    found = _PREVIEW.fullmatch(parts.path) if parts else None
    if parts is None or found is None or found["channel"].lower() in _NO_CHANNELS:
        return None
    return Channel(found["channel"], (parse_qs(parts.query).get("q") or [""])[0].strip())


def post_of(address: str) -> tuple[str, int] | None:
    """Return the channel and the number of a post from its address, None where it is none."""
    parts = _parts(address)
    found = _POST.fullmatch(parts.path) if parts else None
    return (found["channel"], int(found["id"])) if found else None


def post_address(channel: str, number: int) -> str:
    """The public address of a post."""
    return f"{WEB}/{channel}/{number}"


def preview(task: Task, channel: Channel, before: int | None = None) -> str:
    """The address of a page of the preview: the newest posts, or those before one."""
    fields = ({"q": channel.query} if channel.query else {}) | ({"before": str(before)} if before else {})
    return f"{_home(task)}/s/{channel.name}" + (f"?{urlencode(fields)}" if fields else "")


def single(task: Task, channel: str, number: int) -> str:
    """The address that shows one post, or that it is not there."""
    return f"{_home(task)}/{channel}/{number}?embed=1&mode=tme"


def is_preview(url: str) -> bool:
    """Whether an answer comes from a preview: a channel without one sends readers to its invitation."""
    return urlsplit(url).path.startswith("/s/")


def _home(task: Task) -> str:
    return (task.api or WEB).rstrip("/")


def _parts(url: str) -> SplitResult | None:
    return parts_of(url, _HOSTS.__contains__)
