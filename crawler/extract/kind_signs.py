"""What a page shows of its kind, in numbers: its statements, its address, its prose and its repeated links."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.markup import find, text_in

MAX_LINKS = 800
MAX_PARAGRAPHS = 400
LONG_BLOCK = 80
"""Letters from which a block is running text."""
LONG_LINK = 25
"""Letters from which the text of a link is a headline rather than the name of a section."""
SHORT = 4000
"""Letters of main text up to which it is asked how much of it are the page's links."""

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|HowTo|LiveBlogPosting)$")
_LISTINGS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog", "OfferCatalog", "ProfilePage"})
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate")
_MANY = re.compile(r"(?:^|\s)(?:archive|category|tag|search|home|blog|taxonomy)(?:\s|$)", re.I)
_ONE = re.compile(r"(?:^|\s)(?:single|single-\S+|node-type-article|article|postid-\d+)(?:\s|$)", re.I)
_LISTED = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies|ia|ie)|kategorie|rubrik|rubrique|section|archives?|search|browse|directory|"
    r"collections?|authors?|issues|market|page/\d+)(?:/|$)", re.I,
)  # fmt: skip
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d\d|$)")
_ID = re.compile(r"(?:^|&)(?:\w*id|idx|no|p|art\w*|story|news)=\d{2,}(?:&|$)", re.I)
_DENSE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"[.!?…。！？।؟»”\"')]$")
_TITLES = ("h2", "h3", "h4")
_MAIN_LINKS = etree.XPath("//a[@href and not(ancestor::nav or ancestor::footer or ancestor::header)]")
_LINKS = etree.XPath("count(//a)")
_FIELDS = etree.XPath("count(//select | //input[@type='checkbox'])")
_PAGING = etree.XPath(
    "boolean(//link[@rel='next'] | //a[@rel='next' or contains(@href, 'page=2') or contains(@href, '/page/2') or "
    "contains(@class, 'page-link') or contains(@class, 'page-numbers') or contains(@class, 'pagination')])"
)


def signs_of(facts: Facts, blocks: list[str]) -> Mapping[str, float]:
    """Return each sign by name, between 0 and 1 but for ``listed_text``, in letters. ``blocks`` are the main text's."""
    return {**_stated(facts), **_of_address(facts.url), **_of_prose(blocks), **_of_build(facts, blocks)}


def length(text: str) -> int:
    """Letters of a text; those of scripts that write a syllable or word in one count twice."""
    return len(text) + (0 if text.isascii() else len(_DENSE.findall(text)))


def _stated(facts: Facts) -> dict[str, float]:
    body = facts.tree.find("body")
    marks = "" if body is None else body.get("class") or ""
    heading = facts.headings[0] if facts.headings else ""
    words = len(heading.split()) + len(_DENSE.findall(heading)) / 2
    return {
        "says_article": any(_ARTICLES.search(name) for name in facts.types),
        "says_listing": bool(facts.types & _LISTINGS),
        "og_article": (facts.meta("og:type") or "").lower() == "article",
        "published": facts.meta(*_PUBLISHED) is not None or bool(facts.article.get("datePublished")),
        "many": bool(_MANY.search(marks)),
        "one": bool(_ONE.search(marks)),
        "heading": min(words, 12) / 12,
    }


def _of_address(url: str | None) -> dict[str, float]:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return {}
    segments = [one for one in unquote(parts.path).split("/") if one]
    words = len([word for word in re.split(r"[-_+ .]+", segments[-1]) if word]) if segments else 0
    numbered = bool(_ID.search(parts.query)) and words < 4
    return {
        "front": bool(url) and not segments and not parts.query,
        # Half is what an address gets that says nothing of its page: a number, or no address at all.
        "slug": 0.5 if numbered or not url else min(words, 8) / 8,
        "dated": bool(_DATED.search(parts.path)),
        "listed": bool(_LISTED.search(parts.path)),
        "query": bool(parts.query) and not numbered,
    }


def _of_prose(blocks: list[str]) -> dict[str, float]:
    long = [block for block in blocks if length(block) > LONG_BLOCK]
    return {
        "prose": math.log2(1 + sum(map(length, long))) / 16,
        "ended": sum(bool(_END.search(block)) for block in long) / len(long) if long else 0.0,
        "long": math.log2(1 + len(long)) / 7,
    }


def _of_build(facts: Facts, blocks: list[str]) -> dict[str, float]:
    tree = facts.tree
    paragraphs = (length(text_in(one, 2000)) for one in islice(tree.iter("p"), MAX_PARAGRAPHS))
    listed = _repeated(islice(find(_MAIN_LINKS, tree), MAX_LINKS))
    size = sum(map(len, listed))
    prose = sum(len(block) for block in blocks if length(block) > LONG_BLOCK)
    return {
        "links": math.log2(1 + _number(_LINKS, tree)) / 10,
        "fields": math.log2(1 + _number(_FIELDS, tree)) / 10,
        "paging": bool(_PAGING(tree)),
        "paragraphs": math.log2(1 + sum(size for size in paragraphs if size > LONG_BLOCK)) / 16,
        "repeated": math.log2(1 + len(listed)) / 8,
        "repeated_share": size / (size + prose) if size else 0.0,
        "listed_text": _within(listed, blocks) if prose < SHORT else 0,
    }


def _number(path: etree.XPath, tree: etree._Element) -> float:
    return float(str(path(tree)))


def _repeated(links: Iterable[etree._Element]) -> list[str]:
    """The texts of the links that are headlines, of those in the place where most of them stand."""
    places: dict[str, list[str]] = defaultdict(list)
    for link in links:
        text = text_in(link, 200)
        if text and (length(text) >= LONG_LINK or _is_heading(link)):
            places[_place(link)].append(text)
    return max(places.values(), key=len, default=[])


def _within(texts: list[str], blocks: list[str]) -> int:
    """Letters of those texts that stand in the main text."""
    told = "\n".join(blocks)
    return sum(len(text) for text in texts if text in told)


def _is_heading(link: etree._Element) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in _TITLES) or any(child.tag in _TITLES for child in link)


def _place(link: etree._Element) -> str:
    """The names and first classes of the boxes around a link: alike for all entries of one list."""
    boxes = islice(link.iterancestors(), 4)
    return "/".join(f"{box.tag}.{(box.get('class') or '').partition(' ')[0]}" for box in boxes)
