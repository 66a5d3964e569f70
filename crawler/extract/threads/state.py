"""Lists of records in the state that a page carries for its scripts: a thread may be there only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

MAX_STATE = 4_000_000
MAX_VALUES = 50_000
MAX_RECORDS = 2_000
LEAST = 2
MAX_INNER = 3
"""How often JSON is looked for in a string of JSON, as some engines pack it."""


def record_lists(tree: etree._Element) -> Iterator[list[dict[str, Any]]]:
    """Yield the lists of two and more objects in the JSON of a page's state, each cut to its first 2,000."""
    left = MAX_VALUES
    for text in _states(tree):
        for value in _walk(text, left):
            left -= 1
            if isinstance(value, list):
                records = [item for item in value[:MAX_RECORDS] if isinstance(item, dict)]
                if len(records) >= LEAST:
                    yield records


def _states(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("script", "div"):
        if element.tag == "script":
            if (element.get("type") or "").strip().lower() == "application/json":
                yield element.text or ""
        elif element.get("data-preloaded"):
            yield element.get("data-preloaded") or ""


def _walk(text: str, most: int) -> Iterator[Any]:
    """All values below a text of JSON, at most so many; those in strings that are JSON themselves too."""
    waiting: list[tuple[Any, int]] = [(_parsed(text), 0)]
    seen = 0
    while waiting and seen < most:
        value, depth = waiting.pop()
        seen += 1
        yield value
        if isinstance(value, dict | list):
            inner = list(value.values() if isinstance(value, dict) else value)[:MAX_VALUES]
            waiting += [(item, depth) for item in reversed(inner) if isinstance(item, dict | list | str)]
        elif isinstance(value, str) and depth < MAX_INNER and value[:1] in ("{", "[") and len(value) > 100:
            waiting.append((_parsed(value), depth + 1))


def _parsed(text: str) -> Any:
    if len(text) > MAX_STATE:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
