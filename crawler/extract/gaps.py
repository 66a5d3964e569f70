"""Sub-headings and lists that stand between paragraphs of the main text belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.extract.markup import text_in
from crawler.extract.thread_text import blocks_of

MAX_FILLED = 300
MAX_SIBLINGS = 12
MAX_SKIPPED = 40
MAX_HEADING = 200
MAX_LIST = 2000
PREFIX = 160
"""Letters by which a paragraph is recognised among the blocks."""

_HEADINGS = ("h2", "h3", "h4", "h5")
_LISTS = ("ul", "ol")
_NO_PROSE = ("img", "figure", "picture", "video", "form", "input", "button")


def fill_gaps(tree: etree._Element, blocks: list[str]) -> list[str]:
    """Return the blocks with the sub-headings and lists that were left out between two of them put back."""
    if len(blocks) < 2:
        return blocks
    text = _Text(blocks)
    for element in _candidates(tree):
        if element.tag in _HEADINGS:
            text.put_heading(element)
        else:
            text.put_list(element)
    return text.blocks


def _candidates(tree: etree._Element) -> Iterator[etree._Element]:
    for number, element in enumerate(tree.iter(*_HEADINGS, *_LISTS)):
        if number >= MAX_FILLED:
            return
        yield element


class _Text:
    def __init__(self, blocks: list[str]) -> None:
        self.blocks = list(blocks)
        self._keys = [_key(block) for block in blocks]
        self._known = set(self._keys)

    def put_heading(self, heading: etree._Element) -> None:
        """Put a heading before the block that follows it, where that and one before it are in the text."""
        text = text_in(heading, MAX_HEADING + 1)
        after = self._place(heading.itersiblings(), within=1)
        if not text or len(text) > MAX_HEADING or _key(text) in self._known or after is None:
            return
        if self._place(heading.itersiblings(preceding=True), within=MAX_SIBLINGS) is not None:
            self._put(after, text)

    def put_list(self, element: etree._Element) -> None:
        """Put a list after the paragraph before it, where that announces it or the text goes on behind it."""
        before = self._place(element.itersiblings(preceding=True), within=1)
        if before is None or _is_furniture(element):
            return
        goes_on = self._place(element.itersiblings(), within=1) is not None
        items = [text for item in element.iterchildren("li") if (text := " ".join(blocks_of(item)))]
        announced = self.blocks[before].rstrip().endswith(":")
        if items and (goes_on or announced) and not self._has(items[0]):
            self._put(before + 1, "\n".join(f"- {item}" for item in items))

    def _put(self, at: int, block: str) -> None:
        self.blocks.insert(at, block)
        self._keys.insert(at, _key(block))
        self._known.add(_key(block))

    def _has(self, item: str) -> bool:
        """Whether a list that begins so is in the text, whole or as a block for every item."""
        key = _key(item)
        return any(known.startswith(key) for known in self._known)

    def _place(self, siblings: Iterator[etree._Element], *, within: int) -> int | None:
        """Where the nearest of the siblings with text stands in the text; None where none of so many does."""
        for sibling in islice(siblings, MAX_SKIPPED):
            text = text_in(sibling, PREFIX * 3)
            if not text:
                continue
            key = _key(text if sibling.tag not in _LISTS else text_in(next(iter(sibling), sibling), PREFIX * 3))
            place = self._find(key, part=sibling.tag in _LISTS)
            within -= 1
            if place is not None or within <= 0:
                return place
        return None

    def _find(self, key: str, *, part: bool) -> int | None:
        if key in self._known:
            return self._keys.index(key)
        if not part or not key:
            return None
        return next((place for place, known in enumerate(self._keys) if known.startswith(key)), None)


def _is_furniture(element: etree._Element) -> bool:
    """Whether a list is mostly links, shows pictures or buttons, or is longer than those in a text."""
    if (
        next(islice(element.iter(), MAX_LIST, None), None) is not None
        or next(element.iter(*_NO_PROSE), None) is not None
    ):
        return True
    linked = sum(len(text_in(link)) for link in element.iter("a"))
    return linked * 2 > len(text_in(element, 20_000))


def _key(text: str) -> str:
    return "".join(character for character in text[: PREFIX * 3].casefold() if character.isalnum())[:PREFIX]
