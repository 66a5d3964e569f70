"""What is remembered of a site between runs: which shapes of addresses are articles, what its listings named.

Both are kept in a bounded number of slots, however many addresses a site makes up: two shapes or listings that share
a slot mislead the order of requests, or cost a page more, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from crawler.web.addresses import shape

SHAPES = 256
LISTINGS = 128
MAX_NAMED = 100
ARTICLE, LISTING = "article", "listing"


def mark(address: str) -> str:
    """A short sign of a canonical address, for lists of those already seen."""
    return f"{crc32(address.encode('utf-8', 'replace')):08x}"


def learned(url: str, *, article: bool) -> dict[str, Any]:
    """What a page that was read teaches about the addresses that look like its own."""
    return {_shape_slot(url): ARTICLE if article else LISTING}


def opinion(cursor: Mapping[str, Any], url: str) -> float:
    """What was learned about addresses of that shape, added to the likeness of an article."""
    return {ARTICLE: 2.0, LISTING: -2.0}.get(str(cursor.get(_shape_slot(url))), 0.0)


def named(listing: str, marks: Iterable[str]) -> dict[str, Any]:
    """What the pages of a listing named so far, the newest first, for the next run."""
    return {_listing_slot(listing): list(dict.fromkeys(marks))[:MAX_NAMED]}


def known(cursor: Mapping[str, Any], listing: str) -> dict[str, None]:
    """Marks of what the pages of a listing named in the last run."""
    kept = cursor.get(_listing_slot(listing))
    return dict.fromkeys(one for one in kept if isinstance(one, str)) if isinstance(kept, list | tuple) else {}


def _shape_slot(url: str) -> str:
    return f"shape {crc32(shape(url).encode('utf-8', 'replace')) % SHAPES:02x}"


def _listing_slot(url: str) -> str:
    return f"listing {crc32(url.encode('utf-8', 'replace')) % LISTINGS:02x}"
