"""Texts that editors keep as trees (Draft, ProseMirror, Slate, Portable Text, Gutenberg, Arc, JsonML …) as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.extract.carried.fragments import blocks_in

MAX_DEPTH = 40
MAX_VISITS = 100_000
"""Parts of trees that are looked at for one page; fifty letters of a text count as one."""

_KEYS = (
    "text", "value", "html", "innerHTML", "content", "body", "paragraph", "paragraphs", "children", "spans", "items",
    "content_elements", "elements", "blocks", "innerBlocks", "components", "nodes", "data", "attributes", "attrs",
    "model", "document", "rendered", "root", "sections", "richText", "json",
)  # fmt: skip
_APART = re.compile(
    r"(?:core/|block_?)?(?:image|video|gallery|audio|o?embed\w*|custom_embed|interstitial\w*|ads?|advert\w*|promo\w*|"
    r"related\w*|newsletter\w*|raw_html|script|social\w*|tweet|youtube|map|poll|button\w*|divider|story|figure|media|"
    r"embedded-\w+-block|podcast|comment\w*|caption|byline|timestamp|headline|separator|spacer)$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:text|span|link|(?:\w+-)?hyperlink|a|strong|b|em|i|bold|italic|mark|fragment|url_?link|line-?break|inline\w*)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:list-?_?item|li)$", re.IGNORECASE)
_LISTED = re.compile(r"(?:core/|un)?(?:ordered[_-]?|bullet[_-]?)?list$", re.IGNORECASE)
_BLOCK_TAGS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section", "article"]
)
_TAGS = _BLOCK_TAGS | {"span", "a", "em", "strong", "b", "i", "br"}
_MARKS = {"text", "bold", "italic", "underline", "code", "strong", "em", "marks"}


class RichText:
    """Reads trees, within one bound for all of them."""

    def __init__(self) -> None:
        self._left = MAX_VISITS

    def blocks(self, node: Any, depth: int = 0) -> Iterator[str]:
        """Yield the blocks of a tree in order; what is a picture, an embed or an advertisement in it is left out."""
        self._left -= 1 + (len(node) // 50 if isinstance(node, str) else 0)
        if depth > MAX_DEPTH or self._left < 0:
            return
        if isinstance(node, str):
            yield from blocks_in(node)
        elif isinstance(node, list):
            yield from self._of_tag(node, depth) if _is_tag(node) else self._of_list(node, depth)
        elif isinstance(node, Mapping) and not _APART.match(type_of(node)):
            yield from self._of_object(node, depth)

    def _of_object(self, node: Mapping[str, Any], depth: int) -> Iterator[str]:
        """The text of an object is what stands under the first of its keys that holds any."""
        for key in _KEYS:
            value = node.get(key)
            blocks = list(self.blocks(value, depth + 1)) if value else []
            if not blocks:
                continue
            if _ITEM.match(type_of(node)):
                blocks = [f"- {' '.join(blocks)}"]
            elif _LISTED.match(type_of(node)):
                blocks = ["\n".join(block if block.startswith("- ") else f"- {block}" for block in blocks)]
            yield from blocks
            return

    def _of_list(self, parts: list[Any], depth: int) -> Iterator[str]:
        if parts and all(_is_inline(part) for part in parts):
            yield from blocks_in("".join(self._inline(part, depth) for part in parts))
            return
        for part in parts:
            yield from self.blocks(part, depth + 1)

    def _inline(self, part: Any, depth: int) -> str:
        self._left -= 1
        if isinstance(part, str):
            return part
        if depth > MAX_DEPTH or self._left < 0 or not isinstance(part, Mapping | list):
            return ""
        if isinstance(part, list):
            return "".join(self._inline(piece, depth + 1) for piece in (part[1:] if _is_tag(part) else part))
        texts = [part[key] for key in ("text", "value", "content", "children") if part.get(key)]
        return "".join(self._inline(text, depth + 1) for text in texts[:1])

    def _of_tag(self, node: list[Any], depth: int) -> Iterator[str]:
        """An element written as its name, its attributes if any, and what it holds."""
        inside = [part for part in node[1:] if not isinstance(part, Mapping)]
        if any(isinstance(part, list) and part and _is_tag(part) and part[0] in _BLOCK_TAGS for part in inside):
            for part in inside:
                yield from self.blocks(part, depth + 1)
        elif node[0] in _BLOCK_TAGS:
            text = " ".join("".join(self._inline(part, depth + 1) for part in inside).split())
            if text:
                yield f"- {text}" if node[0] == "li" else text


def type_of(node: Mapping[str, Any]) -> str:
    """What a part of a tree says it is; empty where it does not."""
    stated = (node.get(key) for key in ("type", "_type", "nodeType", "__typename", "name", "tag", "kind"))
    return next((value for value in stated if isinstance(value, str)), "")


def _is_inline(part: Any) -> bool:
    if not isinstance(part, Mapping):
        return False
    return bool(_INLINE.match(type_of(part))) or (isinstance(part.get("text"), str) and part.keys() <= _MARKS)


def _is_tag(node: list[Any]) -> bool:
    return len(node) > 1 and isinstance(node[0], str) and node[0] in _TAGS
