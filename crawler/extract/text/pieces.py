"""A page cut into pieces of text, each in the innermost box that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from crawler.extract.text.layout import arranging
from crawler.extract.text.tags import BOLD, BOX, BREAK, CELL, INLINE, KINDS, LINK, MAYBE, MEDIA, ROW, SKIPPED, TABLE

MAX_PIECES = 20_000
LEAST_PROSE = 200
"""Letters from which what stands in ``noscript`` is the page's text rather than a request to switch scripts on."""

_LINE, _CELL = "\x01", "\x02"
"""Stand for a line break and the end of a cell; decoding leaves no such characters in a text."""
_PROSE = ("p", "article", "main", "h1")
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")


@dataclass(slots=True)
class Boxes:
    """Columns over all boxes, in the order of the page; the first is the root and its own parent.

    ``first`` and ``end`` bound the pieces inside a box, ``media`` counts pictures and players directly in it.
    """

    parent: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    element: list[etree._Element] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    media: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Pieces:
    """Columns over all pieces of text, in the order of the page. ``linked`` and ``bold`` count characters."""

    text: list[str] = field(default_factory=list)
    box: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold: list[int] = field(default_factory=list)


def cut(tree: etree._Element) -> tuple[Boxes, Pieces]:
    """Cut a page into pieces; those after ``MAX_PIECES`` are left out. The tree stays as it is."""
    body = tree if tree.tag == "body" else tree.find("body")
    cutter = _Cutter(tree)
    cutter.run(tree if body is None else body)
    return cutter.boxes, cutter.pieces


class _Cutter:
    """Walks the tree once and keeps what is open."""

    def __init__(self, tree: etree._Element) -> None:
        self.boxes, self.pieces = Boxes(), Pieces()
        self._arranging = arranging(tree)
        self._at = 0
        self._texts: list[str] = []
        self._linked = self._links = self._bold = 0
        self._in_link = self._in_bold = self._in_pre = self._in_row = 0
        self._tables: list[bool] = []
        self._left_out: etree._Element | None = None

    def run(self, root: etree._Element) -> None:
        """Cut what is below the root."""
        self._open(root, "body")
        walk = etree.iterwalk(root, events=("start", "end"))
        kind_of = KINDS.get
        for event, element in walk:
            tag = element.tag
            kind = kind_of(tag, BOX) if isinstance(tag, str) else SKIPPED
            if element is root:
                text = root.text if event == "start" else None
            elif event == "start":
                if kind == SKIPPED or (kind == MAYBE and _is_dull(element)):
                    walk.skip_subtree()
                    self._left_out = element
                    self.boxes.media[self._at] += tag in MEDIA
                    continue
                self._start(element, tag, kind)
                text = element.text
            else:
                if element is self._left_out:
                    self._left_out = None
                else:
                    self._stop(tag, kind)
                text = element.tail
            if text:
                self._say(text)
        self._flush()
        self._close()

    def _say(self, text: str) -> None:
        if self._in_pre:
            text = text.replace("\n", _LINE)
        elif not self._texts and text.isspace():
            return
        self._texts.append(text)
        if self._in_link or self._in_bold:
            size = len(text.strip())
            self._linked += size if self._in_link else 0
            self._bold += size if self._in_bold else 0

    def _start(self, element: etree._Element, tag: str, kind: int) -> None:
        if kind == INLINE:
            self.boxes.media[self._at] += tag == "img"
        elif kind == LINK:
            self._in_link += 1
            self._links += 1
        elif kind == BOLD:
            self._in_bold += 1
        elif kind == BREAK:
            self._break()
        elif self._in_row:
            self._in_row += kind == ROW
            self._texts.append(" ")
        else:
            self._enter(element, tag, kind)

    def _enter(self, element: etree._Element, tag: str, kind: int) -> None:
        if self._texts:
            self._flush()
        self._open(element, tag)
        if kind == TABLE:
            self._tables.append(element not in self._arranging)
        elif kind == ROW and self._tables and self._tables[-1]:
            self._in_row = 1
        elif tag == "pre":
            self._in_pre += 1

    def _stop(self, tag: str, kind: int) -> None:
        if kind == LINK:
            self._in_link -= 1
        elif kind == BOLD:
            self._in_bold -= 1
        elif kind in (INLINE, BREAK):
            return
        elif self._in_row and not (kind == ROW and self._in_row == 1):
            self._in_row -= kind == ROW
            self._texts.append(_CELL if kind == CELL else " ")
        else:
            self._leave(tag, kind)

    def _leave(self, tag: str, kind: int) -> None:
        if self._texts:
            self._flush()
        self._in_row = 0
        if kind == TABLE:
            self._tables.pop()
        elif tag == "pre":
            self._in_pre -= 1
        self._close()

    def _break(self) -> None:
        """A line break; two of them with nothing between end a paragraph."""
        texts = self._texts
        last = len(texts) - 1
        while last >= 0 and texts[last].isspace():
            last -= 1
        if last >= 0 and texts[last] == _LINE:
            self._flush()
        else:
            texts.append(_LINE)

    def _open(self, element: etree._Element, tag: str) -> None:
        boxes, number = self.boxes, len(self.boxes.parent)
        boxes.parent.append(self._at)
        boxes.tag.append(tag)
        boxes.element.append(element)
        boxes.first.append(len(self.pieces.text))
        boxes.end.append(0)
        boxes.media.append(0)
        self._at = number

    def _close(self) -> None:
        self.boxes.end[self._at] = len(self.pieces.text)
        self._at = self.boxes.parent[self._at]

    def _flush(self) -> None:
        """End the piece of text that is open, if it holds any text."""
        raw = "".join(self._texts)
        self._texts.clear()
        text = "" if raw.isspace() else _rows(raw) if self._in_row else _lines(raw)
        if text and len(self.pieces.text) < MAX_PIECES:
            pieces = self.pieces
            pieces.text.append(text)
            pieces.box.append(self._at)
            pieces.linked.append(self._linked)
            pieces.links.append(self._links)
            pieces.bold.append(self._bold)
        self._linked = self._links = self._bold = 0


def _is_dull(element: etree._Element) -> bool:
    """Whether a menu, a button or what stands there for old browsers is only that.

    Where their ends are missing, they hold the whole page.
    """
    if next(element.iter(*_PROSE), None) is None:
        return True
    return element.tag == "noscript" and sum(len(str(text)) for text in element.itertext()) < LEAST_PROSE


def _lines(raw: str) -> str:
    raw = raw.replace(_CELL, " ")
    if _LINE not in raw:
        text = " ".join(raw.split())
    else:
        text = "\n".join(line for part in raw.split(_LINE) if (line := " ".join(part.split())))
    return text if text.isascii() else _UNSEEN.sub("", text).strip()


def _rows(raw: str) -> str:
    cells = (" ".join(part.replace(_LINE, " ").split()) for part in raw.split(_CELL))
    return _UNSEEN.sub("", " | ".join(cell for cell in cells if cell))
