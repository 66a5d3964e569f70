"""Where on a page a byline stands: near the title, or in a part that is about something else."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from crawler.extract.authors.names_shape import key
from crawler.extract.authors.walk import Spot, Walk
from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic

NEAR = 400
"""Letters between the title and a byline."""
FAR = 2500
TEASER = 80

TITLE = heuristic("authors.near-title", "a byline near the title counts more, one above it less")
ELSEWHERE = heuristic("authors.elsewhere", "no byline in comments, related articles, navigation or captions")

_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|respond|replies|related|recommend(?:ed|ations?)?|teasers?|sidebar|"
    r"cards?|popular|trending|latest|recent|most[-_]?read|more[-_]?(?:news|stories|articles|posts|from)|"
    r"read[-_]?(?:more|next|also)|newsletter|promo|sponsored|carousel|slider|swiper|recirc\w*|outbrain|taboola|menu|nav|"
    r"navbar|breadcrumbs?|testimonials?|reviews?|book|product|podcast-list|list-item|post-list|article-list|"
    r"articles-list|feed|prev|next|previous)(?:$|[\s_-])|"
    r"(?:^|\s)widget(?:$|\s|_)|(?:(?<!v)(?<!h)card|teaser|comment|related|sidebar)(?:s|list|item|body|box|content|wrapper)?(?:$|[\s_-])"
)
_OUTSIDE = frozenset({"nav", "figure", "figcaption", "form", "blockquote", "q"})


class Places:
    """Judges the places of one page."""

    def __init__(self, facts: Facts, found: Walk) -> None:
        self._other: dict[etree._Element, bool] = {}
        self._long: dict[etree._Element, bool] = {}
        self._title = _title(facts, found)
        self._top = {self._title[0], *self._title[0].iterancestors()} if self._title else set()

    def nearness(self, spot: Spot) -> float:
        """2 near the title, less further below it, negative above."""
        if not TITLE or self._title is None:
            return 0.0
        after = spot.place - self._title[1]
        if -NEAR < after < NEAR:
            return 2.0
        return 0.7 if 0 < after < FAR else -1.0 if after < 0 else 0.0

    def elsewhere(self, spot: Spot) -> bool:
        """Whether it stands in a part that is about something else; parts that hold the title too are not."""
        if not ELSEWHERE:
            return False
        for ancestor in (spot.element, *spot.element.iterancestors()):
            if ancestor in self._top:
                return False
            if ancestor not in self._other:
                self._other[ancestor] = _is_other(ancestor)
            if self._other[ancestor] or (ancestor.tag == "a" and self._is_teaser(ancestor, spot)):
                return True
        return False

    def in_title(self, spot: Spot) -> bool:
        """Whether it is a part of the title itself."""
        return self._title is not None and (spot.element in self._top or self._title[0] in spot.element.iterancestors())

    def _is_teaser(self, link: etree._Element, spot: Spot) -> bool:
        """Whether a link around a byline holds more than it."""
        if link not in self._long:
            self._long[link] = len("".join(str(piece) for piece in link.itertext())) > TEASER
        return link is not spot.element and self._long[link]


def _is_other(element: etree._Element) -> bool:
    if element.tag in _OUTSIDE:
        return True
    name, identity = element.get("class"), element.get("id")
    return bool(name and _says_other(name)) or bool(identity and _says_other(identity))


@lru_cache(maxsize=8192)
def _says_other(name: str) -> bool:
    return bool(_ELSEWHERE.search(name.lower()))


def _title(facts: Facts, found: Walk) -> tuple[etree._Element, int] | None:
    """The heading that the page's title holds; else its first ``h1``."""
    head = facts.tree.find(".//title")
    stated = key(facts.meta("og:title", "twitter:title") or "") + key((head.text or "") if head is not None else "")
    for heading, place in found.headings:
        said = key("".join(str(piece) for piece in heading.itertext())[:300])
        if len(said) > 5 and said in stated:
            return heading, place
    return next((one for one in found.headings if one[0].tag == "h1"), None)
