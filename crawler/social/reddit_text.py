"""What Reddit's markup of posts and comments says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

from crawler.social.addresses import with_addresses
from crawler.social.json import number, text
from crawler.social.markup import plain

_POLL = re.compile(r"https://www\.reddit\.com/poll/\w+")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((https?://[^\s()]{1,2000})\)")


def moment(holder: object, key: str, unit: int = 1) -> str | None:
    """Return a time given as seconds since 1970 (``unit`` of them) as ISO-8601 in UTC, None where it is no time."""
    value = number(holder, key)
    if value is None or not 0 < value // unit < 2**33:
        return None
    return datetime.fromtimestamp(value // unit, UTC).isoformat()


def body(data: dict[str, Any], key: str) -> tuple[str, tuple[str, ...]]:
    """Return a body as plain text, addresses written out, and its links.

    Reddit's own rendering is read (``body_html``) where the answer has it, else the Markdown with its links opened.
    """
    html = text(data, f"{key}_html")
    if html:
        return rendered(unescape(html) if html.lstrip().startswith("&lt;") else html)
    source = text(data, key) or ""
    links = dict.fromkeys(found[2] for found in _MARKDOWN_LINK.finditer(source))
    return _MARKDOWN_LINK.sub(r"\1 (\2)", source), tuple(links)


def rendered(html: str) -> tuple[str, tuple[str, ...]]:
    """Return rendered markup as plain text, addresses written out, and its links."""
    words, links = plain(html)
    poll = [link for link in links if _POLL.fullmatch(link)]
    if poll:  # a link back to the post itself, in every poll
        words = re.sub(r"\n*^View Poll$", "", words, flags=re.MULTILINE)
    kept = tuple(link for link in links if link not in poll)
    return with_addresses(words, kept), kept
