"""Tables that arrange a page rather than data: to a reader of text they are boxes like any other."""

from __future__ import annotations

from lxml import etree

from crawler.extract.kinds.build import length
from crawler.extract.markup import find

LONG_CELL = 400
"""Letters from which a cell holds running text; those of dense scripts count twice."""
DATA_ROWS = 3
MAX_NESTED = 12
"""Deeper tables are taken to arrange the page without a look at what is in their cells."""

_ROWS = etree.XPath("tr | tbody/tr | thead/tr | tfoot/tr")
_STATED = etree.XPath("caption | (. | tbody | thead | tfoot)/tr/th")
_CELLS = etree.XPath("(. | tbody | tfoot)/tr/td")
_PROSE = etree.XPath(
    "(. | tbody | tfoot)/tr/td[count(.//p) > 1 or .//h2 or .//h3 or .//ul or .//ol or count(.//br) > 3]"
)


def arranging(tree: etree._Element) -> frozenset[etree._Element]:
    """Return the tables that arrange the page rather than data."""
    tables = list(tree.iter("table"))
    return frozenset(tables if _nested_deep(tree) else filter(_arranges, tables))


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
    return sum(length(str(text).strip()) for text in cell.itertext())


def _nested_deep(tree: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end"), tag="table"):
        depth += 1 if event == "start" else -1
        if depth > MAX_NESTED:
            return True
    return False
