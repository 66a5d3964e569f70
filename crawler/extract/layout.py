"""Tables that arrange a page rather than data: to a reader of text they are boxes like any other."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree, html

from crawler.extract.markup import find

LONG_CELL = 400
DATA_ROWS = 3
MAX_NESTED = 12
"""Deeper tables stay as they are: what finds the main text measures every box with all that is in it."""

_ROWS = etree.XPath("tr | tbody/tr | thead/tr | tfoot/tr")
_STATED = etree.XPath("caption | (. | tbody | thead | tfoot)/tr/th")
_CELLS = etree.XPath("(. | tbody | tfoot)/tr/td")
_PROSE = etree.XPath(
    "(. | tbody | tfoot)/tr/td[count(.//p) > 1 or .//h2 or .//h3 or .//ul or .//ol or count(.//br) > 3]"
)
_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")
_KEPT = {"id", "class"}


def without_layout_tables(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the tree with ``div`` in place of tables that arrange the page: itself, where there are none.

    The given tree stays as it is, as other readers look for its rows and cells.
    """
    if _nested_deep(tree) or not any(_arranges(table) for table in tree.iter("table")):
        return tree
    changed = deepcopy(tree)
    for table in [table for table in changed.iter("table") if _arranges(table)]:
        own = [table, *(part for part in find(_ROWS, table) for part in (part, *part))]
        for part in own + [part for part in table if part.tag in _PARTS]:
            _make_box(part)
    return changed


def _make_box(part: etree._Element) -> None:
    part.tag = "div"
    for name in set(part.attrib) - _KEPT:
        del part.attrib[name]


def _arranges(table: etree._Element) -> bool:
    """Whether cells hold what data does not: tables, headings, lists or running text, and rows are not all alike."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    if find(_STATED, table):
        return False
    if any(next(cell.iter("table", "h1"), None) is not None for cell in find(_CELLS, table)):
        return True
    widths = [len(row) for row in find(_ROWS, table)]
    if len(widths) >= DATA_ROWS and min(widths) == max(widths) > 1:
        return False
    return any(_size(cell) >= LONG_CELL for cell in find(_PROSE, table))


def _size(cell: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in cell.itertext())


def _nested_deep(tree: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end"), tag="table"):
        depth += 1 if event == "start" else -1
        if depth > MAX_NESTED:
            return True
    return False
