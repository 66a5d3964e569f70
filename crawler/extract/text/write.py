"""Chosen pieces written down: lists as "- item" lines, rows of a table as lines, else a block for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from crawler.extract.text.pieces import Boxes, Pieces

LONG_ITEM = 600
"""Letters from which an item of a list is a paragraph."""

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_NEITHER = frozenset({"table", "td", "article", "section", "blockquote"})


def written(boxes: Boxes, pieces: Pieces, chosen: Iterable[int]) -> list[str]:
    """Return the blocks of the pieces with those numbers, in order."""
    places = list(chosen)
    groups = [_group(boxes, pieces.box[at]) for at in places]
    number = Counter(item for item, _, _ in groups if item)
    blocks: list[str] = []
    open_group = -1
    for at, (item, whole, mark) in zip(places, groups, strict=True):
        text = pieces.text[at]
        if not item or (mark and (number[item] > 1 or len(text) > LONG_ITEM)):
            blocks.append(text)
            open_group = -1
            continue
        line = mark + text.replace("\n", " ")
        if whole == open_group:
            blocks[-1] += "\n" + line
        else:
            blocks.append(line)
        open_group = whole
    return blocks


def _group(boxes: Boxes, box: int) -> tuple[int, int, str]:
    """The item or row that a box belongs to, the whole list or table, and what its line begins with; else zeros."""
    if boxes.tag[box] == "tr":
        return box, _table(boxes, box), ""
    item = box
    while item and boxes.tag[item] != "li":
        if boxes.tag[item] in _LISTS or boxes.tag[item] in _NEITHER:
            return 0, 0, ""
        item = boxes.parent[item]
    return (item, _outermost(boxes, item), "- ") if item else (0, 0, "")


def _table(boxes: Boxes, row: int) -> int:
    at = row
    while at and boxes.tag[at] != "table":
        at = boxes.parent[at]
    return at


def _outermost(boxes: Boxes, item: int) -> int:
    """The list that an item is in, or the one that this is within."""
    whole = at = boxes.parent[item]
    while at and (boxes.tag[at] in _LISTS or boxes.tag[at] == "li"):
        whole, at = at, boxes.parent[at]
    return whole
