"""When a page was published, as it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from crawler.extract.dates import plausible, read_date
from crawler.extract.facts import Facts
from crawler.extract.jsonld import text_of
from crawler.extract.markup import find, text_in
from crawler.extract.prosedates import NUMBERED, from_dateline, from_search, lines_beside_title
from index.model import Kind

_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publication_date", "publish-date",
    "publishdate", "publish_date", "pubdate", "published_time", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date", "dc:date", "dcterms.date", "citation_publication_date", "citation_date", "date",
    "article.published", "article_date_original", "originalpublicationdate", "rnews:datepublished", "datecreated",
    "iso-8601-publish-date", "vr:published_time", "bt:pubdate", "displaydate", "created",
)  # fmt: skip
_CHANGED = re.compile(r"updat|modif|edit|revis|comment|related|footer|sidebar|event", re.I)
_LABEL = re.compile(r"^[^\W\d]{2,20}(?:\s[^\W\d]{1,10}){0,2}\s*[:|]?\s+(?=[\w\d])", re.I)
_ADDRESS = re.compile(
    r"/(20\d\d|199\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|/(20\d\d)(\d\d)(\d\d)(?!\d)|/(\d\d)/(\d\d)/(\d\d)/"
)
_PROPERTY = etree.XPath("//*[@itemprop='datePublished']")
_MARKED = etree.XPath(
    "//time[@datetime or @pubdate] | //abbr[@title] | //*[self::span or self::div or self::p or self::time or self::li]"
    "[contains(@class, 'date') or contains(@class, 'publi') or contains(@class, 'posted') or contains(@class, 'time')]"
)
MAX_MARKED = 60


def read_published(facts: Facts, kind: Kind, blocks: list[str], first_post: str | None = None) -> str | None:
    """Return the date of publication as ISO-8601: a date alone where the page gives no time, its own offset if any.

    ``blocks`` is the main text; ``first_post`` is the date of a thread's first post and counts where the head states
    none. Of a listing only what it states of itself counts, in its head, its address or right beside its title: other
    dates on it are those of what it lists.
    """
    day_first = not (facts.tree.get("lang") or "").lower().startswith(("en-us", "en_us"))
    best: str | None = None
    for text in _stated(facts):
        found = read_date(text, day_first=day_first)
        if not found or not plausible(found, facts.now):
            continue
        if best is None and "T" in found:
            return found
        if best is None:
            best = found
        elif "T" in found and found.startswith(best):
            return found  # the same day, told with its time elsewhere
    if best is None and plausible(first_post, facts.now):
        return first_post
    if best is not None:
        return best
    if kind == "listing":
        return _from_address(facts) or _beside_title(facts, day_first)
    return _from_markup(facts, day_first) or _from_address(facts) or from_dateline(blocks, facts) or from_search(facts)


def _stated(facts: Facts) -> Iterator[str | None]:
    """What the head and the microdata say, best first."""
    for thing in (facts.article, facts.question):
        yield text_of(thing.get("datePublished")) or text_of(thing.get("dateCreated"))
    yield from (content for name in _METAS for content in facts.metas.get(name, ())[:1])
    for element in find(_PROPERTY, facts.tree)[:3]:
        yield element.get("content") or element.get("datetime") or text_in(element, 120)
    yield from (text_of(thing.get("datePublished")) for thing in facts.things)


def _from_markup(facts: Facts, day_first: bool) -> str | None:
    """``time`` elements and what is marked as a date by its class, in the order of the page."""
    for element in find(_MARKED, facts.tree)[:MAX_MARKED]:
        if _CHANGED.search(_names(element)) or _CHANGED.search(_names(element.getparent())):
            continue
        text = text_in(element, 120)
        if _CHANGED.search(text) or NUMBERED.match(text) or (len(text) > 80 and element.tag != "time"):
            continue
        stated = (element.get("datetime"), element.get("title"), text, _LABEL.sub("", text))
        for found in (read_date(value, day_first=day_first) for value in stated if value):
            if found and plausible(found, facts.now):
                return found
    return None


def _beside_title(facts: Facts, day_first: bool) -> str | None:
    """A date in the lines around the page's title, which teasers have no place between."""
    for found in (read_date(line, day_first=day_first) for line in lines_beside_title(facts)):
        if found and plausible(found, facts.now):
            return found
    return None


def _names(element: etree._Element | None) -> str:
    return "" if element is None else f"{element.get('class') or ''} {element.get('id') or ''}"


def _from_address(facts: Facts) -> str | None:
    found = _ADDRESS.search(facts.url or "")
    if not found:
        return None
    year, month, day = (part for part in found.groups() if part)
    year = year if len(year) == 4 else f"20{year}"
    stated = read_date(f"{year}-{int(month):02}-{int(day):02}")
    return stated if stated and plausible(stated, facts.now) else None
