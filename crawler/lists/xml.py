"""Entries of an XML list, one at a time, by a parser that loads nothing and expands nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from crawler.lists.model import ListError
from crawler.lists.words import plain

MAX_ELEMENTS = 1_500_000
MAX_INSIDE = 20_000
"""Elements of a whole list, and of one entry."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Attributes without number in one tag cost a parser twenty times their size.
_LONG_TAG = re.compile(rb"<[^<>]{100000}")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
Element = Any


def entries(body: bytes, roots: Collection[str], names: Collection[str]) -> Iterator[Element]:
    """Yield each element named in ``names``, namespaces left out; it is emptied when the next one is asked for.

    Raises ``ListError``: another root than ``roots``, a document type (no list has one, and attacks need one), an
    early end, broken markup.
    """
    if _DECLARED.search(body):
        raise ListError("an XML list with a document type or entities of its own is not read")
    if body.startswith(_WIDE) or b"\0" in body[:200]:
        raise ListError("an XML list must be in UTF-8 or another encoding of single bytes")
    if _LONG_TAG.search(body):
        raise ListError("a tag of the XML is longer than 100,000 characters")
    try:
        yield from _walk(body, roots, names)
    except etree.XMLSyntaxError as error:
        raise ListError(f"broken XML, or only its beginning: {plain(str(error), 200)}") from error


def _walk(body: bytes, roots: Collection[str], names: Collection[str]) -> Iterator[Element]:
    walk = etree.iterparse(
        BytesIO(body),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    total = inside = depth = 0
    for event, element in walk:
        if event == "start":
            total, depth, inside = total + 1, depth + 1, inside + 1
            _check(element, depth, roots, total, inside)
            continue
        depth -= 1
        # Entries stand below the root or one level deeper; an entry within an entry is part of it.
        wanted = depth <= 2 and local(element) in names
        if wanted:
            yield element
        if wanted or depth <= 1:
            _forget(element)
            inside = 0


def _check(element: Element, depth: int, roots: Collection[str], total: int, inside: int) -> None:
    if depth == 1:
        if element.getroottree().docinfo.doctype:
            raise ListError("an XML list with a document type is not read")
        if local(element) not in roots:
            raise ListError(f"not such a list: the root of the XML is <{plain(local(element), 60)}>")
    if total > MAX_ELEMENTS:
        raise ListError(f"more than {MAX_ELEMENTS:,} elements")
    if inside > MAX_INSIDE:
        raise ListError(f"more than {MAX_INSIDE:,} elements in one entry, or between two")


def _forget(element: Element) -> None:
    """Free an element and those before it, so that memory holds one entry at a time."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """The children of a name."""
    return [child for child in element if local(child) == name]


def value(element: Element, *path: str) -> str:
    """The text of the first element along a path of names, empty where there is none."""
    for name in path:
        element = next((child for child in element if local(child) == name), None)
        if element is None:
            return ""
    return plain(element.text or "", 20_000)


def values(element: Element, *path: str) -> list[str]:
    """The texts of all elements along a path of names."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in children(parent, name)]
    return [text for one in found if (text := plain(one.text or ""))]
