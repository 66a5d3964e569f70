"""Word, Excel and PowerPoint files (Office Open XML, ECMA-376)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from crawler.office.model import OfficeError, OfficeText, bounded
from crawler.office.parts import first_text, local, parse, part, texts

MAX_PARTS = 500
"""Sheets or slides that are read."""
_WORD = "word/document.xml"
_SHEETS = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SLIDES = re.compile(r"ppt/slides/slide(\d+)\.xml")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


def read_ooxml(archive: zipfile.ZipFile, names: set[str]) -> OfficeText:
    """Read an opened file. Raises ``OfficeError``, ``zipfile.BadZipFile``."""
    if _WORD in names:
        found = _word(parse(part(archive, _WORD)))
    elif sheets := _numbered(_SHEETS, names):
        found = _sheets(archive, names, sheets)
    elif slides := _numbered(_SLIDES, names):
        found = (text for name in slides for text in _paragraphs(parse(part(archive, name))))
    else:
        raise OfficeError("an office file of a kind that is not read")
    blocks, partial = bounded(list(found))
    title, author, created = _properties(archive, names)
    return OfficeText(blocks, title, (author,) if author else (), created, partial)


def _numbered(pattern: re.Pattern[str], names: Iterable[str]) -> list[str]:
    matches = [found for found in map(pattern.fullmatch, names) if found]
    return [found[0] for found in sorted(matches, key=lambda found: int(found[1][:9]))][:MAX_PARTS]


def _word(root: etree._Element) -> Iterator[str]:
    """Paragraphs, and rows of tables, in the order of the text."""
    body = next((element for element in root if local(element) == "body"), root)
    for element in body:
        if local(element) == "tbl":
            yield from (" | ".join(texts(row, ("tc",))) for row in element.iter() if local(row) == "tr")
        else:
            yield from _paragraphs(element)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if local(element) == "p":
            lines = "".join(_runs(element)).split("\n")
            yield from (text for line in lines if (text := " ".join(line.split())))


def _runs(paragraph: etree._Element) -> Iterator[str]:
    """The pieces of a paragraph; what was deleted under change tracking is not among them."""
    for element in paragraph.iter():
        if local(element) == "t":
            yield element.text or ""
        elif local(element) in _BREAKS:
            yield _BREAKS[local(element)]


def _sheets(archive: zipfile.ZipFile, names: set[str], sheets: list[str]) -> Iterator[str]:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        root = parse(part(archive, "xl/sharedStrings.xml"))
        shared = ["".join(map(str, item.itertext())) for item in root if local(item) == "si"]
    for name in sheets:
        for row in parse(part(archive, name)).iter():
            if local(row) == "row" and (text := " | ".join(cell for cell in _cells(row, shared) if cell)):
                yield text


def _cells(row: etree._Element, shared: list[str]) -> Iterator[str]:
    for cell in row:
        value = first_text(cell, "v") or first_text(cell, "is") or ""
        if cell.get("t") == "s" and value.isascii() and value.isdigit() and len(value) < 9:
            value = shared[int(value)] if int(value) < len(shared) else ""
        yield " ".join(value.split())


def _properties(archive: zipfile.ZipFile, names: set[str]) -> tuple[str | None, str | None, str | None]:
    if "docProps/core.xml" not in names:
        return None, None, None
    root = parse(part(archive, "docProps/core.xml"))
    return first_text(root, "title"), first_text(root, "creator"), first_text(root, "created")
