"""Finding parts of Telegram's preview pages by their classes, and reading the numbers there."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from crawler.extract.markup import find, text_in
from crawler.feeds.fields import web_address
from crawler.social.json import clean

_BLANKS = " ,\u00a0\u202f"
_COUNT = re.compile(
    rf"(?P<digits>[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+|[0-9]{{1,15}}(?:\.[0-9]{{1,6}})?)\s*(?P<unit>[KMBkmb]?)"
)
_UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_BACKGROUND = re.compile(r"background-image\s*:\s*url\(\s*['\"]?([^'\")]{1,4000})")


def count(text: str | None) -> int | None:
    """Return a number as Telegram shortens it: ``532``, ``1.2K``, ``10.5M``, ``1 204``; None for anything else."""
    found = _COUNT.fullmatch((text or "")[:40].strip())
    if not found:
        return None
    digits = re.sub(f"[{_BLANKS}]", "", found["digits"])
    return round(float(digits) * _UNITS[found["unit"].upper()])


def marked(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements of a class below one."""
    return find(_path(name), element)


def first(element: etree._Element, name: str) -> etree._Element | None:
    """The first element of a class below one."""
    return next(iter(marked(element, name)), None)


def words(element: etree._Element | None, name: str | None = None) -> str | None:
    """The text of an element, or of the first of a class below it, on one line; None where there is none."""
    if element is not None and name:
        element = first(element, name)
    return (clean(text_in(element, 2000)).strip() or None) if element is not None else None


def address(element: etree._Element | None, attribute: str = "href") -> str | None:
    """The web address in an attribute."""
    value = element.get(attribute) if element is not None else None
    return web_address(None, clean(value)[:4000]) if value else None


def background(element: etree._Element | None) -> str | None:
    """The address of the image that an element shows as its background."""
    found = _BACKGROUND.search((element.get("style") or "")[:8000]) if element is not None else None
    return web_address("https://t.me/", clean(found[1])) if found else None


def classes(element: etree._Element) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "")[:2000].split())


@cache
def _path(name: str) -> etree.XPath:
    return etree.XPath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
