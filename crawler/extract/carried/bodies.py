"""Finds the texts of articles in the objects that a page's scripts work on, whatever system made them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crawler.extract.carried.fragments import blocks_in
from crawler.extract.carried.richtext import RichText, type_of

MAX_NODES = 60_000
MAX_DEPTH = 60
MAX_TITLES = 4
MAX_STRINGS = 20
LEAST = 250
"""Letters below which no text is an article's."""

_TITLES = ("headline", "title", "name", "headlines", "seoTitle", "articleTitle", "hed")
_NO_TEXT = re.compile(
    r"(?:.*(?:ur[li]|href|link|src|id|css|script|query|hash|token|key|path|schema|consent)|slug|styles?|class(?:name)?|"
    r"image|svg|icon|config|comments?|related\w*|recommend\w*|translations?|terms|policy|disclaimer|cookies?)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:\w*(?:body|content|text|html|story|article)|paragraphs|blocks|content_?elements|elements|components|document)"
    r"(?:json|raw|html|parts|blocks|items|elements)?$",
    re.IGNORECASE,
)
_PROSE = re.compile(r"\w[,.:;!?]?\s|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_CODE = re.compile(
    r"\s*(?:[{\[<]\?|[{\[]|https?://|data:|/\*|function\b|query\b|fragment\b|@media|<svg|<script|<style)"
)


@dataclass(frozen=True)
class Body:
    """What may be an article's text. ``titles`` are those of the objects around it, the innermost first."""

    blocks: list[str]
    titles: tuple[str, ...]


def bodies_in(value: Any) -> Iterator[Body]:
    """Yield the texts in a value that may be an article's, in its order, outermost first."""
    reader = RichText()
    waiting: list[tuple[Any, tuple[str, ...], int]] = [(value, (), 0)]
    seen = 0
    while waiting and seen < MAX_NODES:
        node, titles, depth = waiting.pop()
        seen += 1
        if isinstance(node, Mapping):
            titles = (*_titles(node), *titles)[:MAX_TITLES]
            yield from _of_object(node, titles, reader)
        else:
            yield from _of_list(node, titles)
        below = node.values() if isinstance(node, Mapping) else node
        nested = [item for item in below if isinstance(item, Mapping | list)][:MAX_NODES] if depth < MAX_DEPTH else []
        waiting += [(item, titles, depth + 1) for item in reversed(nested)]


def _of_object(node: Mapping[str, Any], titles: tuple[str, ...], reader: RichText) -> Iterator[Body]:
    for key, value in node.items():
        if not value or (len(value) < LEAST if isinstance(value, str) else not isinstance(value, Mapping | list)):
            continue
        if _NO_TEXT.match(key):
            continue
        blocks: list[str] = []
        if isinstance(value, str):
            blocks = blocks_in(value) if is_prose(value) else []
        elif _BODY.match(key) and not _holds_articles(value):
            blocks = list(reader.blocks(value))
        if sum(map(len, blocks)) >= LEAST:
            yield Body(blocks, titles)


def _of_list(node: list[Any], titles: tuple[str, ...]) -> Iterator[Body]:
    """Long strings of a list, among whose short ones the title may be."""
    strings = [item for item in node if isinstance(item, str)]
    near = tuple(text for text in strings if 15 < len(text) < LEAST and " " in text)
    long = [text for text in strings if len(text) >= LEAST and is_prose(text)]
    for text in sorted(long, key=len, reverse=True)[:MAX_STRINGS]:
        yield Body(blocks_in(text), (*titles, *near))


def _titles(node: Mapping[str, Any]) -> Iterator[str]:
    for key in _TITLES:
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("basic") or value.get("rendered") or value.get("text")
        if isinstance(value, str) and 3 < len(value) < LEAST:
            yield value


def _holds_articles(value: Any) -> bool:
    """Whether its parts are pages of their own, as in a list of news."""
    parts = [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []
    return sum(bool({"slug", "canonical_url", "headline", "permalink"} & part.keys()) for part in parts) > 1 or any(
        type_of(part).lower() in ("story", "article", "newsarticle") for part in parts
    )


def is_prose(text: str) -> bool:
    """Whether a string reads like sentences rather than like an address, a style or a program."""
    head = text[:2000]
    if _CODE.match(head):
        return False
    signs = head.count("{") + head.count(";") - head.count("&")
    return len(_PROSE.findall(head)) * 25 > len(head) and signs * 50 < len(head)
