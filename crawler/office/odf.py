"""OpenDocument texts, sheets and slides (ISO/IEC 26300)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from crawler.office.model import OfficeError, OfficeText, bounded
from crawler.office.parts import first_text, local, parse, part, texts

_LINES = ("p", "h")


def read_odf(archive: zipfile.ZipFile, names: set[str]) -> OfficeText:
    """Read an opened file. Raises ``OfficeError``, ``zipfile.BadZipFile``."""
    if "META-INF/manifest.xml" in names and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        raise OfficeError("an encrypted office file")
    blocks, partial = bounded(list(_blocks(parse(part(archive, "content.xml")))))
    title = author = created = None
    if "meta.xml" in names:
        meta = parse(part(archive, "meta.xml"))
        title, author = first_text(meta, "title"), first_text(meta, "creator")
        created = first_text(meta, "creation-date") or first_text(meta, "date")
    return OfficeText(blocks, title, (author,) if author else (), created, partial)


def _blocks(root: etree._Element) -> Iterator[str]:
    """Paragraphs and headings; of a table one block for each row."""
    inside: set[etree._Element] = set()
    for element in root.iter():
        if local(element) == "table-row":
            inside.update(element.iterdescendants())
            if text := " | ".join(texts(element, ("table-cell",))):
                yield text
        elif local(element) in _LINES and element not in inside:
            yield from filter(None, [" ".join("".join(map(str, element.itertext())).split())])
