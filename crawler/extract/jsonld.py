"""JSON-LD: what a page states about itself, read leniently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import etree

from crawler.extract.lenient import loads
from crawler.extract.printable import printable_values

MAX_SCRIPT = 2_000_000
MAX_THINGS = 500

Thing = Mapping[str, Any]

_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart")


def read_things(tree: etree._Element) -> list[Thing]:
    """Return the objects of all JSON-LD scripts with what they hold as main entity, in the order of the page."""
    things: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= MAX_SCRIPT:
            things += list(_walk(printable_values(loads(script.text), script.text)))
    return things[:MAX_THINGS]


def _walk(value: Any) -> Iterator[Thing]:
    waiting, seen = [value], 0
    while waiting and seen < MAX_THINGS:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = item[:MAX_THINGS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in _INSIDE if isinstance(item.get(key), list | dict)]


def types_of(thing: Thing) -> tuple[str, ...]:
    """The names of a thing's types, without the vocabulary's address."""
    stated = thing.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def text_of(value: Any) -> str | None:
    """Text of a property: a string, the first of several, or the name of a thing."""
    if isinstance(value, list):
        flat = (item for item in value if not isinstance(item, list))
        return next((found for item in flat if (found := text_of(item))), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None
