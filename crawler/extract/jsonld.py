"""JSON-LD: what a page states about itself, read leniently."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import etree

MAX_SCRIPT = 2_000_000
MAX_THINGS = 500

Thing = Mapping[str, Any]

_NOISE = re.compile(r"^\s*(<!--|/\*.{0,80}?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.S)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart")


def read_things(tree: etree._Element) -> list[Thing]:
    """Return the objects of all JSON-LD scripts with what they hold as main entity, in the order of the page."""
    things: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= MAX_SCRIPT:
            things += list(_walk(_parsed(script.text)))
    return things[:MAX_THINGS]


def _parsed(text: str) -> Any:
    """The value of a script; None where it cannot be repaired."""
    text = _NOISE.sub("", _NOISE.sub("", text.strip()))
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


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
