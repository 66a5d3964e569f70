"""The text of a post, whose links, mentions and tags are told apart from it, by places in its UTF-8 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.feeds.fields import web_address
from crawler.social.json import MAX_TEXT, clean, items, mapping, number, text
from crawler.social.markup import MAX_ADDRESS, MAX_LINKS, shortens

_LINK = "app.bsky.richtext.facet#link"
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Written:
    """A text with shortened addresses in full, and the addresses that it links to, each once."""

    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    link: str


def written_out(record: dict[str, Any]) -> Written:
    """Return the text of a record. Facets that overlap or lie outside of it or amid a character are passed over."""
    raw = record.get("text")
    data = (raw if isinstance(raw, str) else "")[:MAX_TEXT].encode("utf-8", "surrogatepass")
    pieces: list[str] = []
    links: dict[str, None] = {}
    done = 0
    for span in sorted(_spans(record, data), key=lambda span: span.start):
        if span.start < done:
            continue
        shown = _decoded(data[span.start : span.end])
        pieces += [_decoded(data[done : span.start]), span.link if shortens(shown.strip(), span.link) else shown]
        done = span.end
        links[span.link] = None
    lines = clean("".join([*pieces, _decoded(data[done:])])).split("\n")
    return Written(_GAP.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip(), tuple(links))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _spans(record: dict[str, Any], data: bytes) -> Iterator[_Span]:
    for facet in items(record, "facets", MAX_LINKS):
        start, end = (number(mapping(facet, "index"), key) for key in ("byteStart", "byteEnd"))
        link = next((link for feature in items(facet, "features", 10) if (link := _link(feature))), None)
        if link and start is not None and end is not None and _fits(data, start, end):
            yield _Span(start, end, link)


def _link(feature: object) -> str | None:
    address = web_address(None, text(feature, "uri")) if text(feature, "$type") == _LINK else None
    return address if address and len(address) <= MAX_ADDRESS else None


def _fits(data: bytes, start: int, end: int) -> bool:
    return 0 <= start < end <= len(data) and all(_between(data, place) for place in (start, end))


def _between(data: bytes, place: int) -> bool:
    """Whether a place is between two characters."""
    return place == len(data) or data[place] & 0xC0 != 0x80
