"""The next page of a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from crawler.web.addresses import parts_of
from crawler.web.links import Link

_NUMBER = re.compile(r"^(?:page|p|paged|pg|pagina|seite|pagenum|page_?no|page_?number|pagen_1|currentpage)$", re.I)
_OFFSET = re.compile(r"^(?:offset|start|from|begin)$", re.I)
_PATH = re.compile(r"(/(?:page|seite|pagina|pg|p)[/-]|[-_]page[-_]?)(\d{1,3})(?=/?$|\.\w{2,5}$)", re.I)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The address of a listing without the number of its page, and that number: of the page, or (``offset``) of its
    first entry. ``number`` None: the address has none."""

    listing: str
    number: int | None = None
    offset: bool = False


def numbered(url: str) -> Numbered:
    """Divide the address of a page of a listing."""
    parts = parts_of(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in pairs:
        offset = bool(_OFFSET.match(name))
        # Longer numbers under such a name are those of articles.
        if (offset or _NUMBER.match(name)) and re.fullmatch(r"\d{1,6}" if offset else r"\d{1,3}", value, re.A):
            kept = urlencode([pair for pair in pairs if pair[0] != name])
            return Numbered(_listing(parts.path, kept), int(value), offset)
    found = _PATH.search(parts.path)
    if found:
        return Numbered(_listing(parts.path[: found.start()], parts.query), int(found[2]))
    return Numbered(_listing(parts.path, parts.query))


def _listing(path: str, query: str) -> str:
    return f"{path.rstrip('/')}?{query}".lower()


def next_page(url: str, links: Iterable[Link]) -> Link | None:
    """The link to the page that follows ``url`` in its listing; None where there is none."""
    here = numbered(url)
    ahead: list[tuple[int, Link]] = []
    for link in links:
        there = numbered(link.url)
        if link.follows and link.url != url:
            return link
        if there.listing != here.listing or there == here:
            continue
        if there.number is not None and _is_ahead(here, there):
            ahead.append((there.number, link))
    return min(ahead, key=lambda one: one[0])[1] if ahead else None


def _is_ahead(here: Numbered, there: Numbered) -> bool:
    """Whether a page is the next one. Where the first page has no number, the second is 2, on some sites 1."""
    if there.number is None or (here.number is not None and here.offset != there.offset):
        return False
    if there.offset:
        return there.number > (here.number or 0)
    return there.number in ((1, 2) if here.number is None else (here.number + 1,))


def is_paging(url: str) -> bool:
    """Whether an address is a numbered page of a listing."""
    return numbered(url).number is not None
