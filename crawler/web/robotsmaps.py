"""The sitemaps that a robots.txt names."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

MAX_SIZE = 512 * 1024
"""Bytes that are read; RFC 9309 asks for 500 KiB at least."""
MAX_NAMED = 200

_LINE = re.compile(r"^[ \t]*site-?map[ \t]*:[ \t]*([^#\s]+)", re.I | re.M)
_RULE = re.compile(r"^[ \t]*(?:user-?agent|(?:dis)?allow|site-?map|crawl-delay)[ \t]*:", re.I | re.M)


def robots_sitemaps(body: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses in the ``Sitemap:`` lines of the robots.txt at ``url``, each once, in its order."""
    text = body[:MAX_SIZE].decode("utf-8-sig", "replace").replace("\r", "\n")
    found: dict[str, None] = {}
    for line in _LINE.finditer(text):
        address = _absolute(url, line[1])
        if address is not None and len(found) < MAX_NAMED:
            found[address] = None
    return tuple(found)


def is_robots(body: bytes, url: str | None) -> bool:
    """Whether a document is a robots.txt: by its address and its first line with a rule."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return False
    head = body[:8192].decode("utf-8-sig", "replace").replace("\r", "\n")
    return path.lower().endswith("/robots.txt") and bool(_RULE.search(head)) and not head.lstrip().startswith("<")


def robots_address(url: str) -> str | None:
    """The robots.txt to ask where a source of kind ``sitemap`` names only a site's root; None for other addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return urljoin(url, "/robots.txt") if parts.path in ("", "/") and not parts.query else None


def _absolute(base: str, address: str) -> str | None:
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None
