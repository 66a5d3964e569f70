"""The small conversions that every feed format needs."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from crawler.extract.dates.loose import read_loose_date
from crawler.extract.dates.reading import read_date

MAX_TITLE = 2000
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MAIL_AND_NAME = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$|^(?P<first>[^<>()]+?)\s*[<(]\s*\S+@\S+\s*[>)]$")


def plain(markup: str | None) -> str | None:
    """Return markup as one line of text, None where nothing is left."""
    if not markup:
        return None
    text = " ".join(unescape(_TAG.sub("", markup[: MAX_TITLE * 10])).split())
    return text[:MAX_TITLE] or None


def written(text: str | None) -> str | None:
    """Return text without blanks around it, None where nothing is left."""
    return (text or "").strip() or None


def feed_date(text: str | None) -> str | None:
    """Return a date of a feed as ISO-8601; a time without a zone is UTC, as in the formats' own rules."""
    if not text:
        return None
    return read_date(text, utc=True) or read_loose_date(text)


def web_address(base: str | None, link: str | None) -> str | None:
    """Return a link as absolute http or https address, None where it is neither."""
    try:
        address = urljoin(base or "", (link or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if link and parts.scheme.lower() in ("http", "https") and parts.netloc else None


def person(text: str | None) -> str | None:
    """Return the name of an author written as ``me@example.org (My Name)`` or ``My Name <me@example.org>``."""
    text = plain(text)
    found = _MAIL_AND_NAME.match(text or "")
    return (found["name"] or found["first"]).strip() if found else text
