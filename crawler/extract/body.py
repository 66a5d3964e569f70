"""The main text of a page: cut into pieces, each judged by what it shows and where it stands, written in blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from lxml import html

from crawler.extract.text.choose import choose
from crawler.extract.text.features import features_of
from crawler.extract.text.forest import forest
from crawler.extract.text.frame import Frame, Numbers, frame_of
from crawler.extract.text.pieces import Boxes, Pieces, cut
from crawler.extract.text.signs import key_of, signs_of
from crawler.extract.text.table import Table
from crawler.extract.text.write import written

_PARTS = re.compile(r"\s[|–—:·»-]\s|\s?[|»]\s?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as it is judged: its boxes, its pieces of text, and all that these show."""

    boxes: Boxes
    pieces: Pieces
    frame: Frame
    shown: Numbers
    features: Table


def main_blocks(tree: html.HtmlElement) -> list[str]:
    """Return the blocks of the main text in order; the tree stays as it is."""
    reading = reading_of(tree)
    if reading is None:
        return []
    model = forest()
    chances = model.chances(reading.features.rows(model.names))
    taken = choose(reading.frame, reading.pieces, reading.shown, chances)
    return written(reading.boxes, reading.pieces, np.flatnonzero(taken).tolist())


def join(blocks: list[str]) -> str:
    """Blocks as one text, a blank line between them."""
    return "\n\n".join(blocks)


def reading_of(tree: html.HtmlElement) -> Reading | None:
    """Return what the pieces of a page show; None where it has no text."""
    boxes, pieces = cut(tree)
    if not pieces.text:
        return None
    frame = frame_of(boxes, pieces)
    shown = signs_of(pieces, *_said_of_itself(tree))
    return Reading(boxes, pieces, frame, shown, features_of(frame, shown))


def _said_of_itself(tree: html.HtmlElement) -> tuple[frozenset[str], str]:
    """Keys of the titles that a page gives itself, whole and in parts, and of its description."""
    titles: set[str] = set()
    told = ""
    head = tree.find("head")
    for element in head.iter("title", "meta") if head is not None else ():
        if element.tag == "title":
            text = " ".join((element.text or "").split())
            titles.update(key_of(part) for part in (text, *_PARTS.split(text)))
            continue
        name = (element.get("property") or element.get("name") or "").lower()
        if name in ("og:title", "og:description", "description"):
            key = key_of(" ".join((element.get("content") or "").split()))
            if name == "og:title":
                titles.add(key)
            else:
                told = told or key
    return frozenset(titles - {""}), told
