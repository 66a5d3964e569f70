"""Whether a page is divided as lists are, into numbered pages, rather than as a long article is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

MAX_LINKS = 200
MAX_DEPTH = 12

OWN_PAGES = heuristic("kind.own-pages", "numbers of pages within an article make no list")

_PAGES = ("page=2", "/page/2")
_CLASSES = ("page-link", "page-numbers", "pagination")
_COUNTED = re.compile(
    r"[?&](?:\w*page\w*|pag?|pg|start|offset|seite|sida|side|strona|strana|sayfa)=\d|"
    r"[/_-](?:pages?|pag|pagina|página|seite|sida|side|strona|strana|stranica|sayfa|halaman|p)[/_-]?\d+(?:[/.?#]|$)|"
    r"/\d{1,2}/?$", re.I,
)  # fmt: skip
_APART = re.compile(
    r"post-?nav|nav-(?:previous|next|single)|(?:entry|article|single)-nav|adjacent|pagenav|comment|"
    r"(?<!\w)page-links|post-page-numbers|post-pages|link-pages",
    re.I,
)
"""Names of what leads to the article before or after, to more comments, or to further pages of one article."""


def is_paged(facts: Facts) -> bool:
    """Whether links lead to further pages of a list."""
    found = list(islice(filter(_leads_on, facts.tree.iter("link", "a")), MAX_LINKS))
    if not OWN_PAGES or not found:
        return bool(found)
    held = _held(facts.tree)
    own = {_address(link, facts) for link in found if link.tag == "a" and _is_own(link, held)}
    return any(_address(link, facts) not in own for link in found if not _is_own(link, held) and _counts(link))


def _leads_on(link: etree._Element) -> bool:
    if link.get("rel") == "next":
        return True
    if link.tag == "link":
        return False
    address, classes = link.get("href") or "", link.get("class") or ""
    return any(page in address for page in _PAGES) or ("pag" in classes and any(name in classes for name in _CLASSES))


def _held(tree: etree._Element) -> etree._Element | None:
    """The one article of the page, around its heading; None where there are several or it has none."""
    articles = [one for one in islice(tree.iter("article"), 60) if next(one.iter("h1"), None) is not None]
    return articles[0] if len(articles) == 1 and next(articles[0].iterdescendants("article"), None) is None else None


def _is_own(link: etree._Element, held: etree._Element | None) -> bool:
    return any(box is held or _APART.search(f"{box.get('class') or ''}"[:200]) for box in _boxes(link))


def _counts(link: etree._Element) -> bool:
    """Whether a link that is only called the next one has the number of a page in its address."""
    return link.get("rel") != "next" or _COUNTED.search((link.get("href") or "")[-200:]) is not None


def _boxes(link: etree._Element) -> Iterator[etree._Element]:
    return (box for box in islice((link, *link.iterancestors()), MAX_DEPTH) if box.tag not in ("body", "html"))


def _address(link: etree._Element, facts: Facts) -> str:
    href = (link.get("href") or "").strip()[:2000]
    try:
        return urljoin(facts.url or "", href)
    except ValueError:
        return href
