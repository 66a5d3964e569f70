"""The boxes of a page that hold text, in columns, so that every question is asked of all of them at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from lxml import etree

from crawler.extract.text.marks import NAMES, marks_of, names_of
from crawler.extract.text.pieces import Boxes, Pieces

Numbers = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

FAR = 30
"""Boxes up to which a mark is looked for."""
MARK_BYTES = 16

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Frame:
    """``parent`` of each box, the next ``wider`` one that holds more pieces, and the bounds of its pieces.

    ``media`` counts what it shows beside text, ``marks`` has a row for each box and a column for each mark; ``names``
    are without digits. ``box`` is that of each piece; ``levels`` are the boxes by depth, without the outermost.
    """

    parent: Places
    wider: Places
    first: Places
    end: Places
    media: Numbers
    marks: Flags
    tags: list[str]
    names: list[str]
    box: Places
    levels: list[Places]

    @cached_property
    def far(self) -> npt.NDArray[np.int16]:
        """How many boxes up the nearest one with a mark is, for each piece and mark; ``FAR`` where there is none."""
        far = np.where(self.marks, 0, FAR).astype(np.int16)
        for places in self.levels:
            far[places] = np.minimum(far[places], far[self.parent[places]] + 1)
        return np.minimum(far, FAR)[self.box]

    def inside(self, values: npt.NDArray[np.floating]) -> Numbers:
        """Sums of a number of each piece over all pieces in a box, for every box."""
        sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return (sums[self.end] - sums[self.first]).astype(np.float32)

    def nearest(self, mark: str) -> Places:
        """The innermost box with a mark around each piece; -1 where there is none."""
        near = np.where(self.marks[:, NAMES.index(mark)], np.arange(len(self.parent)), -1)
        for places in self.levels:
            near[places] = np.where(near[places] < 0, near[self.parent[places]], near[places])
        return near[self.box]

    def is_one_of(self, *tags: str) -> Flags:
        """Whether the box of each piece has one of these tags."""
        known, numbers = self._numbered_tags
        flags = np.zeros(len(self.box), dtype=np.bool_)
        for tag in tags:
            if tag in known:
                flags |= numbers == known[tag]
        return flags

    @cached_property
    def _numbered_tags(self) -> tuple[dict[str, int], Places]:
        """Numbers of the tags that there are, and that of the box of each piece."""
        known: dict[str, int] = {}
        numbers = [known.setdefault(tag, len(known)) for tag in self.tags]
        return known, np.array(numbers, dtype=np.intp)[self.box]


def frame_of(boxes: Boxes, pieces: Pieces) -> Frame:
    """Return the boxes that hold any text; empty ones are left out."""
    kept = [at for at in range(len(boxes.parent)) if boxes.end[at] > boxes.first[at]]
    new = dict(zip(kept, range(len(kept)), strict=True))
    parent = [new[boxes.parent[at]] for at in kept]
    first, end = [boxes.first[at] for at in kept], [boxes.end[at] for at in kept]
    tags, names = [boxes.tag[at] for at in kept], _names([boxes.element[at] for at in kept])
    wider, depth = [0], [0]
    for at in range(1, len(kept)):
        above = parent[at]
        same = first[above] == first[at] and end[above] == end[at]
        wider.append(wider[above] if same else above)
        depth.append(depth[above] + 1)
    depths = np.array(depth)
    return Frame(
        np.array(parent, dtype=np.intp), np.array(wider, dtype=np.intp),
        np.array(first, dtype=np.intp), np.array(end, dtype=np.intp),
        np.array([boxes.media[at] for at in kept], dtype=np.float32),
        _marks(tags, names), tags, names,
        np.array([new[at] for at in pieces.box], dtype=np.intp),
        [np.flatnonzero(depths == level) for level in range(1, max(depth) + 1)],
    )  # fmt: skip


def _names(elements: list[etree._Element]) -> list[str]:
    """The names of each without digits; most are those of several."""
    named = list(map(names_of, elements))
    bare = {name: _DIGITS.sub("", name) for name in set(named)}
    return [bare[name] for name in named]


def _marks(tags: list[str], names: list[str]) -> Flags:
    boxes = list(zip(tags, names, strict=True))
    known = {box: marks_of(*box).to_bytes(MARK_BYTES, "little") for box in set(boxes)}
    packed = b"".join(known[box] for box in boxes)
    rows = np.frombuffer(packed, dtype=np.uint8).reshape(len(tags), MARK_BYTES)
    return np.unpackbits(rows, axis=1, count=len(NAMES), bitorder="little").astype(bool)
