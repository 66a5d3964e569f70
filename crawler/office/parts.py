"""Members of office files that are ZIP archives of XML, read within bounds."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from crawler.office.model import OfficeError

MAX_PART = 64 * 2**20
"""Bytes of one member when unpacked. What a header says is not believed."""


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member. Raises ``OfficeError`` if it is encrypted or too large, ``zipfile.BadZipFile``."""
    if archive.getinfo(name).flag_bits & 1:
        raise OfficeError("an encrypted office file")
    with archive.open(name) as file:
        data = file.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise OfficeError(f"a part of the file is larger than {MAX_PART // 2**20} MiB when unpacked")
    return data


def parse(data: bytes) -> etree._Element:
    """Parse a member without entities, document types or network. Raises ``OfficeError``."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise OfficeError("an office file with a document type declaration, which none should have")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise OfficeError(f"a damaged office file: {str(error)[:200]}") from error
    if root is None:
        raise OfficeError("a damaged office file: a part of it holds no XML")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def texts(root: etree._Element, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the stripped text of every element of these names that has one."""
    for element in root.iter():
        if local(element) in names:
            text = " ".join("".join(map(str, element.itertext())).split())
            if text:
                yield text


def first_text(root: etree._Element, name: str) -> str | None:
    """The first text of an element of a name, None if there is none."""
    return next(texts(root, (name,)), None)
