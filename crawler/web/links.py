"""The links of a page, each with where it stands: what a reader would take for headlines, menus, and the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml import etree, html

from crawler.address import AddressError, canonical_url
from crawler.extract.encodings.reading import decode
from crawler.extract.markup import parse, text_in
from crawler.extract.model import PageError
from crawler.web.traps import MAX_LENGTH, without_session

MAX_LINKS = 3000
MAX_FEEDS = 5
MAX_BELOW = 40
"""Elements inside a link among which a heading is looked for."""

_MENU = re.compile(r"(?:^|[-_\s])(?:nav|menu|navbar|navigation|breadcrumbs?|footer|topbar)(?:$|[-_\s])", re.I)
_FEEDS = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.I)
_COMMENTS = re.compile(r"comment", re.I)
_TITLES = ("h1", "h2", "h3", "h4", "h5")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: absolute address without session and fragment, its canonical form, its text and place.

    ``heading``: it is a headline. ``menu``: it stands in navigation, header or footer. ``follows``: the page says that
    the next part of it is there.
    """

    url: str
    key: str
    text: str
    heading: bool = False
    menu: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Each address once, in the order of the page; feeds that the page advertises, not those of comments.

    ``cut``: the page has more links than are looked at.
    """

    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    cut: bool = False


def read_links(body: bytes, url: str, content_type: str | None) -> Links:
    """Read the links of a page; none of a page that cannot be read. ``url`` is its address after redirects."""
    try:
        tree = parse(decode(body, content_type)[0])
    except PageError:
        return Links()
    base = _base(tree, url)
    found: dict[str, Link] = {}
    elements = list(islice(tree.iter("a", "area", "link"), MAX_LINKS + 1))
    for element in elements[:MAX_LINKS]:
        link = _link(element, base)
        if link is not None and (link.key not in found or _better(link, found[link.key])):
            found[link.key] = link
    return Links(tuple(found.values()), tuple(islice(_feeds(tree, base), MAX_FEEDS)), len(elements) > MAX_LINKS)


def _base(tree: html.HtmlElement, url: str) -> str:
    stated = next((base.get("href") for base in tree.iter("base") if base.get("href")), None)
    return _absolute(url, stated) or url


def _absolute(base: str, address: str | None) -> str | None:
    try:
        return urljoin(base, address.strip()) if address else None
    except ValueError:
        return None


def _link(element: etree._Element, base: str) -> Link | None:
    relation = (element.get("rel") or "").lower().split()
    if element.tag == "link" and "next" not in relation:
        return None
    address = _absolute(base, element.get("href"))
    # A longer one is a trap, and comparing thousands of them would cost more than a page may.
    if address is None or len(address) > MAX_LENGTH or not address.startswith(("http://", "https://")):
        return None
    address = without_session(address)
    try:
        key = canonical_url(address)
    except AddressError:
        return None
    text = text_in(element, 300) or (element.get("title") or "").strip()[:300]
    return Link(address, key, text, *_place(element), follows="next" in relation)


def _place(element: etree._Element) -> tuple[bool, bool]:
    """Whether a link is a headline, and whether it stands in a menu."""
    heading = any(child.tag in _TITLES for child in islice(element.iterdescendants(), MAX_BELOW))
    for depth, box in enumerate(element.iterancestors()):
        if box.tag in _TITLES and depth < 3:
            heading = True
        if box.tag in ("nav", "footer", "menu") or (box.tag == "header" and not heading):
            return heading, True
        if box.tag in ("article", "main", "body"):
            break
        if _MENU.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return heading, True
    return heading, False


def _better(new: Link, old: Link) -> bool:
    """Whether a second link to the same page tells more: pictures are linked before headlines."""
    return (new.heading, not new.menu, len(new.text)) > (old.heading, not old.menu, len(old.text))


def _feeds(tree: html.HtmlElement, base: str) -> Iterator[str]:
    for link in tree.iter("link"):
        relation = (link.get("rel") or "").lower().split()
        stated = f"{link.get('title') or ''} {link.get('href') or ''}"
        if "alternate" in relation and _FEEDS.search(link.get("type") or "") and not _COMMENTS.search(stated):
            address = _absolute(base, link.get("href"))
            if address and address.startswith(("http://", "https://")):
                yield address
